import type { Frame, NewsletterCard } from './models.ts';

/** A line that signs up for one newsletter: in the header, at the foot of a list. Inside stories the newsletter block says more. */
export function SignUp({ frame, newsletter, place }: { frame: Frame; newsletter: NewsletterCard; place: 'header' | 'page' }) {
  const { words, href } = frame;
  const id = `sign-up-${place}`;
  return (
    <form class={`sign-up sign-up-${place}`} method="post" action={href('/newsletters')}>
      <input type="hidden" name="newsletter" value={newsletter.slug} />
      <label for={id}>
        {words(newsletter.frequency === 'daily' ? 'design.signUp.daily' : 'design.signUp.weekly', { name: newsletter.name })}
      </label>
      <div class="sign-up-line">
        <input
          id={id}
          type="email"
          name="email"
          dir="ltr"
          autocomplete="email"
          required
          maxlength={254}
          placeholder={words('design.signUp.email')}
        />
        <button type="submit" class="button button-quiet">
          {words('design.signUp.submit')}
        </button>
      </div>
    </form>
  );
}

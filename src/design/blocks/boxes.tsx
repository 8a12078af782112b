import type { Correction, Embed, NewsletterBox, Related } from '#document';
import { addCalendar, dayText } from '#platform/dates.ts';
import { directionOf } from '#platform/languages.ts';
import type { BlockContext } from './context.ts';
import { InlineText } from './inline-text.tsx';
import { PictureImage } from './picture-image.tsx';

/** A card that links to something shown elsewhere, with the name of the host it leads to. */
export function EmbedCard({ block, context }: { block: Embed; context: BlockContext }) {
  return (
    <p class="embed-card">
      <a href={block.url} rel="external noopener">
        <span class="embed-title">{block.title}</span>{' '}
        <span class="embed-host">{context.words('design.block.embedHost', { host: new URL(block.url).host })}</span>
      </a>
    </p>
  );
}

/** A sign-up form for one newsletter, chosen by whoever wrote or rendered the story. */
export function NewsletterSignUp({ block, context }: { block: NewsletterBox; context: BlockContext }) {
  const { words, newsletters, signUpAction } = context;
  const newsletter = newsletters.get(block.newsletter);
  if (!newsletter) return null;
  return (
    <form class="newsletter-box" method="post" action={signUpAction}>
      <fieldset>
        <legend>
          <span class="newsletter-box-kind">
            {words('design.block.newsletterKind', { access: newsletter.access, frequency: newsletter.frequency })}
          </span>{' '}
          <span class="newsletter-box-name">{newsletter.name}</span>
        </legend>
        <p class="newsletter-box-about">{newsletter.about}</p>
        <input type="hidden" name="newsletter" value={newsletter.slug} />
        <div class="newsletter-box-fields">
          <label>
            <span class="newsletter-box-label">{words('design.block.newsletterEmail')}</span>{' '}
            <input type="email" name="email" dir="ltr" autocomplete="email" maxlength={254} required />
          </label>
          <button type="submit">{words('design.block.newsletterButton')}</button>
        </div>
        <p class="newsletter-box-note">{words('design.block.newsletterNote')}</p>
      </fieldset>
    </form>
  );
}

/** Another story of the paper. The picture says nothing the headline doesn't, so it has no alternative text. */
export function RelatedStory({ block, context }: { block: Related; context: BlockContext }) {
  const story = context.stories.get(block.story);
  if (!story) return null;
  const isForeign = story.language !== context.language;
  return (
    <div class="related-story">
      {story.lead ? <PictureImage picture={story.lead.picture} alt="" sizes="8rem" /> : null}
      <div class="related-text">
        <p class="related-label">{context.words('design.block.related')}</p>
        <p class="related-headline">
          <a
            href={story.href}
            lang={isForeign ? story.language : undefined}
            hreflang={isForeign ? story.language : undefined}
            dir={isForeign ? directionOf(story.language) : undefined}
          >
            {story.headline}
          </a>
        </p>
      </div>
    </div>
  );
}

/** A note on what was wrong and since when it is right. The year always stands: pages are read long after. */
export function CorrectionNote({ block, context }: { block: Correction; context: BlockContext }) {
  const on = new Date(`${block.on}T00:00:00Z`);
  const date = dayText(on, context.language, 'UTC', addCalendar(on, 'year', 1));
  return (
    <p class="correction-note">
      <strong class="correction-label">{context.words('design.block.correction', { date })}</strong>{' '}
      <InlineText text={block.text} language={context.language} />
    </p>
  );
}

import { Field, FormPage, type Frame, Notice, SubmitButton } from '#design';
import { isolated } from '../rules.ts';

export function DataPage({ frame, asked }: { frame: Frame; asked: boolean }) {
  const { words, href } = frame;
  return (
    <FormPage frame={frame} title={words('readers.data.title')} intro={<p>{words('readers.data.intro', { paper: frame.paper.name })}</p>}>
      {asked ? <Notice tone="good">{words('readers.data.asked')}</Notice> : null}
      <p class="button-row">
        <a class="button button-strong" href={href('/account/data.json')} download>
          {words('readers.data.json')}
        </a>{' '}
        <a class="button button-quiet" href={href('/account/data.zip')} download>
          {words('readers.data.csv')}
        </a>
      </p>
      <h2>{words('readers.data.eraseTitle')}</h2>
      <p>{words('readers.data.eraseAbout')}</p>
      <form method="post" action={href('/account/erase')}>
        <SubmitButton look="danger">{words('readers.data.erase')}</SubmitButton>
      </form>
      <Back frame={frame} />
    </FormPage>
  );
}

type AddressPageProps = { frame: Frame; email: string; typed?: string; problem?: string; waitingFor?: string | undefined };

export function AddressPage({ frame, email, typed, problem, waitingFor }: AddressPageProps) {
  const { words, href } = frame;
  return (
    <FormPage
      frame={frame}
      title={words('readers.address.title')}
      intro={<p>{words('readers.address.intro', { address: isolated(email) })}</p>}
    >
      {waitingFor ? <Notice tone="good">{words('readers.address.asked', { address: isolated(waitingFor) })}</Notice> : null}
      <form method="post" action={href('/account/address')}>
        <Field
          name="email"
          type="email"
          label={words('readers.address.label')}
          value={typed}
          problem={problem}
          autocomplete="email"
          required
          maxlength={254}
        />
        <SubmitButton>{words('readers.address.submit')}</SubmitButton>
      </form>
      <Back frame={frame} />
    </FormPage>
  );
}

function Back({ frame: { words, href } }: { frame: Frame }) {
  return (
    <p class="form-note">
      <a href={href('/account')}>{words('readers.data.back')}</a>
    </p>
  );
}

/** What the link of an account's letter is for. */
export type Wish = 'address' | 'erase';

type ConfirmPageProps = { frame: Frame; wish: Wish; link: { id: string; key: string; what: string } };

/** The page behind such a link: its button does it. */
export function ConfirmWishPage({ frame, wish, link }: ConfirmPageProps) {
  const { words, href } = frame;
  return (
    <FormPage frame={frame} title={words(`readers.${wish}Wish.title`)} intro={<p>{words(`readers.${wish}Wish.intro`)}</p>}>
      <form method="post" action={href(`/account/${wish}/confirm`)}>
        {Object.entries(link).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <SubmitButton look={wish === 'erase' ? 'danger' : 'strong'}>{words(`readers.${wish}Wish.submit`)}</SubmitButton>
      </form>
    </FormPage>
  );
}

export type WishEnd = 'addressDone' | 'addressHalf' | 'addressTaken' | 'erased' | 'gone';

/** What became of a wish. */
export function WishEndPage({ frame, end }: { frame: Frame; end: WishEnd }) {
  const { words, href } = frame;
  const to = end === 'erased' ? '/' : end === 'addressDone' ? '/sign-in' : '/account';
  return (
    <FormPage frame={frame} title={words(`readers.wish.${end}Title`)} intro={<p>{words(`readers.wish.${end}`)}</p>}>
      <p>
        <a class="button button-strong" href={href(to)}>
          {words(end === 'erased' ? 'readers.wish.front' : end === 'addressDone' ? 'readers.wish.signIn' : 'readers.wish.account')}
        </a>
      </p>
    </FormPage>
  );
}

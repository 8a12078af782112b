import { Field, FormPage, type Frame, Notice, PasskeyButton, PasskeyScript, SubmitButton } from '#design';
import { isolated, signInMinutes } from './rules.ts';

type SignInPageProps = {
  frame: Frame;
  to: string;
  hasPasskeys: boolean;
  email?: string;
  problem?: string;
  waitSeconds?: number;
  /** A passkey was shown that is none of ours. */
  isRefused?: boolean;
};

export function SignInPage({ frame, to, hasPasskeys, email, problem, waitSeconds, isRefused }: SignInPageProps) {
  const { words, href } = frame;
  return (
    <FormPage
      frame={frame}
      title={words('readers.signIn.title')}
      intro={<p>{words(introOf(to))}</p>}
      head={hasPasskeys ? <PasskeyScript frame={frame} /> : null}
    >
      {isRefused ? <Notice tone="bad">{words('design.passkey.refused')}</Notice> : null}
      {waitSeconds ? <Notice tone="bad">{words('readers.signIn.wait', { minutes: Math.ceil(waitSeconds / 60) })}</Notice> : null}
      <form method="post" action={href('/sign-in')}>
        <input type="hidden" name="to" value={to} />
        <Field
          name="email"
          type="email"
          label={words('readers.signIn.email')}
          value={email}
          problem={problem}
          autocomplete="email"
          required
          maxlength={254}
        />
        <SubmitButton>{words('readers.signIn.submit')}</SubmitButton>
      </form>
      {hasPasskeys ? (
        <PasskeyButton
          frame={frame}
          action={href('/sign-in/passkey')}
          options={href('/sign-in/passkey/options')}
          isAside
          kept={<input type="hidden" name="to" value={to} />}
        >
          {words('readers.signIn.passkey')}
        </PasskeyButton>
      ) : null}
      <p class="form-note">{words('readers.signIn.note')}</p>
    </FormPage>
  );
}

function introOf(to: string) {
  return /\/subscribe(?:\?|$)/.test(to) ? 'readers.signIn.introSubscribe' : 'readers.signIn.intro';
}

type CodePageProps = { frame: Frame; email: string; to: string; isKept: boolean; typed?: string; problem?: string };

export function CodePage({ frame, email, to, isKept, typed, problem }: CodePageProps) {
  const { words, href } = frame;
  const again = `${href('/sign-in')}?to=${encodeURIComponent(to)}`;
  return (
    <FormPage
      frame={frame}
      title={words('readers.code.title')}
      intro={<p>{words('readers.code.intro', { email: isolated(email), minutes: signInMinutes })}</p>}
    >
      {isKept ? (
        <Notice>
          {words('readers.code.kept')} <a href="/dev/mail">/dev/mail</a>
        </Notice>
      ) : null}
      <form method="post" action={href('/sign-in/code')}>
        <Field
          name="code"
          label={words('readers.code.label')}
          value={typed}
          problem={problem}
          hint={words('readers.code.hint')}
          autocomplete="one-time-code"
          inputmode="numeric"
          required
          maxlength={20}
          size="short"
          dir="ltr"
        />
        <SubmitButton>{words('readers.code.submit')}</SubmitButton>
      </form>
      <p class="form-note">
        {words('readers.code.nothing')} <a href={again}>{words('readers.code.again')}</a>
      </p>
    </FormPage>
  );
}

type LinkPageProps = { frame: Frame; address: string; id: string; linkKey: string };

export function LinkPage({ frame, address, id, linkKey }: LinkPageProps) {
  const { words, href } = frame;
  return (
    <FormPage
      frame={frame}
      title={words('readers.link.title')}
      intro={<p>{words('readers.link.intro', { address: isolated(address) })}</p>}
    >
      <form method="post" action={href('/sign-in/link')}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="key" value={linkKey} />
        <SubmitButton>{words('readers.link.submit')}</SubmitButton>
      </form>
      <p class="form-note">{words('readers.link.note')}</p>
    </FormPage>
  );
}

type GonePageProps = { frame: Frame; reason: 'used' | 'expired' | 'dead' | 'forged'; to: string };

export function GonePage({ frame, reason, to }: GonePageProps) {
  const { words, href } = frame;
  return (
    <FormPage frame={frame} title={words('readers.gone.title')} intro={<p>{words(`readers.gone.${reason}`)}</p>}>
      <p>
        <a class="button button-strong" href={`${href('/sign-in')}?to=${encodeURIComponent(to)}`}>
          {words('readers.gone.again')}
        </a>
      </p>
    </FormPage>
  );
}

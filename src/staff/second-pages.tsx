import { type DoorFrame, DoorPage, Field, PasskeyScript, SubmitButton } from '#design';
import { AuthenticatorForm, CodeList, NewPasskeyForm } from './factors/forms.tsx';
import type { AuthenticatorOffer } from './factors/offer.ts';
import type { Factors } from './factors/store.ts';
import { SignInByPasskey, type Ways } from './sign-in-page.tsx';

type SecondPageProps = { frame: DoorFrame; to: string; factors: Factors; ways: Ways; typed?: string; problem?: string };

/** Where somebody proves themselves a second time who has done so once. */
export function SecondPage({ frame, to, factors, ways, typed, problem }: SecondPageProps) {
  const { words, href } = frame;
  const takesPasskey = factors.passkeys.length > 0 && ways.hasPasskeys;
  const takesCode = factors.authenticatorAt !== undefined || factors.codesLeft > 0;
  return (
    <DoorPage
      frame={frame}
      title={words('staff.second.title')}
      intro={<p>{words(factors.authenticatorAt ? 'staff.second.intro' : 'staff.second.introPasskey')}</p>}
      head={takesPasskey ? <PasskeyScript frame={frame} /> : null}
    >
      {takesPasskey ? <SignInByPasskey frame={frame} to={to} /> : null}
      {takesCode ? (
        <form method="post" action={href('/newsroom/sign-in/second')}>
          <input type="hidden" name="to" value={to} />
          <Field
            name="code"
            label={words(factors.authenticatorAt ? 'staff.second.code' : 'staff.second.recovery')}
            hint={factors.authenticatorAt ? words('staff.second.hint') : undefined}
            value={typed}
            problem={problem}
            autocomplete="one-time-code"
            required
            maxlength={40}
            size="short"
            dir="ltr"
          />
          <SubmitButton>{words('readers.code.submit')}</SubmitButton>
        </form>
      ) : null}
      <p class="form-note">{words('staff.second.lost')}</p>
      <BeginAgain frame={frame} />
    </DoorPage>
  );
}

function BeginAgain({ frame }: { frame: DoorFrame }) {
  return (
    <form method="post" action={frame.href('/newsroom/sign-out')}>
      <button type="submit" class="text-button">
        {frame.words('staff.second.again')}
      </button>
    </form>
  );
}

type EnrolPageProps = { frame: DoorFrame; to: string; offer: AuthenticatorOffer; ways: Ways; problem?: string };

/** Where the paper has somebody set up a factor before anything else. */
export function EnrolPage({ frame, to, offer, ways, problem }: EnrolPageProps) {
  const { words, href } = frame;
  const action = href('/newsroom/sign-in/enrol');
  return (
    <DoorPage
      frame={frame}
      title={words('staff.enrol.title')}
      intro={<p>{words('staff.enrol.intro', { paper: frame.paper.name })}</p>}
      head={ways.hasPasskeys ? <PasskeyScript frame={frame} /> : null}
    >
      {ways.hasPasskeys ? (
        <section class="other-ways" aria-labelledby="by-passkey">
          <h2 id="by-passkey">{words('staff.passkeys.title')}</h2>
          <p class="hint">{words('staff.passkeys.about')}</p>
          <NewPasskeyForm frame={frame} action={action} options={href('/newsroom/sign-in/enrol/options')} to={to} device="" />
        </section>
      ) : null}
      <section class="other-ways" aria-labelledby="by-app">
        <h2 id="by-app">{words('staff.authenticator.title')}</h2>
        <AuthenticatorForm frame={frame} action={action} to={to} offer={offer} problem={problem} />
      </section>
      <BeginAgain frame={frame} />
    </DoorPage>
  );
}

/** What follows: the recovery codes, and the way on. */
export function EnrolledPage({ frame, to, codes }: { frame: DoorFrame; to: string; codes: string[] }) {
  const { words } = frame;
  return (
    <DoorPage frame={frame} title={words('staff.codes.title')}>
      <CodeList frame={frame} codes={codes} />
      <p>
        <a class="button button-strong" href={to}>
          {words('staff.codes.goOn')}
        </a>
      </p>
    </DoorPage>
  );
}

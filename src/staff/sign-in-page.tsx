import { type DoorFrame, DoorPage, Field, Notice, PasskeyButton, PasskeyScript, SubmitButton } from '#design';
import type { App } from '#platform/app.ts';
import { passkeyHost } from '#platform/passkeys.ts';

/** The ways in that a paper has beside letters. */
export type Ways = { hasPasskeys: boolean; provider: string | undefined };

export function waysOf(app: App): Ways {
  const { oidc } = app.config;
  return { hasPasskeys: passkeyHost(app.baseUrl()) !== undefined, provider: oidc && new URL(oidc.issuer).host };
}

type SignInPageProps = {
  frame: DoorFrame;
  to: string;
  ways: Ways;
  email?: string;
  problem?: string;
  waitSeconds?: number | undefined;
  trouble?: string;
};

/** Where staff say by which way they come in. */
export function SignInPage({ frame, to, ways, email, problem, waitSeconds, trouble }: SignInPageProps) {
  const { words, href } = frame;
  const wait = waitSeconds ? words('readers.signIn.wait', { minutes: Math.ceil(waitSeconds / 60) }) : undefined;
  const hasOthers = ways.hasPasskeys || ways.provider !== undefined;
  return (
    <DoorPage
      frame={frame}
      title={words('staff.signIn.title')}
      intro={<p>{words('staff.signIn.intro')}</p>}
      head={ways.hasPasskeys ? <PasskeyScript frame={frame} /> : null}
    >
      {(wait ?? trouble) ? <Notice tone="bad">{wait ?? trouble}</Notice> : null}
      <form method="post" action={href('/newsroom/sign-in')}>
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
      {hasOthers ? (
        <section class="other-ways" aria-labelledby="other-ways">
          <h2 id="other-ways">{words('staff.signIn.others')}</h2>
          {ways.hasPasskeys ? <SignInByPasskey frame={frame} to={to} /> : null}
          {ways.provider === undefined ? null : (
            <p>
              <a class="button button-quiet" href={`${href('/newsroom/sign-in/sso')}?to=${encodeURIComponent(to)}`}>
                {words('staff.signIn.provider', { provider: ways.provider })}
              </a>
            </p>
          )}
        </section>
      ) : null}
    </DoorPage>
  );
}

/** The button that signs in with a passkey. */
export function SignInByPasskey({ frame, to }: { frame: DoorFrame; to: string }) {
  const { words, href } = frame;
  const kept = <input type="hidden" name="to" value={to} />;
  return (
    <PasskeyButton frame={frame} action={href('/newsroom/sign-in/passkey')} options={href('/newsroom/sign-in/passkey/options')} kept={kept}>
      {words('staff.signIn.passkey')}
    </PasskeyButton>
  );
}

import { type DoorFrame, Field, PasskeyButton, SubmitButton } from '#design';
import type { AuthenticatorOffer } from './offer.ts';

type AuthenticatorFormProps = { frame: DoorFrame; action: string; to?: string; offer: AuthenticatorOffer; problem?: string | undefined };

/** How an authenticator app takes the secret in, and where its first code is typed. */
export function AuthenticatorForm({ frame, action, to, offer, problem }: AuthenticatorFormProps) {
  const { words } = frame;
  const { size, path } = offer.qr;
  return (
    <form method="post" action={action} class="authenticator">
      <p>{words('staff.authenticator.scan')}</p>
      <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words('staff.authenticator.picture')}>
        <path d={path} />
      </svg>
      <p>
        <a href={offer.address}>{words('staff.authenticator.open')}</a>
      </p>
      <p class="hint">{words('staff.authenticator.type')}</p>
      <p>
        <code class="typed-secret" dir="ltr">
          {offer.secret.replace(/(.{4})(?!$)/g, '$1 ')}
        </code>
      </p>
      <input type="hidden" name="offer" value={offer.sealed} />
      {to === undefined ? null : <input type="hidden" name="to" value={to} />}
      <Field
        name="code"
        label={words('staff.authenticator.code')}
        problem={problem}
        autocomplete="one-time-code"
        inputmode="numeric"
        required
        maxlength={20}
        size="short"
        dir="ltr"
      />
      <SubmitButton>{words('staff.authenticator.submit')}</SubmitButton>
    </form>
  );
}

type NewPasskeyFormProps = { frame: DoorFrame; action: string; options: string; to?: string; device: string };

/** Where a passkey is named and made. */
export function NewPasskeyForm({ frame, action, options, to, device }: NewPasskeyFormProps) {
  const { words } = frame;
  const kept = (
    <>
      {to === undefined ? null : <input type="hidden" name="to" value={to} />}
      <Field name="name" label={words('staff.passkeys.name')} value={device} hint={words('staff.passkeys.nameAbout')} maxlength={60} />
    </>
  );
  return (
    <PasskeyButton frame={frame} action={action} options={options} isNew kept={kept}>
      {words('staff.passkeys.add')}
    </PasskeyButton>
  );
}

/** Ten recovery codes, shown this once. */
export function CodeList({ frame, codes }: { frame: DoorFrame; codes: string[] }) {
  return (
    <>
      <p>{frame.words('staff.codes.intro')}</p>
      <ul class="recovery-codes" dir="ltr">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

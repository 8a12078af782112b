import { type StaffFrame, SubmitButton, staffMoment } from '#design';
import { NewPasskeyForm } from './forms.tsx';
import type { Factors, PasskeyLine } from './store.ts';

type FactorsBoxProps = { frame: StaffFrame; factors: Factors; hasPasskeys: boolean; isRequired: boolean; device: string };

/** What somebody proves themselves with beside their mailbox: passkeys, an app, recovery codes. */
export function FactorsBox({ frame, factors, hasPasskeys, isRequired, device }: FactorsBoxProps) {
  const { words } = frame;
  const { authenticatorAt, passkeys, codesLeft } = factors;
  const hasAny = authenticatorAt !== undefined || passkeys.length > 0;
  return (
    <section class="below" aria-labelledby="factors">
      <h2 id="factors">{words('staff.factors.title')}</h2>
      <p class="hint">{words(isRequired ? 'staff.factors.required' : 'staff.factors.about')}</p>
      <h3>{words('staff.passkeys.title')}</h3>
      <p class="hint">{words(hasPasskeys ? 'staff.passkeys.about' : 'staff.passkeys.noHost')}</p>
      {passkeys.length > 0 ? <PasskeyTable frame={frame} passkeys={passkeys} /> : null}
      {hasPasskeys ? (
        <NewPasskeyForm
          frame={frame}
          action={frame.href('/newsroom/own/passkeys')}
          options={frame.href('/newsroom/own/passkeys/options')}
          device={device}
        />
      ) : null}
      <h3>{words('staff.authenticator.title')}</h3>
      <AuthenticatorState frame={frame} addedAt={authenticatorAt} />
      {hasAny ? (
        <>
          <h3>{words('staff.codes.title')}</h3>
          <p>{words('staff.codes.left', { count: codesLeft })}</p>
          <form method="post" action={frame.href('/newsroom/own/recovery-codes')}>
            <SubmitButton look="quiet">{words('staff.codes.renew')}</SubmitButton>
          </form>
        </>
      ) : null}
    </section>
  );
}

function AuthenticatorState({ frame, addedAt }: { frame: StaffFrame; addedAt: Date | undefined }) {
  const { words, href } = frame;
  const label = words(addedAt ? 'staff.authenticator.replace' : 'staff.authenticator.begin');
  return (
    <>
      <p>{addedAt ? words('staff.authenticator.since', { when: staffMoment(frame, addedAt) }) : words('staff.authenticator.none')}</p>
      <div class="buttons">
        <form method="post" action={href('/newsroom/own/authenticator')}>
          <SubmitButton look="quiet">{label}</SubmitButton>
        </form>
        {addedAt ? (
          <form method="post" action={href('/newsroom/own/authenticator/remove')}>
            <SubmitButton look="danger">{words('staff.authenticator.remove')}</SubmitButton>
          </form>
        ) : null}
      </div>
    </>
  );
}

function PasskeyTable({ frame, passkeys }: { frame: StaffFrame; passkeys: PasskeyLine[] }) {
  const { words, href } = frame;
  return (
    <div class="table-frame">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{words('staff.passkeys.name')}</th>
            <th scope="col">{words('staff.passkeys.added')}</th>
            <th scope="col">{words('staff.own.seen')}</th>
            <th scope="col">{words('staff.people.access')}</th>
          </tr>
        </thead>
        <tbody>
          {passkeys.map(({ id, name, addedAt, usedAt }) => (
            <tr>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>{staffMoment(frame, addedAt)}</td>
              <td>{usedAt ? staffMoment(frame, usedAt) : words('staff.passkeys.never')}</td>
              <td>
                <form method="post" action={href(`/newsroom/own/passkeys/${id}/remove`)}>
                  <button type="submit" class="small-button" aria-label={words('staff.passkeys.removeOf', { name })}>
                    {words('staff.passkeys.remove')}
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

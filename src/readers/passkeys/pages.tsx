import { Field, FormPage, type Frame, Notice, PasskeyButton, PasskeyScript } from '#design';
import { dayText } from '#platform/dates.ts';
import type { PasskeyLine } from './store.ts';

type PasskeysPageProps = { frame: Frame; passkeys: PasskeyLine[]; isAble: boolean; device: string; isRefused: boolean };

/** A reader's passkeys, and where another is made. */
export function PasskeysPage({ frame, passkeys, isAble, device, isRefused }: PasskeysPageProps) {
  const { words, href, language, timeZone, now } = frame;
  const day = (at: Date) => dayText(at, language, timeZone, now);
  return (
    <FormPage
      frame={frame}
      title={words('readers.passkeys.title')}
      intro={<p>{words('readers.passkeys.intro')}</p>}
      head={<PasskeyScript frame={frame} />}
    >
      {isRefused ? <Notice tone="bad">{words('design.passkey.refused')}</Notice> : null}
      {passkeys.length > 0 ? (
        <form method="post" action={href('/account/passkeys/remove')}>
          <ul class="devices">
            {passkeys.map(({ id, name, addedAt, usedAt }) => (
              <li>
                <bdi id={`passkey-${id}`}>{name}</bdi>
                <span class="hint">
                  {words('readers.passkeys.added', { day: day(addedAt) })}
                  {usedAt ? ` · ${words('site.account.lastUsed')} ${day(usedAt)}` : null}
                </span>
                <button type="submit" class="text-button" name="id" value={id} aria-describedby={`passkey-${id}`}>
                  {words('readers.passkeys.remove')}
                </button>
              </li>
            ))}
          </ul>
        </form>
      ) : null}
      {isAble ? (
        <PasskeyButton
          frame={frame}
          action={href('/account/passkeys')}
          options={href('/account/passkeys/options')}
          isNew
          look="strong"
          kept={<Field name="name" label={words('readers.passkeys.name')} value={device} maxlength={60} />}
        >
          {words('readers.passkeys.add')}
        </PasskeyButton>
      ) : (
        <p class="hint">{words('readers.passkeys.noHost')}</p>
      )}
      <p class="form-note">
        <a href={href('/account')}>{words('readers.data.back')}</a>
      </p>
    </FormPage>
  );
}

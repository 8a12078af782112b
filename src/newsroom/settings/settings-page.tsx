import type { Child } from 'hono/jsx';
import { Notice, type StaffFrame, StaffPage } from '#design';

/** The pages of the settings, in their order. */
export const settingsPlaces = [
  'paper',
  'reading',
  'offer',
  'groups',
  'codes',
  'prices',
  'sections',
  'newsletters',
  'mail',
  'newsroom',
] as const;

export type SettingsPlace = (typeof settingsPlaces)[number];

export const addressOf = (place: SettingsPlace) => (place === 'paper' ? '/newsroom/settings' : `/newsroom/settings/${place}`);

type SettingsPageProps = {
  frame: StaffFrame;
  place: SettingsPlace;
  /** What has just happened, or why nothing has. */
  notice?: { tone: 'good' | 'note' | 'bad'; text: string } | undefined;
  children?: Child;
};

/** A page of the settings, with the way to the others. */
export function SettingsPage({ frame, place, notice, children }: SettingsPageProps) {
  const { words, href } = frame;
  return (
    <StaffPage frame={frame} kind="form" title={words('staff.places.settings')}>
      <div class="settings">
        <nav class="settings-places" aria-label={words('newsroom.settings.places')}>
          <ul>
            {settingsPlaces.map((one) => (
              <li>
                <a href={href(addressOf(one))} aria-current={one === place ? 'page' : undefined}>
                  {words(`newsroom.settings.place.${one}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="settings-page">
          {notice ? <Notice tone={notice.tone}>{notice.text}</Notice> : null}
          {children}
        </div>
      </div>
    </StaffPage>
  );
}

/** A group of fields under a heading. */
export function Group({ title, about, children }: { title: string; about?: string | undefined; children?: Child }) {
  return (
    <fieldset class="setting-group">
      <legend>{title}</legend>
      {about ? <p class="hint">{about}</p> : null}
      {children}
    </fieldset>
  );
}

/** What Enter presses in a form of several buttons. Out of sight and of the way of Tab: the same button stands at the form's end. */
export function FirstButton({ frame }: { frame: StaffFrame }) {
  return (
    <button type="submit" name="what" value="save" class="unseen" tabindex={-1}>
      {frame.words('newsroom.settings.save')}
    </button>
  );
}

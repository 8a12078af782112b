import { FormPage, type Frame, Notice, type StoryCard, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';

export type ShownGift = { id: string; card: StoryCard; address: string; expiresAt: Date; devices: number };

type GiftsPageProps = { frame: Frame; gifts: ShownGift[]; left: number; mostDevices: number; refused: boolean };

/** The stories a subscriber has given, each with the link to send. */
export function GiftsPage({ frame, gifts, left, mostDevices, refused }: GiftsPageProps) {
  const { words, language, timeZone, now } = frame;
  return (
    <FormPage frame={frame} title={words('access.gifts.title')} intro={<p>{words('access.gifts.intro', { most: mostDevices })}</p>}>
      {refused ? <Notice tone="bad">{words('access.gifts.spent')}</Notice> : null}
      <p>{words('access.gifts.left', { left })}</p>
      {gifts.length === 0 ? <p class="hint">{words('access.gifts.none')}</p> : null}
      <ul class="gifts">
        {gifts.map(({ id, card, address, expiresAt, devices }) => (
          <li>
            <h2>
              <a href={card.href}>{card.headline}</a>
            </h2>
            <label for={`gift-${id}`}>{words('access.gifts.link')}</label>
            <input id={`gift-${id}`} type="text" value={address} readonly dir="ltr" />
            <p class="share" hidden>
              <button type="button" data-copy={address} data-copied={words('design.story.copied')}>
                {words('design.story.copyLink')}
              </button>
            </p>
            <p class="hint">
              {words('access.gifts.standing', { day: dayText(expiresAt, language, timeZone, now), devices, most: mostDevices })}
            </p>
          </li>
        ))}
      </ul>
    </FormPage>
  );
}

/** Where a gift's link leads: its button opens the story, so that nobody who merely looks at the link uses a device up. */
export function GiftPage({ frame, card, token }: { frame: Frame; card: StoryCard; token: string }) {
  const { words, href } = frame;
  return (
    <FormPage frame={frame} title={card.headline} intro={<p>{card.deck}</p>}>
      <p>{words('access.gift.about', { paper: frame.paper.name })}</p>
      <form method="post" action={href(`/gift/${token}`)}>
        <SubmitButton>{words('access.gift.open')}</SubmitButton>
      </form>
    </FormPage>
  );
}

/** A gift that can't be opened, or not any more. */
export function GoneGiftPage({ frame, reason }: { frame: Frame; reason: 'gone' | 'full' }) {
  const { words, href } = frame;
  return (
    <FormPage frame={frame} title={words('access.gift.goneTitle')} intro={<p>{words(`access.gift.${reason}`)}</p>}>
      <p>
        <a class="button button-strong" href={href('/')}>
          {words('access.gift.front')}
        </a>
      </p>
    </FormPage>
  );
}

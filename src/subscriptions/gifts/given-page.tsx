import { FormPage, type Frame, Notice, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import { CopyLink } from './copy-link.tsx';
import { giftStateOf, mayWithdrawGift } from './rules.ts';
import type { Gift } from './store.ts';

export const givenSaid = ['again', 'today-already', 'not-yet', 'withdrawn', 'too-late'] as const;
export type GivenSaid = (typeof givenSaid)[number];
const saidPhrases = {
  again: 'subscriptions.given.again',
  'today-already': 'subscriptions.given.todayAlready',
  'not-yet': 'subscriptions.given.notYet',
  withdrawn: 'subscriptions.given.withdrawn',
  'too-late': 'subscriptions.given.tooLate',
} as const;

export type ShownGift = { gift: Gift; link: string; receipt: string | undefined };
type GivenPageProps = { frame: Frame; gifts: ShownGift[]; older: string | undefined; said: GivenSaid | undefined };

/** The gifts a reader has given, how each stands, and what can be done about it. */
export function GivenPage({ frame, gifts, older, said }: GivenPageProps) {
  const { words, href } = frame;
  return (
    <FormPage
      frame={frame}
      title={words('subscriptions.given.title')}
      intro={<p>{words('subscriptions.given.intro', { paper: frame.paper.name })}</p>}
    >
      {said ? <Notice tone={said === 'again' || said === 'withdrawn' ? 'good' : 'bad'}>{words(saidPhrases[said])}</Notice> : null}
      {gifts.length === 0 ? <p class="hint">{words('subscriptions.given.none')}</p> : null}
      <ul class="gifts">
        {gifts.map((one) => (
          <Given frame={frame} {...one} />
        ))}
      </ul>
      {older ? (
        <p>
          <a href={`${href('/account/given')}?before=${older}`}>{words('subscriptions.given.older')}</a>
        </p>
      ) : null}
      <p>
        <a class="button button-strong" href={href('/subscribe/gift')}>
          {words('subscriptions.given.give')}
        </a>
      </p>
    </FormPage>
  );
}

function Given({ frame, gift, link, receipt }: { frame: Frame } & ShownGift) {
  const { words, href, language, now } = frame;
  const { id, months, price, delivery } = gift;
  const isOpen = giftStateOf(gift, now) === 'open';
  return (
    <li>
      <h2>
        {words('subscriptions.gift.months', { months })} · <bdi>{moneyText(price, language)}</bdi>
      </h2>
      <p>{standing(frame, gift)}</p>
      {receipt ? <p class="hint">{words('subscriptions.given.receipt', { number: `\u2066${receipt}\u2069` })}</p> : null}
      {isOpen ? <CopyLink frame={frame} link={link} id={id} /> : null}
      {isOpen ? (
        <form method="post" action={href('/account/given')}>
          <input type="hidden" name="gift" value={id} />
          <div class="button-row">
            {delivery && delivery.at <= now ? (
              <SubmitButton look="quiet" name="act" value="again">
                {words('subscriptions.given.sendAgain')}
              </SubmitButton>
            ) : null}
            {mayWithdrawGift(gift, now) ? (
              <SubmitButton look="quiet" name="act" value="withdraw">
                {words('subscriptions.given.withdraw')}
              </SubmitButton>
            ) : null}
          </div>
        </form>
      ) : null}
    </li>
  );
}

function standing({ words, language, timeZone, now }: Frame, gift: Gift): string {
  const dayOf = (at: Date | null) => dayText(at ?? now, language, timeZone, now);
  switch (giftStateOf(gift, now)) {
    case 'unpaid':
    case 'open': {
      const until = dayOf(gift.redeemUntil);
      const { delivery } = gift;
      if (!delivery) return words('subscriptions.given.handed', { until });
      const values = { email: `\u2066${delivery.email}\u2069`, day: dayOf(delivery.at), until };
      return words(delivery.at > now ? 'subscriptions.given.willLeave' : 'subscriptions.given.hasLeft', values);
    }
    case 'redeemed':
      return words('subscriptions.given.redeemed', { day: dayOf(gift.redeemedAt) });
    case 'returned':
      return words('subscriptions.given.returned', { day: dayOf(gift.voidAt ?? gift.withdrawnAt) });
    case 'expired':
      return words('subscriptions.given.expired', { day: dayOf(gift.redeemUntil) });
  }
}

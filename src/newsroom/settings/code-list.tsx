import { type StaffFrame, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { MadeOffer } from '#subscriptions';
import { Choice } from '../forms.tsx';
import { Group } from './settings-page.tsx';

type CodeListProps = { frame: StaffFrame; offers: MadeOffer[]; older: number | undefined; baseUrl: string; timeZone: string };

/** The offers there are, newest first: what each gives, to whom, how often it was used, and the button that ends it. */
export function CodeList({ frame, offers, older, ...rest }: CodeListProps) {
  const { words, href } = frame;
  return (
    <section class="shelves code-list" aria-labelledby="offers-made">
      <h2 id="offers-made">{words('newsroom.offers.title')}</h2>
      {offers.length === 0 ? <p class="empty">{words('newsroom.offers.none')}</p> : null}
      <ul>
        {offers.map((offer) => (
          <Line frame={frame} offer={offer} {...rest} />
        ))}
      </ul>
      {older ? (
        <p class="pager">
          <a class="button button-quiet" href={`${href('/newsroom/settings/codes')}?before=${older}`}>
            {words('newsroom.offers.older')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Line({ frame, offer, baseUrl, timeZone }: Omit<CodeListProps, 'offers' | 'older'> & { offer: MadeOffer }) {
  const { words, href, language, now } = frame;
  const { code, mostUses, uses, plans, note } = offer;
  const state = stateOf(offer, now);
  const day = (at: Date) => dayText(at, language, timeZone, now);
  // The last day of an offer, not the first without it.
  const until = offer.endedAt ?? (offer.endsAt && new Date(offer.endsAt.getTime() - 1));
  const used = mostUses === null ? words('newsroom.offers.uses', { uses }) : words('newsroom.offers.usesOf', { uses, most: mostUses });
  const isOpen = state === 'running' || state === 'planned';
  const link = `${baseUrl}/subscribe?offer=${code}`;
  return (
    <li class={isOpen ? undefined : 'is-closed'}>
      <form method="post" action={href(`/newsroom/settings/codes/${offer.id}`)}>
        <p class="code-name">
          <strong dir="ltr">{code}</strong> <span class="tag">{words(`newsroom.offers.state.${state}`)}</span>
        </p>
        <p>
          {givesOf(frame, offer)} · {plans.length === 0 ? words('newsroom.offers.allPlans') : plans.join(', ')} · {used}
        </p>
        <p class="hint">
          {until
            ? words('newsroom.offers.fromTo', { from: day(offer.startsAt), to: day(until) })
            : words('newsroom.offers.from', { from: day(offer.startsAt) })}
          {offer.newOnly ? ` · ${words('newsroom.offers.newOnly')}` : ''}
          {offer.onceEach ? ` · ${words('newsroom.offers.onceEach')}` : ''}
        </p>
        {note ? <p class="hint">{note}</p> : null}
        {isOpen ? (
          <p class="code-link">
            <a href={href(`/subscribe?offer=${code}`)} dir="ltr">
              {link}
            </a>{' '}
            <button type="submit" class="small-button" aria-label={`${words('newsroom.offers.end')}: ${code}`}>
              {words('newsroom.offers.end')}
            </button>
          </p>
        ) : null}
      </form>
    </li>
  );
}

function stateOf({ endedAt, endsAt, startsAt, mostUses, uses }: MadeOffer, now: Date) {
  if (endedAt) return 'ended';
  if (endsAt && endsAt <= now) return 'over';
  if (mostUses !== null && uses >= mostUses) return 'spent';
  return startsAt > now ? 'planned' : 'running';
}

/** What an offer gives, in a few words. */
function givesOf({ words, language }: StaffFrame, { kind, percent, minor, currency, trialDays, periods }: MadeOffer): string {
  if (kind === 'trial') return words('design.offer.daysFree', { days: trialDays ?? 0 });
  const off = kind === 'percent' ? `−${percent}\u00a0%` : `−${moneyText({ minor: minor ?? 0, currency: currency ?? 'USD' }, language)}`;
  return periods === null ? words('newsroom.offers.gives.ever', { off }) : words('newsroom.offers.gives.some', { off, periods });
}

/** Which offer is shown to whoever wants to cancel. */
export function LeavingForm({ frame, codes, chosen }: { frame: StaffFrame; codes: string[]; chosen: string | null }) {
  const { words, href } = frame;
  const known = chosen && !codes.includes(chosen) ? [chosen, ...codes] : codes;
  return (
    <form method="post" action={href('/newsroom/settings/codes')} class="setting-form">
      <Group title={words('newsroom.offers.leaving')} about={words('newsroom.offers.leavingAbout')}>
        <Choice
          name="leaving"
          label={words('newsroom.offers.leavingOffer')}
          options={[{ value: '', name: words('newsroom.offers.noLeaving') }, ...known.map((code) => ({ value: code, name: code }))]}
          chosen={chosen ?? ''}
        />
      </Group>
      <SubmitButton name="what" value="leaving" look="quiet">
        {words('newsroom.settings.save')}
      </SubmitButton>
    </form>
  );
}

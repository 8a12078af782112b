import type { Child } from 'hono/jsx';
import { Notice, type StaffFrame, StaffPage, staffMoment } from '#design';
import { languageName } from '#platform/languages.ts';
import { moneyText } from '#platform/money.ts';
import type { FoundReader } from '#readers';
import type { HeldGrant, HeldReceipt, HeldSubscription, historyOf } from '#subscriptions';
import { planText, StateTags, shortDay } from './list-page.tsx';
import { type SubscriberSaid, subscriberSaid } from './said.ts';
import { Timeline } from './timeline.tsx';

export type SubscriberPageProps = {
  frame: StaffFrame;
  reader: FoundReader;
  subscriptions: HeldSubscription[];
  grants: HeldGrant[];
  receipts: HeldReceipt[];
  history: Awaited<ReturnType<typeof historyOf>>;
  gifts: { madeAt: Date; expiresAt: Date; devices: number }[];
  said: SubscriberSaid | undefined;
  /** The publisher's pages at Stripe. */
  stripe: string | undefined;
  /** The provider that the paper takes money by now. */
  provider: string;
};

/** One reader: how they stand, what may be done, what was paid, and everything that happened. */
export function SubscriberPage(props: SubscriberPageProps) {
  const { frame, reader, said, history } = props;
  const { words, href } = frame;
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={reader.email || words('newsroom.subscribers.deleted')}
      beside={
        <p class="screen-links">
          <a href={href('/newsroom/subscribers')}>{words('newsroom.subscribers.all')}</a>
          {frame.may('log:see') ? <a href={`${href('/newsroom/log')}?about=reader-${reader.id}`}>{words('newsroom.story.log')}</a> : null}
        </p>
      }
    >
      {said ? <Notice tone={said === 'refused' ? 'bad' : 'good'}>{words(subscriberSaid[said])}</Notice> : null}
      <div class="subscriber">
        <Standing {...props} />
        <Acts {...props} />
      </div>
      <Receipts {...props} />
      <Gifts {...props} />
      <Timeline frame={frame} readerId={reader.id} history={history} stripe={props.stripe} />
    </StaffPage>
  );
}

function Fact({ name, children }: { name: string; children?: Child }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Standing({ frame, reader, subscriptions, grants, stripe }: SubscriberPageProps) {
  const { words } = frame;
  const [held] = subscriptions;
  const say = (name: 'since' | 'language' | 'standing' | 'plan' | 'began' | 'until' | 'card' | 'atProvider') =>
    words(`newsroom.subscribers.${name}`);
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{words('newsroom.subscribers.now')}</h2>
      <dl class="facts">
        <Fact name={say('since')}>{shortDay(frame, reader.joinedAt)}</Fact>
        <Fact name={say('language')}>{languageName(reader.language, frame.language)}</Fact>
        <Fact name={say('standing')}>
          <StateTags frame={frame} line={{ state: held?.state ?? null, grantWhy: grants[0]?.why ?? null }} />
        </Fact>
        {held ? (
          <>
            <Fact name={say('plan')}>{planText(frame, held)}</Fact>
            <Fact name={say('began')}>{shortDay(frame, held.startedAt)}</Fact>
            <Fact name={say('until')}>{untilOf(frame, held)}</Fact>
            {held.cardBrand ? <Fact name={say('card')}>{`${held.cardBrand} •••• ${held.cardLast4}`}</Fact> : null}
            <Fact name={say('atProvider')}>
              <ProviderLink frame={frame} stripe={stripe} held={held} />
            </Fact>
          </>
        ) : null}
        {grants.map((grant) => (
          <Fact name={words('newsroom.subscribers.grantOf', { why: grant.why })}>
            <GrantText frame={frame} grant={grant} />
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function untilOf(frame: StaffFrame, { state, runsUntil, endedAt, cancelledAt }: HeldSubscription): string {
  const { words } = frame;
  if (endedAt) return words('newsroom.subscribers.endedOn', { day: shortDay(frame, endedAt) });
  const day = shortDay(frame, runsUntil);
  return words(
    cancelledAt || state === 'paused' || state === 'ended' ? 'newsroom.subscribers.readsUntil' : 'newsroom.subscribers.renewsOn',
    { day },
  );
}

function GrantText({ frame, grant }: { frame: StaffFrame; grant: HeldGrant }) {
  const { words } = frame;
  const from = shortDay(frame, grant.startsAt);
  const text = grant.endsAt
    ? words('newsroom.subscribers.grantSpan', { from, until: shortDay(frame, grant.endsAt) })
    : words('newsroom.subscribers.grantOpen', { from });
  return (
    <>
      {text}
      {grant.note ? (
        <>
          {' · '}
          <bdi>{grant.note}</bdi>
        </>
      ) : null}
    </>
  );
}

/** The provider's name of a subscription, leading to it where the publisher has a page about it. */
function ProviderLink({ frame, stripe, held }: { frame: StaffFrame; stripe: string | undefined; held: HeldSubscription }) {
  const { providerRef, provider } = held;
  if (!providerRef) return '–';
  if (provider !== 'stripe' || !stripe) return <code dir="ltr">{providerRef}</code>;
  return (
    <a href={`${stripe}subscriptions/${providerRef}`} rel="noreferrer">
      {frame.words('newsroom.subscribers.atStripe')} <code dir="ltr">{providerRef}</code>
    </a>
  );
}

function Acts({ frame, reader, subscriptions, grants, provider }: SubscriberPageProps) {
  const { words, href } = frame;
  if (!frame.may('subscribers:change') || !reader.email) return null;
  const running = subscriptions.find((one) => !one.endedAt && one.provider === provider);
  const page = (act: string) => href(`/newsroom/subscribers/${reader.id}/${act}`);
  const isGiven = grants.some((one) => one.why === 'complimentary');
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">{words('newsroom.subscribers.acts')}</h2>
      <ul class="subscriber-acts">
        {isGiven ? null : (
          <li>
            <a href={page('complimentary')}>{words('newsroom.subscribers.act.complimentary')}</a>
          </li>
        )}
        {grants
          .filter((one) => one.why !== 'seat')
          .map((grant) => (
            <li>
              <a href={`${page('take-back')}?grant=${grant.id}`}>{words('newsroom.subscribers.takeBackOf', { why: grant.why })}</a>
            </li>
          ))}
        <li>
          <a href={page('extend')}>{words('newsroom.subscribers.act.extend')}</a>
        </li>
        {running && !running.cancelledAt ? (
          <li>
            <a href={page('cancel')}>{words('newsroom.subscribers.act.cancel')}</a>
          </li>
        ) : null}
        {running ? (
          <li>
            <a href={page('end')}>{words('newsroom.subscribers.act.end')}</a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function Receipts({ frame, reader, receipts, provider }: SubscriberPageProps) {
  const { words, href } = frame;
  if (receipts.length === 0) return null;
  const heads = ['receipt', 'paidOn', 'amount', 'returned'] as const;
  const mayRefund = frame.may('subscribers:refund');
  return (
    <section class="below" aria-labelledby="receipts">
      <h2 id="receipts">{words('newsroom.subscribers.receipts')}</h2>
      <div class="table-frame">
        <table class="rows">
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col">{words(`newsroom.subscribers.${head}`)}</th>
              ))}
              {mayRefund ? <th scope="col">{words('newsroom.subscribers.act.refund')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {receipts.map(({ id, number, paidAt, amountMinor, refundedMinor, currency, isDisputed, ...one }) => (
              <tr>
                <th scope="row">
                  <bdi>{number}</bdi>
                </th>
                <td>{shortDay(frame, paidAt)}</td>
                <td>{moneyText({ minor: amountMinor, currency }, frame.language)}</td>
                <td>
                  {isDisputed ? <span class="tag tag-withdrawn">{words('newsroom.subscribers.disputed')}</span> : null}
                  {refundedMinor > 0 ? moneyText({ minor: refundedMinor, currency }, frame.language) : isDisputed ? null : '–'}
                </td>
                {mayRefund ? (
                  <td>
                    {refundedMinor < amountMinor && !isDisputed && one.provider === provider ? (
                      <a
                        href={`${href(`/newsroom/subscribers/${reader.id}/refund`)}?receipt=${id}`}
                        aria-label={words('newsroom.subscribers.refundOf', { number })}
                      >
                        {words('newsroom.subscribers.act.refund')}
                      </a>
                    ) : (
                      '–'
                    )}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Gifts({ frame, gifts }: SubscriberPageProps) {
  const { words } = frame;
  if (gifts.length === 0) return null;
  return (
    <section class="below" aria-labelledby="gifts">
      <h2 id="gifts">{words('newsroom.subscribers.giftLinks')}</h2>
      <ul class="subscriber-gifts">
        {gifts.map(({ madeAt, expiresAt, devices }) => (
          <li>{words('newsroom.subscribers.giftLink', { at: staffMoment(frame, madeAt), until: shortDay(frame, expiresAt), devices })}</li>
        ))}
      </ul>
    </section>
  );
}

import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

/** What can have happened to a reader, as far as the subscriptions know. */
type Happening =
  | 'checkout'
  | 'agreed'
  | 'began'
  | 'adopted'
  | 'period'
  | 'receipt'
  | 'refunded'
  | 'disputed'
  | 'late'
  | 'paused'
  | 'cancelled'
  | 'ended'
  | 'letter'
  | 'asked'
  | 'offer'
  | 'gave'
  | 'grant'
  | 'grant-taken'
  | 'grant-letter'
  | 'declared';
/** One thing that happened; `key` names it among all of the reader's. */
export type HistoryLine = { at: Date; kind: Happening; key: string; detail: Record<string, string | number | boolean | null> };

export const historyLines = 60;

/** All that became of a reader's subscriptions and grants, newest first, a page at a time. One statement. */
export async function historyOf(
  db: Database,
  readerId: number,
  after?: { at: Date; key: string },
): Promise<{ lines: HistoryLine[]; next: { at: Date; key: string } | undefined }> {
  const { rows } = await sql<HistoryLine>`
    with own as (select s.*, p.slug as plan from subscriptions.subscription s join subscriptions.plan p on p.id = s.plan_id where s.reader_id = ${readerId}),
    paid as (select r.*, own.provider from subscriptions.receipt r join own on own.id = r.subscription_id),
    happened (at, kind, id, detail) as (
      select c.opened_at, 'checkout', c.id::text, jsonb_build_object('plan', p.slug, 'minor', c.price_minor, 'currency', c.currency, 'every', c.every,
          'outcome', c.outcome, 'refused', c.refused_because)
        from subscriptions.checkout c join subscriptions.plan p on p.id = c.plan_id where c.reader_id = ${readerId}
      union all select agreed_at, 'agreed', id::text, jsonb_build_object('version', terms_version, 'text', terms_text, 'language', language)
        from subscriptions.consent where reader_id = ${readerId}
      union all select started_at, 'began', id::text, jsonb_build_object('plan', plan, 'minor', price_minor, 'currency', currency, 'every', every,
          'provider', provider, 'ref', provider_ref, 'refused', ended_because = 'refused') from own
      union all select asked_at, 'adopted', provider_ref, jsonb_build_object('ref', provider_ref, 'provider', provider, 'refused', refused_because)
        from subscriptions.adoption where reader_id = ${readerId}
      union all select starts_at, 'period', id::text, jsonb_build_object('of', kind, 'until', ends_at) from subscriptions.period where reader_id = ${readerId}
      union all select paid_at, 'receipt', id::text, jsonb_build_object('number', number, 'minor', amount_minor, 'currency', currency,
          'ref', provider_ref, 'provider', provider) from paid
      union all select refunded_at, 'refunded', id::text, jsonb_build_object('number', number, 'minor', refunded_minor, 'currency', currency)
        from paid where refunded_at is not null
      union all select disputed_at, 'disputed', id::text, jsonb_build_object('number', number) from paid where disputed_at is not null
      union all select late_since, 'late', id::text, '{}' from own where late_since is not null
      union all select paused_at, 'paused', id::text, jsonb_build_object('until', paused_until) from own where paused_at is not null
      union all select cancelled_at, 'cancelled', id::text, jsonb_build_object('until', runs_until, 'parting', parting_reason)
        from own where cancelled_at is not null
      union all select ended_at, 'ended', id::text, jsonb_build_object('because', ended_because, 'parting', parting_reason)
        from own where ended_at is not null
      union all select coalesce(l.sent_at, l.owed_at), 'letter', l.id::text, jsonb_build_object('of', l.kind, 'isSent', l.sent_at is not null, 'again', l.again)
        from subscriptions.letter l join own on own.id = l.subscription_id
      union all select o.asked_at, 'asked', o.id::text, jsonb_build_object('do', o.act ->> 'do', 'minor', (o.act ->> 'minor')::integer,
          'currency', own.currency, 'because', o.because, 'outcome', o.outcome)
        from subscriptions.operation o join own on own.id = o.subscription_id
      union all select starts_at, 'grant', id::text, jsonb_build_object('why', why, 'note', note, 'until', ends_at)
        from subscriptions.grant where reader_id = ${readerId}
      union all select ended_at, 'grant-taken', id::text, jsonb_build_object('why', why) from subscriptions.grant
        where reader_id = ${readerId} and ended_at is not null
      union all select coalesce(l.sent_at, l.owed_at), 'grant-letter', l.id::text, jsonb_build_object('of', l.kind, 'isSent', l.sent_at is not null)
        from subscriptions.grant_letter l join subscriptions.grant g on g.id = l.grant_id where g.reader_id = ${readerId}
      union all select k.claimed_at, 'offer', k.id::text, jsonb_build_object('number', o.code)
        from subscriptions.checkout c join subscriptions.offer_claim k on k.checkout_id = c.id join subscriptions.offer o on o.id = k.offer_id
        where c.reader_id = ${readerId} and k.claimed_at is not null
      union all select k.claimed_at, 'offer', k.id::text, jsonb_build_object('number', o.code)
        from own join subscriptions.offer_claim k on k.subscription_id = own.id and k.checkout_id is null
        join subscriptions.offer o on o.id = k.offer_id where k.claimed_at is not null
      union all select paid_at, 'gave', id::text, jsonb_build_object('minor', price_minor, 'currency', currency, 'number', months,
          'outcome', case when void_at is not null then 'void' when redeemed_at is not null then 'redeemed' end)
        from subscriptions.gift where giver_id = ${readerId} and paid_at is not null
      union all select d.declared_at, 'declared', d.id::text, jsonb_build_object('of', d.kind, 'outcome', d.outcome)
        from subscriptions.declaration d join own on own.id = d.subscription_id)
    select at, kind, kind || ' ' || id as key, detail from happened
    ${after ? sql`where (at, kind || ' ' || id) < (${after.at}, ${after.key})` : sql``}
    order by at desc, kind || ' ' || id desc limit ${historyLines + 1}`.execute(db);
  const lines = rows.slice(0, historyLines);
  const last = lines.at(-1);
  return { lines, next: rows.length > historyLines && last ? { at: last.at, key: last.key } : undefined };
}

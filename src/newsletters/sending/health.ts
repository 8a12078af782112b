import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { personMac } from '#readers';
import type { Why } from './bounces.ts';

/** What became of a newsletter's mail over some days. */
export type MailHealth = {
  slug: string;
  names: Record<string, string>;
  mailings: number;
  sent: number;
  failed: number;
  bounced: number;
  complained: number;
};

/** What became of the mail of every newsletter whose mailings began since a moment, by the newsletters' order. One statement. */
export async function mailHealth(db: Database, since: Date): Promise<MailHealth[]> {
  const { rows } = await sql<MailHealth>`
    with began as (select id, newsletter_id from newsletters.mailing where began_at >= ${since}),
    ended as (select b.newsletter_id, count(distinct b.id)::int as mailings, coalesce(sum(t.sent), 0)::int as sent, coalesce(sum(t.failed), 0)::int as failed
      from began b left join newsletters.tally t on t.mailing_id = b.id group by 1),
    heard as (select b.newsletter_id, count(distinct d.id) filter (where r.kind = 'bounced')::int as bounced,
        count(distinct d.id) filter (where r.kind = 'complained')::int as complained
      from newsletters.report r join newsletters.delivery d on d.id = r.delivery_id join began b on b.id = d.mailing_id
      where r.heard_at >= ${since} group by 1)
    select n.slug, n.names, e.mailings, e.sent, e.failed, coalesce(h.bounced, 0) as bounced, coalesce(h.complained, 0) as complained
    from ended e join newsletters.newsletter n on n.id = e.newsletter_id left join heard h on h.newsletter_id = n.id
    order by n.position, n.id`.execute(db);
  return rows;
}

/** Why nothing is mailed to an address and since when; `answer` is what a server said. Undefined where nothing stands in the way. */
export async function suppressionOf(
  db: Database,
  keys: Keys,
  email: string,
): Promise<{ why: Why; answer: string; since: Date } | undefined> {
  const found = await db
    .selectFrom('newsletters.suppression')
    .select(['why', 'answer', 'since'])
    .where('addressHash', '=', personMac(keys, email))
    .executeTakeFirst();
  return found && { ...found, why: found.why as Why };
}

/** How many addresses nothing is mailed to, by reason. */
export async function countSuppressed(db: Database): Promise<Record<Why, number>> {
  const rows = await db
    .selectFrom('newsletters.suppression')
    .select((count) => ['why', count.fn.countAll<number>().as('count')])
    .groupBy('why')
    .execute();
  const of = (why: Why) => Number(rows.find((row) => row.why === why)?.count ?? 0);
  return { bounced: of('bounced'), complained: of('complained'), staff: of('staff') };
}

import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Report, Returned } from './report.ts';

/** The delivery a report is about, and the sign-up it went to, if that still stands. */
export async function findDelivered(
  db: Database,
  deliveryId: number,
): Promise<{ mailingId: number; email: string; publicId: string } | undefined> {
  return db
    .selectFrom('newsletters.delivery as d')
    .innerJoin('newsletters.signUp as s', 's.id', 'd.signUpId')
    .select(['d.mailingId', 's.email', 's.publicId'])
    .where('d.id', '=', deliveryId)
    .executeTakeFirst();
}

/** Keeps a report; false when it has been heard before. */
export async function keepReport(db: Database, report: Report, answer: string, now: Date): Promise<boolean> {
  const { source, sourceId, kind, verdict, about } = report;
  const deliveryId = 'deliveryId' in about ? about.deliveryId : null;
  const added = await db
    .insertInto('newsletters.report')
    .values({ source, sourceId, kind, verdict, deliveryId, answer, heardAt: now })
    .onConflict((on) => on.columns(['source', 'sourceId']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** What a mailing's mail came to: sent, and of that come back and complained about. */
export async function returnedOf(db: Database, mailingId: number): Promise<Returned> {
  const { rows } = await sql<Returned>`
    select (select coalesce(sum(sent), 0)::int from newsletters.tally where mailing_id = ${mailingId}) as sent,
      count(distinct d.id) filter (where r.kind = 'bounced')::int as bounced, count(distinct d.id) filter (where r.kind = 'complained')::int as complained
    from newsletters.report r join newsletters.delivery d on d.id = r.delivery_id where d.mailing_id = ${mailingId}`.execute(db);
  return rows[0] ?? { sent: 0, bounced: 0, complained: 0 };
}

/** The sign-ups of an address that stand, by what their links name. */
export async function standingSignUps(db: Database, emailKey: string): Promise<string[]> {
  const rows = await db
    .selectFrom('newsletters.signUp')
    .select('publicId')
    .where('emailKey', '=', emailKey)
    .where('leftAt', 'is', null)
    .limit(200)
    .execute();
  return rows.map(({ publicId }) => publicId);
}

export async function removeReports(db: Database, heardBefore: Date): Promise<void> {
  await db.deleteFrom('newsletters.report').where('heardAt', '<', heardBefore).execute();
}

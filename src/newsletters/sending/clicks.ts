import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

export type Target = { mailingId: number; no: number; url: string };

/** Where link `no` of a mailing leads; undefined for what no mailing of ours links to. */
export async function findTarget(db: Database, publicId: string, no: number): Promise<Target | undefined> {
  return db
    .selectFrom('newsletters.link as l')
    .innerJoin('newsletters.mailing as m', 'm.id', 'l.mailingId')
    .select(['l.mailingId', 'l.no', 'l.url'])
    .where('m.publicId', '=', publicId)
    .where('l.no', '=', no)
    .executeTakeFirst();
}

/** Counts that a link was followed, by somebody or by a program. Who it was is not noted. */
export async function countClick(db: Database, { mailingId, no }: Target, by: 'person' | 'program'): Promise<void> {
  const column = sql.ref(by === 'person' ? 'clicks' : 'scans');
  await sql`update newsletters.link set ${column} = ${column} + 1 where mailing_id = ${mailingId} and no = ${no}`.execute(db);
}

/** Counts a click for one of several subjects that are being tried, until the winner is settled. */
export async function countForSubject(db: Database, mailingId: number, subjectNo: number): Promise<void> {
  await sql`insert into newsletters.subject_clicks as s (mailing_id, subject_no, clicks)
    select id, ${subjectNo}, 1 from newsletters.mailing where id = ${mailingId} and decided_at is null and ${subjectNo} between 1 and jsonb_array_length(subjects)
    on conflict (mailing_id, subject_no) do update set clicks = s.clicks + 1`.execute(db);
}

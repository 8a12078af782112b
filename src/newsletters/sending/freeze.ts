import { type RawBuilder, sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import type { Settings } from '#settings';
import { type List, recipientsOf } from './recipients.ts';
import { sampleShare } from './rules.ts';

type Mailing = List & { id: number; subjects: number };

/**
 * Writes down everybody a mailing goes to, in one statement: afterwards nobody is added, and everybody written down ends as sent, failed,
 * suppressed or unknown. Cut short, nothing is written and it can be done again. Answers false where another process was first.
 */
export async function freeze(db: Database, mailingId: number, paper: Settings['paper'], now: Date): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const { rows } = await sql<Mailing>`
      select m.id, m.newsletter_id, m.language, n.access, n.languages, jsonb_array_length(m.subjects) as subjects
      from newsletters.mailing m join newsletters.newsletter n on n.id = m.newsletter_id
      where m.id = ${mailingId} and m.state = 'sending' and m.frozen_at is null for update of m skip locked`.execute(db);
    const mailing = rows[0];
    if (!mailing) return false;
    const { numAffectedRows = 0n } = await freezing(mailing, paper, now).execute(db);
    await sql`update newsletters.mailing set frozen_at = ${now}, recipients = ${Number(numAffectedRows)} where id = ${mailingId}`.execute(
      db,
    );
    return true;
  });
}

/** The one statement. */
function freezing(mailing: Mailing, paper: Settings['paper'], now: Date): RawBuilder<unknown> {
  const sample = sql`ceil(${sampleShare}::float * count(*) over ())`;
  const rank = sql`row_number() over (order by hashint8extended(s.id, ${mailing.id}))`;
  // Sorted only where there is something to draw lots for.
  const draw = mailing.subjects > 1 ? sql`, ${rank} as rank, ${sample} as sample` : sql`, 1 as rank, 0 as sample`;
  return sql`insert into newsletters.delivery (mailing_id, sign_up_id, audience, wave, subject_no, try_at)
    select ${mailing.id}::bigint, id, audience, case when rank <= sample then 0 else 1 end,
      case when rank <= sample then (rank - 1) % ${Math.max(1, mailing.subjects)}::int + 1 end, ${now}::timestamptz
    from (
      select s.id, case when e.email_key is null then 'everyone' else 'subscriber' end as audience ${draw}
      ${recipientsOf(mailing, paper, now)}
    ) everybody`;
}

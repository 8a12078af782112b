import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { hasTakenBack } from '#readers';
import type { RowProblem } from './rules.ts';

export type Import = { id: string; fileName: string; madeBy: number; madeAt: Date; startedAt: Date | null; doneAt: Date | null };

/** What becomes of a sign-up that is brought: who has left, and whose mail came back, stays away. */
export type Verdict = 'added' | 'already' | 'left' | 'suppressed';

/** `foreseen` is what becomes of the rows that nothing is wrong with, or has become of them. */
export type ImportCounts = { wrong: number; fine: number; done: number; foreseen: Partial<Record<Verdict, number>> };
export type ProblemRow = { line: number; email: string; problems: RowProblem[] };
export type NewRow = {
  line: number;
  newsletterId: number | null;
  email: string;
  emailKey: string;
  personMac: string;
  language: string;
  confirmedAt: Date | undefined;
  consent: string;
  problems: RowProblem[] | null;
};

const importColumns = ['id', 'fileName', 'madeBy', 'madeAt', 'startedAt', 'doneAt'] as const;

export async function addImport(db: Database, made: { fileName: string; madeBy: number; madeAt: Date }): Promise<string> {
  return (await db.insertInto('newsletters.import').values(made).returning('id').executeTakeFirstOrThrow()).id;
}

export async function addRows(db: Database, importId: string, rows: NewRow[]): Promise<void> {
  await sql`insert into newsletters.import_row (import_id, line, newsletter_id, email, email_key, person_mac, language, confirmed_at, consent, problems)
    select ${importId}::uuid, line, r."newsletterId", email, r."emailKey", decode(r."personMac", 'base64'), language, r."confirmedAt", consent,
      nullif(problems, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (line integer, "newsletterId" bigint, email text, "emailKey" text, "personMac" text,
      language text, "confirmedAt" timestamptz, consent text, problems jsonb)
    on conflict do nothing`.execute(db);
}

/** Notes which rows want for an address what an earlier one wants already. */
export async function noteRepeats(db: Database, importId: string): Promise<void> {
  await sql`update newsletters.import_row i set problems = '[["address", "twice"]]'
    from (select line, newsletter_id, row_number() over (partition by email_key, newsletter_id order by line) as place from newsletters.import_row
      where import_id = ${importId}::uuid and problems is null) d
    where i.import_id = ${importId}::uuid and i.line = d.line and i.newsletter_id = d.newsletter_id and d.place > 1`.execute(db);
}

export async function findImport(db: Database, id: string): Promise<Import | undefined> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  return db.selectFrom('newsletters.import').select(importColumns).where('id', '=', id).executeTakeFirst();
}

/** The newest imports, ten at most. */
export async function importsOf(db: Database): Promise<Import[]> {
  return db.selectFrom('newsletters.import').select(importColumns).orderBy('madeAt', 'desc').limit(10).execute();
}

/** What becomes of a row `i` when it is carried out now, in SQL; it needs `judged`. */
const verdict = sql`case when x.address_hash is not null or s.suppressed_at is not null then 'suppressed'
  when s.id is not null and s.left_at is null then 'already'
  when s.id is not null or ${hasTakenBack(sql`i.person_mac`, sql`'newsletter:' || n.slug`)} then 'left' else 'added' end`;
const judged = sql`join newsletters.newsletter n on n.id = i.newsletter_id
  left join newsletters.sign_up s on s.newsletter_id = i.newsletter_id and s.email_key = i.email_key
  left join newsletters.suppression x on x.address_hash = i.person_mac`;

export async function countRows(db: Database, importId: string): Promise<ImportCounts> {
  const { rows } = await sql<{ kind: Verdict | 'wrong'; count: number; done: number }>`
    select case when i.problems is not null then 'wrong' else coalesce(i.outcome, ${verdict}) end as kind, count(*) as count, count(i.outcome) as done
    from newsletters.import_row i left ${judged} where i.import_id = ${importId}::uuid group by 1`.execute(db);
  const fine = rows.filter(({ kind }) => kind !== 'wrong');
  return {
    wrong: rows.find(({ kind }) => kind === 'wrong')?.count ?? 0,
    fine: fine.reduce((sum, { count }) => sum + count, 0),
    done: fine.reduce((sum, { done }) => sum + done, 0),
    foreseen: Object.fromEntries(fine.map(({ kind, count }) => [kind, count])),
  };
}

/** Rows with something wrong, in the file's order. */
export async function problemRows(db: Database, importId: string, most: number): Promise<ProblemRow[]> {
  const { rows } = await sql<ProblemRow>`select line, email, problems from newsletters.import_row
    where import_id = ${importId}::uuid and problems is not null order by line limit ${most}`.execute(db);
  return rows;
}

/** Says that an import is to be carried out; false where it was said before. */
export async function markStarted(db: Database, importId: string, now: Date): Promise<boolean> {
  const started = db.updateTable('newsletters.import').set({ startedAt: now }).where('id', '=', importId).where('startedAt', 'is', null);
  return (await started.returning('id').executeTakeFirst()) !== undefined;
}

export async function markImportDone(db: Database, importId: string, now: Date): Promise<void> {
  await db.updateTable('newsletters.import').set({ doneAt: now }).where('id', '=', importId).execute();
}

/** Removes an import that nobody has started. */
export async function removeImport(db: Database, importId: string): Promise<void> {
  await db.deleteFrom('newsletters.import').where('id', '=', importId).where('startedAt', 'is', null).execute();
}

/** Forgets imports made before a moment, with their rows. */
export async function removeImports(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('newsletters.import').where('madeAt', '<', before).execute();
}

export type Added = { email: string; slug: string; consent: string; language: string; confirmedAt: Date };

/**
 * Carries out some rows that wait: each is judged, and added where it may be, and marked. Answers how many there were, and those that were added.
 * Rows that another worker has in hand are left to it.
 */
export async function carryRows(db: Database, importId: string, most: number): Promise<{ count: number; added: Added[] }> {
  const { rows } = await sql<Added & { outcome: Verdict }>`
    with picked as (select line, newsletter_id from newsletters.import_row where import_id = ${importId}::uuid and outcome is null and problems is null
        order by line limit ${most} for update skip locked),
    told as (select i.line, i.newsletter_id, i.email, i.email_key, i.language, i.confirmed_at, i.consent, n.slug, ${verdict} as verdict
      from picked p join newsletters.import_row i on i.import_id = ${importId}::uuid and i.line = p.line and i.newsletter_id = p.newsletter_id ${judged}),
    made as (insert into newsletters.sign_up (newsletter_id, email, email_key, language, confirmed_at)
      select newsletter_id, email, email_key, language, confirmed_at from told where verdict = 'added'
      on conflict (newsletter_id, email_key) do nothing returning newsletter_id, email_key),
    marked as (update newsletters.import_row i
      set outcome = case when t.verdict = 'added' and m.email_key is null then 'already' else t.verdict end
      from told t left join made m on m.newsletter_id = t.newsletter_id and m.email_key = t.email_key
      where i.import_id = ${importId}::uuid and i.line = t.line and i.newsletter_id = t.newsletter_id
      returning i.line, i.newsletter_id, i.outcome)
    select t.email, t.slug, t.consent, t.language, t.confirmed_at, k.outcome
    from marked k join told t on t.line = k.line and t.newsletter_id = k.newsletter_id`.execute(db);
  return { count: rows.length, added: rows.filter(({ outcome }) => outcome === 'added') };
}

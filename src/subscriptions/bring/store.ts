import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { readersWith } from '#readers';
import type { BroughtRow, Fault, RowProblem } from './rules.ts';

export type Import = { id: string; fileName: string; madeBy: number; madeAt: Date; startedAt: Date | null; doneAt: Date | null };
export type ImportCounts = { total: number; fine: number; wrong: number; done: number };
export type ProblemRow = { line: number; address: string; problems: RowProblem[] };
export type NewRow = { line: number; key: string; row: BroughtRow; problems: RowProblem[] };

const importColumns = ['id', 'fileName', 'madeBy', 'madeAt', 'startedAt', 'doneAt'] as const;

export async function addImport(db: Database, made: { fileName: string; madeBy: number; madeAt: Date }): Promise<string> {
  return (await db.insertInto('subscriptions.import').values(made).returning('id').executeTakeFirstOrThrow()).id;
}

export async function addRows(db: Database, importId: string, rows: NewRow[]): Promise<void> {
  const json = JSON.stringify(
    rows.map(({ row, problems, ...rest }) => ({ ...rest, row, ref: row.ref, problems: problems.length > 0 ? problems : null })),
  );
  await sql`insert into subscriptions.import_row (import_id, line, address_key, provider_ref, row, problems)
    select ${importId}::uuid, line, key, ref, row, nullif(problems, 'null'::jsonb)
    from jsonb_to_recordset(${json}::jsonb) as r (line integer, key text, ref text, row jsonb, problems jsonb)`.execute(db);
}

/** Notes what is wrong with rows beside what stands in them: those that are in the file twice, here already, or of somebody who subscribes. */
export async function noteClashes(db: Database, importId: string): Promise<void> {
  const add = (field: string, fault: Fault) => sql`problems = coalesce(i.problems, '[]') || ${JSON.stringify([[field, fault]])}::jsonb`;
  const own = sql`i.import_id = ${importId}::uuid`;
  const twice = (column: RawBuilder<unknown>, field: string) => sql`update subscriptions.import_row i set ${add(field, 'twice')}
    from (select line, row_number() over (partition by ${column} order by line) as place from subscriptions.import_row
      where import_id = ${importId}::uuid and ${column} <> '') d where ${own} and i.line = d.line and d.place > 1`;
  await twice(sql`address_key`, 'address').execute(db);
  await twice(sql`provider_ref`, 'stripe_subscription_id').execute(db);
  await sql`update subscriptions.import_row i set ${add('stripe_subscription_id', 'here')}
    from subscriptions.subscription s where ${own} and s.provider_ref = i.provider_ref`.execute(db);
  await sql`update subscriptions.import_row i set ${add('address', 'already-subscribed')}
    from ${readersWith()} r join subscriptions.subscription s on s.reader_id = r.id and s.ended_at is null
    where ${own} and i.provider_ref is not null and lower(r.email) = i.address_key and s.provider_ref is distinct from i.provider_ref`.execute(
    db,
  );
}

export async function findImport(db: Database, id: string): Promise<Import | undefined> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  return db.selectFrom('subscriptions.import').select(importColumns).where('id', '=', id).executeTakeFirst();
}

/** The newest imports, ten at most. */
export async function importsOf(db: Database): Promise<Import[]> {
  return db.selectFrom('subscriptions.import').select(importColumns).orderBy('madeAt', 'desc').limit(10).execute();
}

export async function countRows(db: Database, importId: string): Promise<ImportCounts> {
  const { rows } = await sql<ImportCounts>`select count(*) as total, count(*) filter (where problems is null) as fine,
    count(*) filter (where problems is not null) as wrong, count(*) filter (where done_at is not null) as done
    from subscriptions.import_row where import_id = ${importId}::uuid`.execute(db);
  const [counts] = rows;
  return { total: Number(counts?.total), fine: Number(counts?.fine), wrong: Number(counts?.wrong), done: Number(counts?.done) };
}

/** Rows with something wrong, in the file's order, after a line. */
export async function problemRows(db: Database, importId: string, after: number, most: number): Promise<ProblemRow[]> {
  const { rows } = await sql<ProblemRow>`select line, row ->> 'address' as address, problems from subscriptions.import_row
    where import_id = ${importId}::uuid and problems is not null and line > ${after} order by line limit ${most}`.execute(db);
  return rows;
}

/** Says that an import is to be carried out; false where it was said before. */
export async function markStarted(db: Database, importId: string, now: Date): Promise<boolean> {
  const started = db.updateTable('subscriptions.import').set({ startedAt: now }).where('id', '=', importId).where('startedAt', 'is', null);
  return (await started.returning('id').executeTakeFirst()) !== undefined;
}

export async function markImportDone(db: Database, importId: string, now: Date): Promise<void> {
  await db.updateTable('subscriptions.import').set({ doneAt: now }).where('id', '=', importId).execute();
}

/** Removes an import that nobody has started. */
export async function removeImport(db: Database, importId: string): Promise<void> {
  await db.deleteFrom('subscriptions.import').where('id', '=', importId).where('startedAt', 'is', null).execute();
}

/** Forgets imports made before a moment, with their rows. */
export async function removeImports(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('subscriptions.import').where('madeAt', '<', before).execute();
}

/** Rows that nothing is wrong with and that have still to be done. */
export async function rowsToDo(db: Database, importId: string, most: number): Promise<{ line: number; row: BroughtRow }[]> {
  const { rows } = await sql<{ line: number; row: BroughtRow }>`select line, row from subscriptions.import_row
    where import_id = ${importId}::uuid and problems is null and done_at is null order by line limit ${most}`.execute(db);
  return rows;
}

/** Notes what has become of rows. */
export async function markRows(db: Database, importId: string, lines: { line: number; problem?: RowProblem }[], now: Date): Promise<void> {
  const json = JSON.stringify(lines.map(({ line, problem }) => ({ line, problems: problem ? [problem] : null })));
  await sql`update subscriptions.import_row i set problems = nullif(r.problems, 'null'::jsonb),
      done_at = case when nullif(r.problems, 'null'::jsonb) is null then ${now}::timestamptz end
    from jsonb_to_recordset(${json}::jsonb) as r (line integer, problems jsonb) where i.import_id = ${importId}::uuid and i.line = r.line`.execute(
    db,
  );
}

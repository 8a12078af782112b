import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';
import { record } from '#staff';

/** Partner papers, by number, whose texts are offered for their own stories alone. */
export async function apartSources(press: Press): Promise<number[]> {
  const rows = await press.selectFrom('translation.apartSource').select('sourceId').orderBy('sourceId').execute();
  return rows.map(({ sourceId }) => sourceId);
}

/** Says of which partner papers the texts are offered for their own stories alone, and of no others. What is remembered already moves along. */
export async function keepApart(press: Press, sourceIds: number[], by: { id: number }, now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    await sql`lock table translation.apart_source in share row exclusive mode`.execute(press);
    const before = await apartSources(press);
    const joined = before.filter((id) => !sourceIds.includes(id));
    const apart = sourceIds.filter((id) => !before.includes(id));
    if (joined.length + apart.length === 0) return;
    await sql`delete from translation.apart_source where source_id = any(${joined}::bigint[])`.execute(press);
    await sql`insert into translation.apart_source select id, ${by.id}, ${now} from unnest(${apart}::bigint[]) as id`.execute(press);
    await move(press, joined, 'partner', 'paper');
    await move(press, apart, 'paper', 'partner');
    const detail = { apart: sourceIds.length };
    await record(press, { personId: by.id, act: 'translation.sources-apart', detail }, now);
  });
}

/** Only what was approved here moves: what came with a file stays in the scope it was brought to. */
async function move(press: Press, sourceIds: number[], from: 'partner' | 'paper', to: 'partner' | 'paper'): Promise<void> {
  await sql`
    update translation.pair set scope = ${to} where source_id = any(${sourceIds}::bigint[]) and scope = ${from} and version_id <> 0`.execute(
    press,
  );
}

import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';

const pairsLookedAt = 60_000;
const isCommonFrom = 80;

/**
 * Estimates from a sample how many pairs have each shingle, and keeps those that many have: matches are looked for by the others first. Until it has run
 * over a memory that grew much, looking up is slower and no less right.
 */
export async function weighMemory(press: Press): Promise<void> {
  await inTransaction(press, async (press) => {
    const { rows } = await sql<{
      pairs: number;
    }>`select greatest(reltuples, 0)::bigint as pairs from pg_class where oid = 'translation.pair'::regclass`.execute(press);
    // The estimate of the database is zero until its first look at a table.
    const pairs = rows[0]?.pairs ?? 0;
    const percent = Math.min(100, (100 * pairsLookedAt) / Math.max(pairs, 1));
    await sql`delete from translation.common_shingle`.execute(press);
    await sql`
      insert into translation.common_shingle (hash, pairs)
      select hash, (count(*) * 100 / ${percent}::float8)::int from (select unnest(sketch) as hash from translation.pair tablesample system (${percent})) s
      group by hash having count(*) * 100 / ${percent}::float8 >= ${isCommonFrom}`.execute(press);
  });
}

import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';

/** Notes of a version that a machine began all its paragraphs and a person went through them: readers are told when it goes out. */
export async function noteMachineHelp(press: Press, versionId: number): Promise<void> {
  await sql`update translation.alignment set rows = (select jsonb_agg(case when (one ->> 'target')::int > 0
      then one || '{"by": "machine", "isTouched": true}' else one end order by at) from jsonb_array_elements(rows) with ordinality as r (one, at))
    where version_id = ${versionId}`.execute(press);
}

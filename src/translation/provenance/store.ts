import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { Stale } from '../stale/rules.ts';

// A machine's words stay a machine's help, whoever has changed or passed them.
const isAssisted = sql`coalesce((select a.rows @? '$[*] ? (@.by == "machine" && @.target > 0)' or a.fields @? '$.* ? (@.by == "machine")'
  from translation.alignment a where a.version_id = given.id), false)`;

/** Writes what readers are told of a version that goes out now: what it was made from, whether a machine helped, whether it lags behind its original. */
export async function settleProvenance(press: Press, versionId: number, madeFrom: number, at: Date): Promise<void> {
  await sql`insert into translation.provenance (version_id, source_version_id, is_machine_assisted, corrected_at, change_kind, settled_at)
    select given.id, ${madeFrom}::bigint, ${isAssisted}, s.source_changed_at, s.kind, ${at}::timestamptz from (select ${versionId}::bigint as id) given
      left join translation.stale s on s.version_id = given.id and s.left_at is null
    on conflict (version_id) do update set source_version_id = excluded.source_version_id, is_machine_assisted = excluded.is_machine_assisted,
      corrected_at = excluded.corrected_at, change_kind = excluded.change_kind, settled_at = excluded.settled_at`.execute(press);
}

/** The same for a version that went out by another way, where nothing was written yet. */
export async function provenanceIfNone(press: Press, versionId: number, madeFrom: number, now: Date): Promise<void> {
  await sql`insert into translation.provenance (version_id, source_version_id, is_machine_assisted, settled_at)
    select given.id, ${madeFrom}::bigint, ${isAssisted}, ${now}::timestamptz from (select ${versionId}::bigint as id) given
    on conflict (version_id) do nothing`.execute(press);
}

/** Has readers of public versions told that the original was changed after them. */
export async function tellReaders(press: Press, stale: Stale[], now: Date): Promise<void> {
  if (stale.length === 0) return;
  const given = JSON.stringify(
    stale.map(({ versionId, sourceVersionId, sourceChangedAt, kind }) => ({
      id: versionId,
      source: sourceVersionId,
      at: sourceChangedAt,
      kind,
    })),
  );
  await sql`insert into translation.provenance (version_id, source_version_id, is_machine_assisted, corrected_at, change_kind, settled_at)
    select given.id, given.source, ${isAssisted}, given.at, given.kind, ${now}::timestamptz
      from jsonb_to_recordset(${given}::jsonb) as given (id bigint, source bigint, at timestamptz, kind text)
    on conflict (version_id) do update set corrected_at = excluded.corrected_at, change_kind = excluded.change_kind, settled_at = excluded.settled_at`.execute(
    press,
  );
}

/** Has readers told so no longer. */
export async function tellReadersNothing(press: Press, versionIds: number[], now: Date): Promise<void> {
  if (versionIds.length === 0) return;
  await press
    .updateTable('translation.provenance')
    .set({ correctedAt: null, changeKind: null, settledAt: now })
    .where('versionId', 'in', versionIds)
    .execute();
}

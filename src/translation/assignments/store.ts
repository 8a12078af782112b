import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { MadeText } from '#stories';
import { countUntouched } from '../review/untouched.ts';
import type { ChangeKind } from '../stale/rules.ts';
import type { Alignment } from '../stale/store.ts';

/** What stands beside a version's work: who reviews it, and whether it lags behind its original. Persons are staff ids. */
export type TranslationFacts = {
  versionId: number;
  reviewerId: number | null;
  stale: { kind: ChangeKind; since: Date; sourceChangedAt: Date } | undefined;
  /** Why it may stay as it is. */
  left: { by: number | null; because: string; at: Date } | undefined;
  /** How many pieces a machine wrote and nobody has changed or passed; undefined where it wasn't asked. */
  untouched: number | undefined;
};

type Row = {
  versionId: number;
  reviewerId: number | null;
  kind: ChangeKind | null;
  since: Date;
  sourceChangedAt: Date;
  leftBy: number | null;
  leftBecause: string | null;
  leftAt: Date | null;
} & Partial<Pick<Alignment, 'rows' | 'targetHashes' | 'fields'>>;

/** What is known here of some versions, by the version; those of which nothing is are left out. `made` is one of them, of which it is asked what a machine wrote. One statement. */
export async function translationFactsOf(press: Press, versionIds: number[], made?: MadeText): Promise<Map<number, TranslationFacts>> {
  if (versionIds.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select given.id as version_id, a.reviewer_id, s.kind, s.since, s.source_changed_at, s.left_by, s.left_because, s.left_at, al.rows, al.target_hashes, al.fields
    from unnest(${versionIds}::bigint[]) as given (id) left join translation.assignment a on a.version_id = given.id
      left join translation.stale s on s.version_id = given.id
      left join translation.alignment al on al.version_id = given.id and given.id = ${made?.versionId ?? null}::bigint
    where a.version_id is not null or s.version_id is not null or al.version_id is not null`.execute(press);
  return new Map(
    rows.map((row) => {
      const { versionId, reviewerId, kind, since, sourceChangedAt, leftBy, leftBecause, leftAt } = row;
      const stale = kind && !leftAt ? { kind, since, sourceChangedAt } : undefined;
      const left = leftAt ? { by: leftBy, because: leftBecause ?? '', at: leftAt } : undefined;
      const { rows, targetHashes, fields } = row;
      const untouched = made && rows && targetHashes && fields ? countUntouched({ rows, targetHashes, fields }, made) : undefined;
      return [versionId, { versionId, reviewerId, stale, left, untouched }];
    }),
  );
}

/** Versions that a person was asked to review, the newest five hundred. */
export async function reviewedBy(press: Press, personId: number): Promise<number[]> {
  const rows = await press
    .selectFrom('translation.assignment')
    .select('versionId')
    .where('reviewerId', '=', personId)
    .orderBy('versionId', 'desc')
    .limit(500)
    .execute();
  return rows.map(({ versionId }) => versionId);
}

/** Who reviewed a version until now is held, for the change that follows. */
export async function findReviewer(press: Press, versionId: number): Promise<number | undefined> {
  const row = await press.selectFrom('translation.assignment').select('reviewerId').where('versionId', '=', versionId).executeTakeFirst();
  return row?.reviewerId ?? undefined;
}

/** Keeps who reviews a version. `remindedAt` is undefined where its day stayed: what was said of it stays said. */
export async function keepAssignment(
  press: Press,
  { versionId, reviewerId, remindedAt }: { versionId: number; reviewerId: number | null; remindedAt: Date | null | undefined },
  madeBy: number,
  now: Date,
): Promise<void> {
  const told = remindedAt === undefined ? {} : { remindedAt, lateToldAt: null };
  await press
    .insertInto('translation.assignment')
    .values({ versionId, reviewerId, madeBy, madeAt: now, ...told })
    .onConflict((on) => on.column('versionId').doUpdateSet({ reviewerId, ...told }))
    .execute();
}

/** Notes that somebody is told that the day of these versions is near, or past, once; answers those nobody had been told of, with their reviewers. */
export async function claimReminders(
  press: Press,
  kind: 'near' | 'late',
  versionIds: number[],
  now: Date,
): Promise<{ versionId: number; reviewerId: number | null }[]> {
  if (versionIds.length === 0) return [];
  const column = sql.ref(kind === 'near' ? 'reminded_at' : 'late_told_at');
  const { rows } = await sql<{ versionId: number; reviewerId: number | null }>`
    insert into translation.assignment as a (version_id, made_at, ${column})
    select id, ${now}::timestamptz, ${now}::timestamptz from unnest(${versionIds}::bigint[]) as given (id) order by id
    on conflict (version_id) do update set ${column} = ${now}::timestamptz where a.${column} is null
    returning version_id, reviewer_id`.execute(press);
  return rows;
}

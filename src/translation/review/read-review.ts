import { sql } from 'kysely';
import { alignedBlocks } from '#document';
import type { Press } from '#platform/database.ts';
import { type BlockComparison, comparisonOf, findRevision } from '#stories';
import { fieldRow, findingsOf, plainRow } from '../checks/checked-rows.ts';
import type { Finding } from '../checks/findings.ts';
import { type Desk, type DeskOutcome, deskOf } from '../desk/read.ts';
import { type SideField, sideFields } from '../desk/sides.ts';

/** What a check found, and why somebody let it stand. */
export type ReviewedFinding = Finding & { accepted: { reason: string; by: number | null } | undefined };

/** A row of both texts as its reviewer sees it. */
export type ReviewedRow = ReturnType<typeof alignedBlocks<Desk['target']['document']['blocks'][number]>>[number] & {
  findings: ReviewedFinding[];
  /** Block by block of the target what became of it since the text was given back; empty where it never was. */
  since: BlockComparison[];
};

export type ReviewedField = { name: SideField; source: string; target: string; findings: ReviewedFinding[]; isUntouched: boolean };

export type Review = {
  desk: Desk;
  rows: ReviewedRow[];
  fields: ReviewedField[];
  reviewerId: number | undefined;
  /** The revision that was given back, where something has been saved since. */
  sinceNumber: number | undefined;
};

export type ReviewOutcome = { ok: true; review: Review } | Exclude<DeskOutcome, { ok: true }>;

/** A version beside its source for whoever reviews it. Six statements at most. */
export async function reviewOf(press: Press, versionId: number): Promise<ReviewOutcome> {
  const outcome = await deskOf(press, versionId);
  if (!outcome.ok) return outcome;
  const { desk } = outcome;
  const { work, known, target, source } = desk;
  const aligned = alignedBlocks(desk.rows, known.document.blocks, target.document.blocks);
  const fields = sideFields.filter((name) => known[name] !== '' || target[name] !== '');
  const checked = [
    ...fields.map((name) => fieldRow(known[name], target[name])),
    ...aligned.map(({ row, source, target }) => plainRow(source, target, row)),
  ];
  const findings = await findingsOf(press, { from: source.language, to: work.language, rows: checked });
  const { reviewerId, accepted } = await asideOf(press, versionId);
  const given = work.handedBackNumber;
  const before = given !== undefined && given < work.newest.number ? await findRevision(press, versionId, given) : undefined;
  const since = before ? targetsOf(comparisonOf(before, work.newest, work.language).blocks) : [];
  const of = (row: number) =>
    findings.filter((one) => one.row === row).map((one) => ({ ...one, accepted: accepted.get(one.key) }) satisfies ReviewedFinding);
  return {
    ok: true,
    review: {
      desk,
      reviewerId,
      sinceNumber: before?.number,
      fields: fields.map((name, at) => {
        const origin = desk.fields[name];
        const isUntouched = origin?.by === 'machine' && !origin.isTouched;
        return { name, source: known[name], target: target[name], findings: of(at), isUntouched };
      }),
      rows: aligned.map((one, at) => ({
        ...one,
        findings: of(fields.length + at),
        since: since.slice(one.targetAt, one.targetAt + one.row.target).flat(),
      })),
    },
  };
}

/** By each block of the newer text what became of it, what was taken out before it included. */
function targetsOf(blocks: BlockComparison[]): BlockComparison[][] {
  const targets: BlockComparison[][] = [];
  let removed: BlockComparison[] = [];
  for (const block of blocks) {
    if (block.kind === 'removed') removed.push(block);
    else {
      targets.push([...removed, block]);
      removed = [];
    }
  }
  targets.at(-1)?.push(...removed);
  return targets;
}

/** Who reviews a version, and what was let stand in it. One statement. */
async function asideOf(press: Press, versionId: number) {
  const { rows } = await sql<{ finding: string | null; reason: string; madeBy: number | null; reviewerId: number | null }>`
    select a.reviewer_id, c.finding, c.reason, c.made_by from (select ${versionId}::bigint as id) v
      left join translation.assignment a on a.version_id = v.id left join translation.acceptance c on c.version_id = v.id limit 2000`.execute(
    press,
  );
  const accepted = new Map(
    rows.flatMap(({ finding, reason, madeBy }) => (finding === null ? [] : [[finding, { reason, by: madeBy }] as const])),
  );
  return { reviewerId: rows[0]?.reviewerId ?? undefined, accepted };
}

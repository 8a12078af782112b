import { alignedBlocks } from '#document';
import type { Press } from '#platform/database.ts';
import { type Acceptance, acceptancesOf } from '../checks/acceptances.ts';
import { fieldRow, findingsOf, plainRow } from '../checks/checked-rows.ts';
import type { Finding } from '../checks/findings.ts';
import type { Desk } from './read.ts';
import type { SideField } from './sides.ts';

/** What the checks found in a row, counted from 0, or in a field, and who let it stand. */
export type DeskFinding = Omit<Finding, 'row'> & { row: number | SideField; accepted: Acceptance | undefined };

// Dates lines and alternative texts are no running text.
const checkedFields = ['headline', 'deck', 'leadCaption'] as const;

/** What the checks find in a translation as it is saved. What nobody has translated yet is progress and no finding. Three statements. */
export async function deskFindings(press: Press, desk: Desk): Promise<DeskFinding[]> {
  const { known, target, work, source } = desk;
  const fields = checkedFields.filter((name) => known[name] && target[name]);
  const aligned = alignedBlocks(desk.rows, known.document.blocks, target.document.blocks);
  const rows = [
    ...fields.map((name) => fieldRow(known[name], target[name])),
    ...aligned.map((one) => plainRow(one.source, one.target, one.row)),
  ];
  const found = await findingsOf(press, { from: source.language, to: work.language, rows });
  const accepted = await acceptancesOf(press, work.versionId);
  return found.flatMap(({ row: at, ...finding }) => {
    const row = fields[at] ?? at - fields.length;
    const isWaiting = typeof row === 'number' && aligned[row]?.row.target === 0;
    return isWaiting ? [] : [{ ...finding, row, accepted: accepted.get(finding.key) }];
  });
}

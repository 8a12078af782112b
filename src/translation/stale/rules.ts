import type { CurrentText, WholeText } from '#stories';

export type ChangeKind = 'correction' | 'update';

/** A version whose original was changed after it. Persons are staff ids. */
export type Stale = {
  versionId: number;
  sourceVersionId: number;
  /** The revision of the source that it hasn't followed. */
  sourceNumber: number;
  kind: ChangeKind;
  since: Date;
  sourceChangedAt: Date;
  toldAt: Date | null;
  leftBy: number | null;
  leftBecause: string | null;
  leftAt: Date | null;
};

/** True when both say the same in the same form. Of documents as the database answers them, whose keys have one order. */
export function isSameText(one: WholeText, other: WholeText): boolean {
  const fields = ['headline', 'deck', 'dateline', 'leadCaption', 'leadAlt'] as const;
  return fields.every((field) => one[field] === other[field]) && JSON.stringify(one.document) === JSON.stringify(other.document);
}

/** What has become of a version now that its original reads like this: nothing, fresh again, or stale (anew, where somebody had left it so). */
export function judge(
  aligned: WholeText,
  current: CurrentText,
  before: Stale | undefined,
  now: Date,
): 'as-it-was' | 'fresh' | Omit<Stale, 'versionId'> {
  if (isSameText(aligned, current.text)) return before ? 'fresh' : 'as-it-was';
  if (before?.sourceNumber === current.number) return 'as-it-was';
  const open = before?.leftAt ? undefined : before;
  return {
    sourceVersionId: current.versionId,
    sourceNumber: current.number,
    // A correction that wasn't followed stays one, whatever comes after it.
    kind: current.note === 'correction' || open?.kind === 'correction' ? 'correction' : 'update',
    since: open?.since ?? now,
    sourceChangedAt: current.at,
    toldAt: open?.toldAt ?? now,
    leftBy: null,
    leftBecause: null,
    leftAt: null,
  };
}

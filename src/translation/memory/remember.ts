import { alignedBlocks, isUntouched, plainText } from '#document';
import { inTransaction, type Press } from '#platform/database.ts';
import { findWork, storyFactsOf } from '#stories';
import { rowText } from '../checks/checked-rows.ts';
import { type Desk, deskOf, sideFields } from '../desk/index.ts';
import { noteNames } from '../glossary/met-names.ts';
import { sentencePairs } from './sentence-pairs.ts';
import { addPairs, isApart, type NewPair, removePairsOf, removeSettledPairs } from './store.ts';

export type PairState = 'pending' | 'approved';

/** A text beside what was made of it. `isUnread`: a machine made it, and nobody has touched it. */
type Beside = { source: string; target: string; isUnread: boolean };
type PairOfVersion = Omit<NewPair, 'kind' | 'sourceText' | 'targetText'>;

/**
 * Remembers what a version says for what its source says, in the place of what was remembered of it before. Pending, a pair is its translator's own and
 * what a machine wrote is left out until a person has touched it; approved, it is the paper's, or its partner's where that is kept apart. Twice is once.
 */
export async function rememberVersion(press: Press, versionId: number, state: PairState, now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    const found = await deskOf(press, versionId);
    // Without a mark nobody has said yet which paragraphs belong together.
    if (!found.ok || found.desk.mark === 0 || found.desk.source.language === found.desk.work.language)
      return removePairsOf(press, versionId, 'any');
    const { work, source } = found.desk;
    await noteNames(press, plainText(found.desk.known.document), source.language, source.versionId, now);
    const isPending = state === 'pending';
    await removePairsOf(press, versionId, isPending ? 'pending' : 'any');
    const personId = work.newest.madeBy;
    if (isPending && personId === undefined) return;
    const sourceId = (await storyFactsOf(press, work)).origin.sourceId ?? undefined;
    const isPartners = !isPending && sourceId !== undefined && (await isApart(press, sourceId));
    const pair: PairOfVersion = {
      from: source.language,
      to: work.language,
      scope: isPending ? 'person' : isPartners ? 'partner' : 'paper',
      personId,
      sourceId,
      state,
      versionId,
      storyKey: work.storyKey,
      madeBy: personId,
      madeAt: work.newest.changedAt,
      ...(isPending ? {} : { approvedBy: work.newest.approvedBy, approvedAt: now }),
    };
    const wanted = (list: Beside[]) => list.map((one) => (isPending && one.isUnread ? { ...one, target: '' } : one));
    const [fields, rows] = besideOf(found.desk);
    await addPairs(press, [...fields.flatMap((one) => pairsOf(wanted([one]), pair)), ...pairsOf(wanted(rows), pair)]);
    if (isPending) await removeSettledPairs(press, versionId);
  });
}

/** Remembers a version as its newest revision stands: approved where it is or has been published, else pending. */
export async function rememberNewest(press: Press, versionId: number, now: Date): Promise<void> {
  const newest = (await findWork(press, versionId))?.newest;
  if (newest) await rememberVersion(press, versionId, newest.approvedBy || newest.publishedAt ? 'approved' : 'pending', now);
}

/** The fields and the rows of a translation beside those of its source. */
function besideOf({ known, target, fields, rows }: Desk): [Beside[], Beside[]] {
  const ofFields = sideFields.map((name) => {
    const made = fields[name];
    return { source: known[name], target: target[name], isUnread: made?.by === 'machine' && !made.isTouched };
  });
  const ofRows = alignedBlocks(rows, known.document.blocks, target.document.blocks).map(({ row, source, target }) => ({
    source: rowText(source),
    target: rowText(target),
    isUnread: isUntouched(row),
  }));
  return [ofFields, ofRows];
}

/** Paragraphs that have both sides, and their sentences, each with what stands beside it in the source. */
function pairsOf(rows: Beside[], pair: PairOfVersion): NewPair[] {
  const told = rows.filter(({ source }) => source.trim() !== '');
  return told.flatMap(({ source, target }, at) => {
    if (target.trim() === '' || !/\p{L}/u.test(source)) return [];
    const [before, after] = [told[at - 1]?.source, told[at + 1]?.source];
    const sentences = sentencePairs(source, target, pair.from, pair.to);
    return [
      { ...pair, kind: 'paragraph' as const, sourceText: source, targetText: target, before, after },
      ...sentences.map((one, no) => ({
        ...pair,
        kind: 'sentence' as const,
        sourceText: one.source,
        targetText: one.target,
        before: sentences[no - 1]?.source,
        after: sentences[no + 1]?.source,
      })),
    ];
  });
}

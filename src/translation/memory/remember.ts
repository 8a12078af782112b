import { type AlignmentRow, alignedBlocks, type Block, isUntouched } from '#document';
import { inTransaction, type Press } from '#platform/database.ts';
import { findWork, storyFactsOf } from '#stories';
import { rowText } from '../checks/checked-rows.ts';
import { sentencePairs } from './sentence-pairs.ts';
import { addPairs, findAlignment, isApart, type NewPair, removePairsOf, removeSettledPairs } from './store.ts';

export type PairState = 'pending' | 'approved';

type Fields = Record<string, Pick<AlignmentRow, 'by' | 'isTouched'>>;
type SourceText = { headline?: string; deck?: string; leadCaption?: string; leadAlt?: string; document?: { blocks: Block[] } };
type Beside = { source: string; target: string; isUnread: boolean };

/**
 * Remembers what a version says for what its source says, in the place of what was remembered of it before. Pending, a pair is its translator's own and
 * what a machine wrote is left out until a person has touched it; approved, it is the paper's, or its partner's where that is kept apart. Twice is once.
 */
export async function rememberVersion(press: Press, versionId: number, state: PairState, now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    const [target, alignment] = [await findWork(press, versionId), await findAlignment(press, versionId)];
    const source = alignment && (await findWork(press, alignment.sourceVersionId));
    if (!target || !source || source.language === target.language) return removePairsOf(press, versionId, 'any');
    const { sourceId } = (await storyFactsOf(press, target)).origin;
    const text = alignment.sourceText as SourceText;
    const { newest } = target;
    const fields: Record<string, [string | undefined, string | undefined]> = {
      headline: [text.headline, newest.headline],
      deck: [text.deck, newest.deck],
      leadCaption: [text.leadCaption, newest.lead?.caption],
      leadAlt: [text.leadAlt, newest.lead?.alt],
    };
    const made = alignment.fields as Fields;
    const beside = Object.entries(fields).map(([name, [source = '', target = '']]) => ({
      source,
      target,
      isUnread: made[name]?.by === 'machine' && !made[name].isTouched,
    }));
    const rows = alignedBlocks(alignment.rows as AlignmentRow[], text.document?.blocks ?? [], newest.document.blocks).map(
      ({ row, source, target }) => ({ source: rowText(source), target: rowText(target), isUnread: isUntouched(row) }),
    );
    const isPending = state === 'pending';
    const personId = alignment.savedBy ?? undefined;
    await removePairsOf(press, versionId, isPending ? 'pending' : 'any');
    if (isPending && personId === undefined) return;
    const isPartners = !isPending && sourceId !== null && (await isApart(press, sourceId));
    const pair: Omit<NewPair, 'kind' | 'sourceText' | 'targetText'> = {
      from: source.language,
      to: target.language,
      scope: isPending ? 'person' : isPartners ? 'partner' : 'paper',
      personId,
      sourceId: sourceId ?? undefined,
      state,
      versionId,
      storyKey: target.storyKey,
      madeBy: newest.madeBy ?? personId,
      madeAt: alignment.savedAt,
      ...(isPending ? {} : { approvedBy: newest.approvedBy, approvedAt: now }),
    };
    const wanted = (list: Beside[]) => list.map((one) => (isPending && one.isUnread ? { ...one, target: '' } : one));
    await addPairs(press, [...beside.flatMap((one) => pairsOf(wanted([one]), pair)), ...pairsOf(wanted(rows), pair)]);
    if (isPending) await removeSettledPairs(press, versionId);
  });
}

/** Remembers a version as its newest revision stands: approved where it is or has been published, else pending. */
export async function rememberNewest(press: Press, versionId: number, now: Date): Promise<void> {
  const newest = (await findWork(press, versionId))?.newest;
  if (newest) await rememberVersion(press, versionId, newest.approvedBy || newest.publishedAt ? 'approved' : 'pending', now);
}

/** Paragraphs that have both sides, and their sentences, each with what stands beside it in the source. */
function pairsOf(rows: Beside[], pair: Omit<NewPair, 'kind' | 'sourceText' | 'targetText'>): NewPair[] {
  const told = rows.filter(({ source }) => source.trim() !== '');
  return told.flatMap(({ source, target }, at) => {
    if (target.trim() === '' || !/\p{L}/u.test(source)) return [];
    const [before, after] = [told[at - 1]?.source ?? '', told[at + 1]?.source ?? ''];
    const sentences = sentencePairs(source, target, pair.from, pair.to);
    return [
      { ...pair, kind: 'paragraph' as const, sourceText: source, targetText: target, before, after },
      ...sentences.map((one, no) => ({
        ...pair,
        kind: 'sentence' as const,
        sourceText: one.source,
        targetText: one.target,
        before: sentences[no - 1]?.source ?? '',
        after: sentences[no + 1]?.source ?? '',
      })),
    ];
  });
}

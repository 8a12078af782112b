import { inTransaction, type Press } from '#platform/database.ts';
import { may, type Staff } from '#staff';
import { addCommentRow } from './comment-rows.ts';
import { findWork } from './store.ts';
import { mayWrite } from './who.ts';

/** Words of a colleague about a text: about the quoted words of a block counted from 0, or about all of it. */
export type Comment = {
  id: number;
  block: number | undefined;
  quote: string;
  text: string;
  mentioned: number[];
  madeBy: number;
  madeAt: Date;
  resolvedBy: number | undefined;
  resolvedAt: Date | undefined;
};

export type CommentOutcome = { ok: true; id: number } | { ok: false; reason: 'not-allowed' | 'no-version' | 'empty' };

const most = { text: 5000, quote: 500, mentioned: 20 };

/** Says something about a version to colleagues. Those it mentions are told by mail. */
export async function addComment(
  press: Press,
  versionId: number,
  comment: { text: string; block?: number; quote?: string; mentioned?: number[] },
  by: Staff,
  now: Date,
): Promise<CommentOutcome> {
  const text = comment.text.trim().slice(0, most.text);
  if (text === '') return { ok: false, reason: 'empty' };
  return inTransaction(press, async (press) => {
    const work = await findWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (!mayWrite(by, work) && !may(by.role, 'stories:review')) return { ok: false, reason: 'not-allowed' };
    const quote = (comment.quote ?? '').slice(0, most.quote);
    const mentioned = (comment.mentioned ?? []).slice(0, most.mentioned);
    return { ok: true, id: await addCommentRow(press, { ...comment, versionId, text, quote, mentioned, madeBy: by.id }, now) };
  });
}

/** Marks a comment as dealt with, once. False where there is none open that this person may close. */
export async function resolveComment(press: Press, versionId: number, commentId: number, by: Staff, now: Date): Promise<boolean> {
  const work = await findWork(press, versionId);
  if (!work || !(mayWrite(by, work) || may(by.role, 'stories:review'))) return false;
  const resolved = await press
    .updateTable('stories.comment')
    .set({ resolvedBy: by.id, resolvedAt: now })
    .where('id', '=', commentId)
    .where('versionId', '=', versionId)
    .where('resolvedAt', 'is', null)
    .executeTakeFirst();
  return resolved.numUpdatedRows > 0n;
}

/** A version's comments, oldest first, the newest three hundred. */
export async function commentsOf(press: Press, versionId: number): Promise<Comment[]> {
  const rows = await press
    .selectFrom('stories.comment')
    .selectAll()
    .where('versionId', '=', versionId)
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(300)
    .execute();
  return rows.reverse().map(({ versionId: _, ...row }) => ({
    ...row,
    block: row.block ?? undefined,
    resolvedBy: row.resolvedBy ?? undefined,
    resolvedAt: row.resolvedAt ?? undefined,
  }));
}

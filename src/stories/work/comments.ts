import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';
import { may, type Staff } from '#staff';
import { recordAct } from './act.ts';
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
  /** The comment that it answers. */
  answers: number | undefined;
  madeBy: number;
  madeAt: Date;
  resolvedBy: number | undefined;
  resolvedAt: Date | undefined;
};

export type CommentOutcome = { ok: true; id: number } | { ok: false; reason: 'not-allowed' | 'no-version' | 'empty' | 'gone' };

const most = { text: 5000, quote: 500, mentioned: 20 };

/** True when this person may talk about a version: whoever writes stories may about any, as colleagues do. */
export function mayComment(by: Staff): boolean {
  return may(by.role, 'stories:write') || may(by.role, 'stories:review');
}

/** Says something about a version to colleagues, or answers what one of them said. Those it mentions are told by mail. */
export async function addComment(
  press: Press,
  versionId: number,
  comment: { text: string; block?: number; quote?: string; mentioned?: number[]; answers?: number },
  by: Staff,
  now: Date,
): Promise<CommentOutcome> {
  const text = comment.text.trim().slice(0, most.text);
  if (text === '') return { ok: false, reason: 'empty' };
  return inTransaction(press, async (press) => {
    const work = await findWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (!mayComment(by)) return { ok: false, reason: 'not-allowed' };
    const answered = comment.answers === undefined ? undefined : await findComment(press, versionId, comment.answers);
    if (comment.answers !== undefined && !answered) return { ok: false, reason: 'gone' };
    const quote = (comment.quote ?? '').slice(0, most.quote);
    const mentioned = (comment.mentioned ?? []).slice(0, most.mentioned);
    // One level of answers: what answers an answer stands beside it.
    const answers = answered && (answered.answers ?? answered.id);
    const id = await addCommentRow(press, { ...comment, versionId, text, quote, mentioned, answers, madeBy: by.id }, now);
    await recordAct(press, work, 'comment', { by, now }, { comment: id });
    return { ok: true, id };
  });
}

/** Marks a comment and its answers as dealt with, once. False where there is none open that this person may close: writers, reviewers, who said it. */
export async function resolveComment(press: Press, versionId: number, commentId: number, by: Staff, now: Date): Promise<boolean> {
  return turnComment(press, versionId, commentId, by, 'resolve-comment', now);
}

/** Opens a comment again that was dealt with. */
export async function reopenComment(press: Press, versionId: number, commentId: number, by: Staff, now: Date): Promise<boolean> {
  return turnComment(press, versionId, commentId, by, 'reopen-comment', now);
}

async function turnComment(
  press: Press,
  versionId: number,
  commentId: number,
  by: Staff,
  act: 'resolve-comment' | 'reopen-comment',
  now: Date,
): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const work = await findWork(press, versionId);
    const comment = await findComment(press, versionId, commentId);
    if (!work || !comment) return false;
    if (!mayWrite(by, work) && !may(by.role, 'stories:review') && comment.madeBy !== by.id) return false;
    const isClosing = act === 'resolve-comment';
    const turned = await press
      .updateTable('stories.comment')
      .set(isClosing ? { resolvedBy: by.id, resolvedAt: now } : { resolvedBy: null, resolvedAt: null })
      .where((is) => is.or([is('id', '=', commentId), is('answers', '=', commentId)]))
      .where('resolvedAt', isClosing ? 'is' : 'is not', null)
      .executeTakeFirst();
    if (turned.numUpdatedRows === 0n) return false;
    await recordAct(press, work, act, { by, now }, { comment: commentId });
    return true;
  });
}

async function findComment(press: Press, versionId: number, id: number) {
  return press
    .selectFrom('stories.comment')
    .select(['id', 'answers', 'madeBy'])
    .where('id', '=', id)
    .where('versionId', '=', versionId)
    .executeTakeFirst();
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
    answers: row.answers ?? undefined,
    resolvedBy: row.resolvedBy ?? undefined,
    resolvedAt: row.resolvedAt ?? undefined,
  }));
}

export type Mention = {
  commentId: number;
  versionId: number;
  language: string;
  headline: string;
  text: string;
  madeBy: number;
  madeAt: Date;
};

/** What colleagues said to a person and nobody has dealt with, newest first, at most eight. One statement. */
export async function mentionsOf(press: Press, personId: number): Promise<Mention[]> {
  return press
    .selectFrom('stories.comment as c')
    .innerJoin('stories.work as w', 'w.versionId', 'c.versionId')
    .select(['c.id as commentId', 'c.versionId', 'w.language', 'w.headline', 'c.text', 'c.madeBy', 'c.madeAt'])
    .where(sql<boolean>`c.mentioned @> ${[personId]}::bigint[]`)
    .where('c.resolvedAt', 'is', null)
    .orderBy('c.id', 'desc')
    .limit(8)
    .execute();
}

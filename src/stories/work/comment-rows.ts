import type { Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';

export type NewComment = {
  versionId: number;
  text: string;
  block?: number;
  quote?: string;
  mentioned: number[];
  answers?: number | undefined;
  madeBy: number;
};

/** Writes a comment and asks for a letter to each person it mentions. Answers its id. */
export async function addCommentRow(press: Press, comment: NewComment, now: Date): Promise<number> {
  const { versionId, text, block = null, quote = '', answers = null, madeBy } = comment;
  const mentioned = [...new Set(comment.mentioned)].filter((id) => id !== madeBy);
  const { id } = await press
    .insertInto('stories.comment')
    .values({ versionId, text, block, quote, mentioned, answers, madeBy, madeAt: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const personId of mentioned) await enqueue(press, 'stories.send-mention', { commentId: id, personId });
  return id;
}

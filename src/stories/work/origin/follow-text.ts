import type { Block, Document } from '#document';
import { inTransaction, type Press } from '#platform/database.ts';
import { record } from '#staff';
import { addRevision, rowOf } from '../revision-rows.ts';
import { noteSaved } from '../save-draft.ts';
import { lockWork } from '../store.ts';

export type FollowedText = { headline: string; deck: string; document: Document };

export type FollowOutcome = { ok: true; number: number } | { ok: false; reason: 'no-version' | 'edited' | 'wrong-state' };

/**
 * Gives a version the text its source has now, as its next revision, by nobody of the staff: where its newest revision still is what came
 * from there before. Pictures that were put into it stay where they stood. What is about to be published isn't changed under anybody's hands.
 */
export async function followText(
  press: Press,
  versionId: number,
  before: FollowedText,
  after: FollowedText,
  now: Date,
): Promise<FollowOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (work.state === 'scheduled' || work.state === 'withdrawn') return { ok: false, reason: 'wrong-state' };
    const { newest } = work;
    if (textIn(newest) !== textIn(before)) return { ok: false, reason: 'edited' };
    const number = newest.number + 1;
    const document = withPicturesOf(newest.document, after.document);
    await addRevision(press, versionId, number, rowOf({ ...newest, ...after, document, lead: undefined }, newest), undefined, now);
    await noteSaved(press, work, after.headline, now);
    await record(
      press,
      { personId: null, act: 'stories.followed', subject: { kind: 'version', id: versionId }, detail: { revision: number } },
      now,
    );
    return { ok: true, number };
  });
}

function isPicture({ type }: Block): boolean {
  return type === 'picture' || type === 'gallery';
}

function textIn({ headline, deck, document }: FollowedText): string {
  return JSON.stringify([headline, deck, document.blocks.filter((block) => !isPicture(block))]);
}

function withPicturesOf(from: Document, into: Document): Document {
  const blocks = into.blocks.slice();
  for (const [at, block] of from.blocks.entries()) if (isPicture(block)) blocks.splice(Math.min(at, blocks.length), 0, block);
  return { version: 1, blocks };
}

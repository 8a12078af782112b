import { inTransaction, type Press } from '#platform/database.ts';
import { hashToken, newToken } from '#platform/tokens.ts';
import { record, type Staff } from '#staff';
import { findWork } from './store.ts';
import { mayWrite } from './who.ts';

const most = { days: 30, openings: 100 };

export type MakePreviewLinkOutcome =
  | { ok: true; token: string; expiresAt: Date }
  | { ok: false; reason: 'not-allowed' | 'no-version' | 'nothing-new' };

/** Makes an address under which somebody outside may look at the newest revision: for at most 30 days, 100 openings, and until the version is published. `madeFor` stands across the page. The token is told once. */
export async function makePreviewLink(
  press: Press,
  versionId: number,
  { days, openings, madeFor = '' }: { days: number; openings: number; madeFor?: string },
  by: Staff,
  now: Date,
): Promise<MakePreviewLinkOutcome> {
  return inTransaction(press, async (press) => {
    const work = await findWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (!mayWrite(by, work)) return { ok: false, reason: 'not-allowed' };
    // What is published already has its own address, and its own wall.
    if (!work.hasNewText) return { ok: false, reason: 'nothing-new' };
    const token = newToken();
    const expiresAt = new Date(now.getTime() + Math.min(Math.max(days, 1), most.days) * 86_400_000);
    const mostOpenings = Math.min(Math.max(Math.floor(openings), 1), most.openings);
    const row = { versionId, tokenHash: hashToken(token), madeFor, madeBy: by.id, madeAt: now, expiresAt, mostOpenings };
    await press.insertInto('stories.previewLink').values(row).execute();
    const detail = { openings: mostOpenings, expiresAt: expiresAt.toISOString() };
    await record(press, { personId: by.id, act: 'stories.preview-link', subject: { kind: 'version', id: versionId }, detail }, now);
    return { ok: true, token, expiresAt };
  });
}

/** True while a link works. Counts nothing: for the page with the button. */
export async function isPreviewOpen(press: Press, token: string, now: Date): Promise<boolean> {
  const row = await press
    .selectFrom('stories.previewLink')
    .select('id')
    .where('tokenHash', '=', hashToken(token))
    .where('expiresAt', '>', now)
    .where('endedAt', 'is', null)
    .whereRef('openings', '<', 'mostOpenings')
    .executeTakeFirst();
  return row !== undefined;
}

/** Counts one opening of a link and answers which version it shows and for whom it was made, or undefined when it is over. */
export async function openPreview(press: Press, token: string, now: Date): Promise<{ versionId: number; madeFor: string } | undefined> {
  return press
    .updateTable('stories.previewLink')
    .set((is) => ({ openings: is('openings', '+', 1) }))
    .where('tokenHash', '=', hashToken(token))
    .where('expiresAt', '>', now)
    .where('endedAt', 'is', null)
    .whereRef('openings', '<', 'mostOpenings')
    .returning(['versionId', 'madeFor'])
    .executeTakeFirst();
}

/** Ends a link before its time. False where this person may not, or it is over. */
export async function endPreviewLink(press: Press, versionId: number, linkId: number, by: Staff, now: Date): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const work = await findWork(press, versionId);
    if (!work || !mayWrite(by, work)) return false;
    const ended = await press
      .updateTable('stories.previewLink')
      .set({ endedAt: now })
      .where('id', '=', linkId)
      .where('versionId', '=', versionId)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) return false;
    await record(press, { personId: by.id, act: 'stories.end-preview-link', subject: { kind: 'version', id: versionId } }, now);
    return true;
  });
}

/** Forgets links that ended before a moment. */
export async function removePreviewLinks(press: Press, before: Date): Promise<void> {
  await press.deleteFrom('stories.previewLink').where('expiresAt', '<', before).execute();
}

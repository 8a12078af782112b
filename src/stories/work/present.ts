import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { may, type Staff } from '#staff';
import { type Acted, recordAct } from './act.ts';
import { type ChangePartOutcome, findPictureId } from './change-lead.ts';
import { markOf } from './mark.ts';
import { lockWork, type Presentation, type Work } from './store.ts';
import { mayWrite } from './who.ts';

/** As a form names it: the picture by its slug, empty for the lead picture. */
export type TypedPresentation = Omit<Presentation, 'socialPictureId'> & { socialPicture: string };

/** True when this person may say how a version is shown outside: editors of any, writers of their own before anybody has it in review. */
export function mayPresent(by: Staff, work: Work): boolean {
  if (may(by.role, 'stories:write-any')) return true;
  return mayWrite(by, work) && !work.publishedAt && (work.state === 'idea' || work.state === 'draft');
}

/**
 * Says how a version is shown to search engines, on cards in social networks, and with which sign-up box. Where readers see the version
 * they see this at once; else it waits for the publication.
 */
export async function present(
  press: Press,
  versionId: number,
  typed: TypedPresentation,
  mark: string,
  { by, now }: Acted,
): Promise<ChangePartOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (!mayPresent(by, work)) return { ok: false, reason: 'not-allowed' };
    if (markOf(work.presentation) !== mark) return { ok: false, reason: 'stale' };
    const { socialPicture, ...rest } = typed;
    const socialPictureId = socialPicture === '' ? null : await findPictureId(press, socialPicture);
    if (socialPictureId === undefined) return { ok: false, reason: 'no-picture' };
    await press
      .updateTable('stories.work')
      .set({ ...rest, socialPictureId })
      .where('versionId', '=', versionId)
      .execute();
    if (work.isPublic) {
      await copyPresentation(press, versionId);
      await announce(press, [`story:${work.storyId}`]);
    }
    await recordAct(press, work, 'present', { by, now }, { newsletter: typed.newsletter ?? 'by-topic' });
    return { ok: true };
  });
}

/** Gives readers' side of the database what was said of how a version is shown. */
export async function copyPresentation(press: Press, versionId: number): Promise<void> {
  await sql`update stories.version v set search_title = w.search_title, search_text = w.search_text, social_title = w.social_title,
    social_text = w.social_text, social_picture_id = w.social_picture_id, newsletter = w.newsletter
    from stories.work w where w.version_id = v.id and v.id = ${versionId}`.execute(press);
}

import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { may, record } from '#staff';
import { type Acted, beginStory, beginVersion, bylineOfWork, changeByline, findSource, findWork, markOf } from '#stories';
import { runningLicence } from '../licences/clearance.ts';
import { type HeldItem, holdItem, readItemVersion } from './store.ts';

/** How a story that is made of an item is filed. Left out, its country is the item's. */
export type Filed = { sectionId: number; access: 'free' | 'metered' | 'subscribers'; topicIds: number[]; countryCodes?: string[] };

export type TakeOutcome =
  | { ok: true; versionId: number; bringsPictures: boolean }
  | { ok: false; reason: 'taken'; versionId: number | undefined }
  | { ok: false; reason: 'not-allowed' | 'no-item' | 'killed' };

/**
 * Takes an item: makes a story of it with the partner's own text as its first version, a draft in the partner's language that others are
 * made from. Of several who take it at once one does. Its pictures come along, by a job, where a licence that runs now covers them.
 */
export async function takeItem(press: Press, itemId: number, filed: Filed, acted: Acted): Promise<TakeOutcome> {
  const { by, now } = acted;
  if (!may(by.role, 'inbox:decide')) return { ok: false, reason: 'not-allowed' };
  return inTransaction(press, async (press) => {
    const item = await holdItem(press, itemId);
    if (!item) return { ok: false, reason: 'no-item' };
    if (item.state === 'taken') return { ok: false, reason: 'taken', versionId: item.versionId ?? undefined };
    if (item.state === 'killed') return { ok: false, reason: 'killed' };
    const text = await readItemVersion(press, itemId, item.number);
    const [source, licence] = [await findSource(press, item.sourceId), await runningLicence(press, item.sourceId, now)];
    const storyId = await beginStory(
      press,
      {
        sectionId: filed.sectionId,
        access: filed.access,
        exclusive: false,
        authorIds: [],
        topicIds: filed.topicIds,
        countryCodes: filed.countryCodes ?? [item.countryCode ?? source?.countryCode ?? ''].filter(Boolean),
        source: {
          id: item.sourceId,
          language: item.language,
          headline: text.headline,
          url: item.url ?? '',
          permission: licence?.attribution || source?.permission || '',
          firstInEnglish: false,
        },
      },
      now,
    );
    const version = { storyId, language: item.language, headline: text.headline, deck: text.deck, document: text.document };
    const begun = await beginVersion(press, version, by, now);
    if (!begun.ok) throw new Error(`Item ${itemId} can't be begun: ${begun.reason}.`);
    await nameAuthors(press, begun.versionId, item, acted);
    await press
      .updateTable('sources.item')
      .set({ state: 'taken', storyId, versionId: begun.versionId, seenNumber: item.number, decidedBy: by.id, decidedAt: now })
      .where('id', '=', itemId)
      .execute();
    const subject = { kind: 'item', id: itemId } as const;
    await record(press, { personId: by.id, act: 'sources.item-taken', subject, detail: { version: begun.versionId } }, now);
    const bringsPictures = licence?.mayUsePictures === true && text.pictures.length > 0;
    if (bringsPictures) await enqueue(press, 'sources.bring-pictures', { itemId, personId: by.id });
    return { ok: true, versionId: begun.versionId, bringsPictures };
  });
}

/** Puts the partner's authors over the story; a name that two have is left to whoever edits it. */
async function nameAuthors(press: Press, versionId: number, item: HeldItem, acted: Acted): Promise<void> {
  const work = item.authors.length > 0 ? await findWork(press, versionId) : undefined;
  if (!work) return;
  await changeByline(press, versionId, { authors: item.authors, translators: [], addsNew: true }, markOf(bylineOfWork(work)), acted);
}

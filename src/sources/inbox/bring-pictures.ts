import type { App } from '#platform/app.ts';
import { isLoopback } from '#platform/config.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { fetchPublic } from '#platform/fetch.ts';
import { findStaff, type Staff } from '#staff';
import { findSource, findWork, mostPictureBytes, saveDraft, uploadPicture } from '#stories';
import { findMailPicture } from '../by-mail/pictures.ts';
import type { IncomingPicture } from '../feeds/incoming.ts';
import { runningLicence } from '../licences/clearance.ts';
import { findItem, readItemVersion } from './store.ts';

const most = 12;

/**
 * Brings an item's pictures into the library under the partner's licence, with their credit, once each; the first one that comes stands
 * above the text where nothing does yet. Without a licence that covers pictures now, nothing is fetched.
 */
export async function bringPictures({ app, press }: { app: App; press: Press }, itemId: number, personId: number): Promise<void> {
  const item = await findItem(press, itemId, 'und');
  const by = await findStaff(press, personId);
  if (!item || !by || item.versionId === null || item.state !== 'taken') return;
  const licence = await runningLicence(press, item.sourceId, app.clock());
  const source = await findSource(press, item.sourceId);
  if (!licence?.mayUsePictures || !source) return;
  const { pictures } = await readItemVersion(press, itemId, item.number);
  const known = await broughtFor(press, itemId);
  for (const picture of pictures.filter(({ url }) => !known.has(url)).slice(0, most)) {
    const brought = await bytesOf(app, picture.url);
    if ('missed' in brought) {
      app.log.info('sources.picture-missed', { item: itemId, reason: brought.missed });
      continue;
    }
    const licenceText = { licence: licence.name, ...(licence.endsOn ? { licenceEndsOn: licence.endsOn } : {}) };
    const facts = {
      credit: picture.credit || source.name,
      agency: source.latinName ?? source.name,
      words: { [item.language]: { caption: picture.caption, alt: picture.alt } },
      ...licenceText,
    };
    const uploaded = { ...brought, language: item.language, facts };
    await inTransaction(press, async (press) => {
      const taken = await uploadPicture(press, app.files, uploaded, by, app.clock());
      if (taken.ok) {
        await noteBrought(press, itemId, picture.url, taken.picture.id, app.clock());
        await leadWith(press, item.versionId ?? 0, taken.picture.id, picture, by, app.clock());
      }
    });
  }
}

/** A picture's bytes: from where it lies, or out of the mail it came in. */
async function bytesOf(app: App, url: string): Promise<{ bytes: Buffer; fileName: string } | { missed: string }> {
  const mailed = await findMailPicture(app, url);
  if (mailed) return { bytes: mailed, fileName: 'picture' };
  const fetched = await fetchPublic(url, {
    mostBytes: mostPictureBytes,
    seconds: 30,
    allowsThisMachine: isLoopback(new URL(app.baseUrl()).hostname),
  });
  if (!fetched.ok) return { missed: fetched.reason };
  return fetched.status === 200 ? { bytes: fetched.body, fileName: nameIn(fetched.url) } : { missed: String(fetched.status) };
}

async function broughtFor(press: Press, itemId: number): Promise<Set<string>> {
  const rows = await press.selectFrom('sources.itemPicture').select('url').where('itemId', '=', itemId).execute();
  return new Set(rows.map(({ url }) => url));
}

async function noteBrought(press: Press, itemId: number, url: string, pictureId: number, broughtAt: Date): Promise<void> {
  await press.insertInto('sources.itemPicture').values({ itemId, url, pictureId, broughtAt }).execute();
}

/** Puts a picture above a text that has none, unless a colleague has the text in hand. */
async function leadWith(press: Press, versionId: number, pictureId: number, { caption, alt }: IncomingPicture, by: Staff, now: Date) {
  const work = await findWork(press, versionId);
  if (!work || work.newest.lead) return;
  await saveDraft(press, versionId, { ...work.newest, lead: { pictureId, caption, alt } }, work.newest.number, by, now);
}

function nameIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') || 'picture';
}

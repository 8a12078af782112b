import { sql } from 'kysely';
import { countWords, type Document, previewOf } from '#document';
import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import type { Settings } from '#settings';
import { listsOf, listTag } from './lists.ts';
import { askForMade } from './work/made-from.ts';
import { copyPresentation } from './work/present.ts';

export type PublishOutcome = { ok: true } | { ok: false; reason: 'nothing-to-publish' | 'address-taken' };

/**
 * Publishes the newest revision of a version: its body behind the gate, its preview for anyone, its cards in every list,
 * its address. All of it is seen at once, in every process, when the transaction commits. A second publication is an update
 * and keeps the first time. `at` is the time readers see, normally now.
 */
export async function publish(press: Press, versionId: number, settings: Settings, at: Date): Promise<PublishOutcome> {
  return inTransaction(press, async (press) => {
    const version = await press
      .selectFrom('stories.version as v')
      .innerJoin('stories.story as s', 's.id', 'v.storyId')
      .select(['v.id', 'v.storyId', 'v.language', 'v.publishedAt', 's.access', 's.firstPublishedAt'])
      .where('v.id', '=', versionId)
      .forUpdate()
      .executeTakeFirst();
    const revision = await press
      .selectFrom('stories.revision')
      .selectAll()
      .where('versionId', '=', versionId)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!version || !revision) return { ok: false, reason: 'nothing-to-publish' };

    const address = { language: version.language, slug: revision.slug, versionId };
    await press
      .insertInto('stories.address')
      .values(address)
      .onConflict((on) => on.doNothing())
      .execute();
    const owner = await press
      .selectFrom('stories.address')
      .select('versionId')
      .where('language', '=', address.language)
      .where('slug', '=', address.slug)
      .executeTakeFirst();
    if (owner?.versionId !== versionId) return { ok: false, reason: 'address-taken' };

    const document = revision.document as unknown as Document;
    const body = JSON.stringify(document);
    await press
      .insertInto('stories.body')
      .values({ versionId, document: body })
      .onConflict((on) => on.column('versionId').doUpdateSet({ document: body }))
      .execute();
    // A free story's preview is all of it: nothing of it stands behind the gate.
    const preview = version.access === 'free' ? document : previewOf(document, settings.preview);
    const publishedAt = version.publishedAt ?? at;
    const { headline, deck, dateline, slug, leadPictureId, leadCaption, leadAlt } = revision;
    await press
      .updateTable('stories.version')
      .set({
        headline,
        deck,
        dateline,
        slug,
        leadPictureId,
        leadCaption,
        leadAlt,
        preview: JSON.stringify(preview),
        wholeWords: countWords(document, version.language),
      })
      .set({ publishedAt, updatedAt: version.publishedAt ? at : null, withdrawnAt: null, withdrawalReason: null })
      .where('id', '=', versionId)
      .execute();
    await press.deleteFrom('stories.versionTranslator').where('versionId', '=', versionId).execute();
    await sql`insert into stories.version_translator (version_id, author_id, position)
      select r.version_id, t.id, t.at - 1 from stories.revision r, unnest(r.translator_ids) with ordinality as t (id, at) where r.id = ${revision.id}`.execute(
      press,
    );
    await press.updateTable('stories.revision').set({ publishedAt: at }).where('id', '=', revision.id).execute();
    await leaveDesk(press, versionId, 'published', at);
    await askForMade(press, versionId);
    await copyPresentation(press, versionId);
    if (!version.firstPublishedAt || version.firstPublishedAt > publishedAt) {
      await press.updateTable('stories.story').set({ firstPublishedAt: publishedAt }).where('id', '=', version.storyId).execute();
    }
    await refreshListing(press, version.storyId, versionId, version.language, publishedAt);
    return { ok: true };
  });
}

/** Writes the version's cards anew and announces every list it leaves or enters. */
export async function refreshListing(press: Press, storyId: number, versionId: number, language: string, publishedAt: Date): Promise<void> {
  const before = await press.deleteFrom('stories.listing').where('versionId', '=', versionId).returning('list').execute();
  const lists = await listsOf(press, storyId, versionId);
  await press
    .insertInto('stories.listing')
    .values(lists.map((list) => ({ language, list, publishedAt, versionId })))
    .execute();
  const touched = new Set([...before.map((row) => row.list), ...lists]);
  await announce(press, [`story:${storyId}`, ...[...touched].map((list) => listTag(language, list))]);
}

/** Takes a published version down with a reason that readers see (410). It leaves every list at once; what is stored stays. */
export async function withdraw(press: Press, versionId: number, reason: string, now: Date): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const version = await press
      .updateTable('stories.version')
      .set({ withdrawnAt: now, withdrawalReason: reason })
      .where('id', '=', versionId)
      .where('publishedAt', 'is not', null)
      .where('withdrawnAt', 'is', null)
      .returning(['storyId', 'language'])
      .executeTakeFirst();
    if (!version) return false;
    await leaveDesk(press, versionId, 'withdrawn', now);
    const left = await press.deleteFrom('stories.listing').where('versionId', '=', versionId).returning('list').execute();
    await announce(press, [`story:${version.storyId}`, ...left.map((row) => listTag(version.language, row.list))]);
    return true;
  });
}

/** Notes that nothing more is to be done to a version: whatever was planned for it is over, and strangers no longer see its draft. */
async function leaveDesk(press: Press, versionId: number, state: 'published' | 'withdrawn', at: Date): Promise<void> {
  const planned = { publishAt: null, scheduledBy: null, embargoUntil: null, handedBackNumber: null };
  await press
    .updateTable('stories.work')
    .set({ state, ...planned, changedAt: at })
    .where('versionId', '=', versionId)
    .execute();
  await press
    .updateTable('stories.previewLink')
    .set({ endedAt: at })
    .where('versionId', '=', versionId)
    .where('endedAt', 'is', null)
    .execute();
}

/** Adds a public note to a version: an update, or a correction of a mistake. */
export async function addNote(press: Press, versionId: number, kind: 'update' | 'correction', text: string, at: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    await press.insertInto('stories.note').values({ versionId, kind, text, notedAt: at }).execute();
    const { storyId } = await press
      .updateTable('stories.version')
      .set({ updatedAt: at })
      .where('id', '=', versionId)
      .returning('storyId')
      .executeTakeFirstOrThrow();
    await announce(press, [`story:${storyId}`]);
  });
}

import { type Document, previewOf } from '#document';
import type { Press } from '#platform/database.ts';
import { refreshListing } from '../publish.ts';
import type { Acted } from './act.ts';
import type { ChangedFacts } from './change-facts.ts';
import { tellPrograms } from './tell-programs.ts';

/** Cuts the previews of all that readers see of a story anew, puts it into its lists, and says so to programs. */
export async function refreshPublished(
  press: Press,
  storyId: number,
  access: ChangedFacts['access'],
  settings: Acted['settings'],
  now: Date,
): Promise<void> {
  const rows = await press
    .selectFrom('stories.version as v')
    .innerJoin('stories.body as b', 'b.versionId', 'v.id')
    .select(['v.id', 'v.language', 'v.publishedAt', 'v.withdrawnAt', 'b.document'])
    .where('v.storyId', '=', storyId)
    .forUpdate('v')
    .execute();
  for (const { id, language, publishedAt, withdrawnAt, document } of rows) {
    const whole = document as unknown as Document;
    const preview = access === 'free' ? whole : previewOf(whole, settings.preview);
    await press
      .updateTable('stories.version')
      .set({ preview: JSON.stringify(preview) })
      .where('id', '=', id)
      .execute();
    if (!publishedAt || withdrawnAt) continue;
    await refreshListing(press, storyId, id, language, publishedAt);
    await tellPrograms(press, 'updated', id, now);
  }
}

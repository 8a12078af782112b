import { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { makeRenditions, removePictureFiles } from './pictures/make-renditions.ts';
import { checkLinks, removeLinkChecks } from './work/check-links.ts';
import type { Licences } from './work/licences.ts';
import { removePresence } from './work/presence.ts';
import { removePreviewLinks } from './work/preview-links.ts';
import { publishDue } from './work/publish-due.ts';
import { sendMention } from './work/send-mention.ts';
import { noteWords } from './work/words.ts';

/** Renditions, what is scheduled to be published, letters to those a comment names, and nightly the forgetting of what is over. */
export function storyJobs({ app, press }: { app: App; press: Press }, licences: Licences): Job[] {
  return [
    job('stories.make-renditions', z.object({ pictureId: z.number() }), ({ pictureId }) => makeRenditions(app.db, app.files, pictureId)),
    job('stories.remove-picture-files', z.object({ pictureId: z.number(), files: z.array(z.string()) }), ({ pictureId, files }) =>
      removePictureFiles(app.db, app.files, pictureId, files),
    ),
    job('stories.send-mention', z.object({ commentId: z.number(), personId: z.number() }), ({ commentId, personId }) =>
      sendMention(app, press, commentId, personId),
    ),
    job('stories.check-links', z.object({ versionId: z.number() }), ({ versionId }) => checkLinks({ app, press }, versionId)),
    job('stories.note-words', z.object({ versionId: z.number() }), ({ versionId }) => noteWords(press, versionId)),
    scheduled('stories.publish-due', '* * * * *', () => publishDue(press, licences, app.clock())),
    scheduled('stories.forget', '47 3 * * *', async () => {
      const dayAgo = new Date(app.clock().getTime() - 86_400_000);
      await removePresence(press, dayAgo);
      await removePreviewLinks(press, dayAgo);
      await removeLinkChecks(press, new Date(dayAgo.getTime() - 30 * 86_400_000));
    }),
  ];
}

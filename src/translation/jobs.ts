import { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { enqueue, type Job, job, scheduled } from '#platform/jobs.ts';
import { remind } from './assignments/remind.ts';
import { letterKinds, writeTo } from './assignments/write-to.ts';
import { removeOldFiles } from './exchange/imports/bring-file.ts';
import { lookThrough } from './exchange/imports/look-through.ts';
import { takeOver } from './exchange/imports/take-over.ts';
import { removeBroughtBefore } from './exchange/parcel/store.ts';
import { readItems } from './machine/read-items.ts';
import { rememberNewest } from './memory/remember.ts';
import { forgetPersonsPairs } from './memory/store.ts';
import { weighMemory } from './memory/weigh.ts';
import { noteText } from './stale/note-text.ts';

/** Versions whose original has changed, letters to those who work on them; what is remembered of a version that was saved or approved, what goes with a person who leaves, what a machine reads of the inbox; files of memory and glossary looked through and taken over, and nightly which words are common and which files nobody wants any more. */
export function translationJobs({ app, press }: { app: App; press: Press }): Job[] {
  const letter = z.object({ versionId: z.number(), personId: z.number(), what: z.enum(letterKinds) });
  const imported = z.object({ importId: z.uuid() });
  return [
    job('translation.note-text', z.object({ versionId: z.number() }), ({ versionId }) => noteText(press, versionId, app.clock())),
    job('translation.write', letter, (payload) => writeTo(app, press, payload)),
    scheduled('translation.remind', '7 * * * *', () => remind(press, app.clock())),
    job('translation.remember', z.object({ versionId: z.number() }), ({ versionId }) => rememberNewest(press, versionId, app.clock())),
    job('translation.forget-person', z.object({ personId: z.number() }), ({ personId }) => forgetPersonsPairs(press, personId)),
    job('translation.read-items', z.object({}), () => readItems({ app, press })),
    scheduled('translation.look-for-items', '* * * * *', async () => {
      if (app.config.translate) await enqueue(app.db, 'translation.read-items', {}, { key: 'read-items', queue: 'machine' });
    }),
    job('translation.weigh-memory', z.object({}), () => weighMemory(press)),
    job('translation.look-through', imported, ({ importId }) => lookThrough(app, press, importId)),
    job('translation.take-over', imported, ({ importId }) => takeOver(app, press, importId)),
    scheduled('translation.forget-files', '17 3 * * *', async () => {
      await removeOldFiles({ app, press });
      await removeBroughtBefore(press, new Date(app.clock().getTime() - 7 * 86_400_000));
    }),
    scheduled('translation.weigh', '37 2 * * *', () => weighMemory(press)),
  ];
}

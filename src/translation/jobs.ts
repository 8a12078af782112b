import { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { enqueue, type Job, job, scheduled } from '#platform/jobs.ts';
import { remind } from './assignments/remind.ts';
import { letterKinds, writeTo } from './assignments/write-to.ts';
import { readItems } from './machine/read-items.ts';
import { rememberNewest } from './memory/remember.ts';
import { forgetPersonsPairs } from './memory/store.ts';
import { weighMemory } from './memory/weigh.ts';
import { noteText } from './stale/note-text.ts';

/** Versions whose original has changed, letters to those who work on them; what is remembered of a version that was saved or approved, what goes with a person who leaves, what a machine reads of the inbox, and nightly which words are common. */
export function translationJobs({ app, press }: { app: App; press: Press }): Job[] {
  const letter = z.object({ versionId: z.number(), personId: z.number(), what: z.enum(letterKinds) });
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
    scheduled('translation.weigh', '37 2 * * *', () => weighMemory(press)),
  ];
}

import { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { rememberNewest } from './memory/remember.ts';
import { forgetPersonsPairs } from './memory/store.ts';
import { weighMemory } from './memory/weigh.ts';

/** What is remembered of a version that was saved or approved, what goes with a person who leaves, and nightly which words are common. */
export function translationJobs({ app, press }: { app: App; press: Press }): Job[] {
  return [
    job('translation.remember', z.object({ versionId: z.number() }), ({ versionId }) => rememberNewest(press, versionId, app.clock())),
    job('translation.forget-person', z.object({ personId: z.number() }), ({ personId }) => forgetPersonsPairs(press, personId)),
    job('translation.weigh-memory', z.object({}), () => weighMemory(press)),
    scheduled('translation.weigh', '37 2 * * *', () => weighMemory(press)),
  ];
}

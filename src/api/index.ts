import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { answerPublic } from '#platform/http/respond.ts';
import type { Ctx, Handler } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { describe } from './description.ts';
import { endpoints } from './endpoints/index.ts';
import { tokenPages } from './pages/programs.tsx';
import { webhookPages } from './pages/webhooks.tsx';
import { handlerOf } from './run.ts';

export { admitProgram } from './admit.ts';
export { tokenCommand } from './command.ts';
export { endpoints } from './endpoints/index.ts';
export { programJobs } from './jobs.ts';
export { answerProblem, isForPrograms, problemOf } from './problems.ts';
export { revokeToken } from './revoke-token.ts';
export { isScope } from './rules.ts';

/** The addresses for programs, and the description of them. */
export function programPages({ app, press }: { app: App; press: Press }) {
  const handlers = Object.fromEntries(Object.entries(endpoints).map(([name, one]) => [name, handlerOf(app, press, one)]));
  return {
    ...(handlers as Record<keyof typeof endpoints, Handler>),

    ...tokenPages(app, press),
    ...webhookPages(app, press),

    /** GET /api/v1/openapi.json. */
    description: (c: Ctx) =>
      answerPublic(app, c, async () => {
        const { paper } = await readSettings(app);
        const text = JSON.stringify(describe(Object.values(endpoints), { name: paper.name, baseUrl: app.baseUrl() }));
        return { text, tags: [], type: 'application/json; charset=utf-8' };
      }),
  };
}

import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { answerPublic } from '#platform/http/respond.ts';
import type { Ctx, Handler } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { describe } from './description.ts';
import { endpoints } from './endpoints/index.ts';
import { handlerOf } from './run.ts';

export { admitProgram } from './admit.ts';
export { endpoints } from './endpoints/index.ts';
export { programJobs } from './jobs.ts';
export { makeToken } from './make-token.ts';
export { answerProblem, isForPrograms, problemOf } from './problems.ts';
export { revokeToken } from './revoke-token.ts';
export { isScope, type Scope, scopes } from './rules.ts';
export { type Token, tokensOf } from './store.ts';

/** The addresses for programs, and the description of them. */
export function programPages({ app, press }: { app: App; press: Press }) {
  const handlers = Object.fromEntries(Object.entries(endpoints).map(([name, one]) => [name, handlerOf(app, press, one)]));
  return {
    ...(handlers as Record<keyof typeof endpoints, Handler>),

    /** GET /api/v1/openapi.json. */
    description: (c: Ctx) =>
      answerPublic(app, c, async () => {
        const { paper } = await readSettings(app);
        const text = JSON.stringify(describe(Object.values(endpoints), { name: paper.name, baseUrl: app.baseUrl() }));
        return { text, tags: [], type: 'application/json' };
      }),
  };
}

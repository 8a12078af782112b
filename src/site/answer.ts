import type { Gate } from '#access';
import type { Frame } from '#design';
import type { App } from '#platform/app.ts';
import { answerPrivate, answerPublic, keepPage, pageKey, type Rendered } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { frameFor } from './frame.ts';

/**
 * Answers a page that depends only on its address and the kind of viewer: a visitor gets the public one, the same bytes for everybody;
 * a signed-in reader gets their kind's, which nobody else may keep.
 */
export async function answerPage(app: App, gate: Gate, c: Ctx, render: (frame: Frame) => Promise<Rendered>): Promise<Response> {
  const { who } = await gate.askerOf(c);
  const rendered = async () => render(await frameFor(app, c.get('language'), c.get('page'), who));
  if (who === 'visitor') return answerPublic(app, c, rendered);
  const { pathname, search } = new URL(c.req.url);
  const path = pageKey(pathname, search);
  return answerPrivate(c, await keepPage(app, path && `${who}:${path}`, rendered));
}

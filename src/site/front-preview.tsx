import { FrontPage, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import { framedPolicy } from '#platform/http/headers.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { findFront } from '#stories';
import { frameFor } from './frame.ts';
import { frontFor } from './front.tsx';

/** GET /newsroom/front/preview?language=&front=: an edition's front as visitors will see it, now or when a planned arrangement begins. Shown in a frame of the newsroom. */
export function frontPreviewPage(app: App) {
  return async (c: Ctx) => {
    const { paper } = await readSettings(app);
    const language = c.req.query('language') ?? paper.homeLanguage;
    if (!paper.languages.includes(language)) throw new Refusal(404, 'page');
    const [id] = c.req.query('front')?.match(/^[1-9]\d{0,14}$/) ?? [];
    const planned = id ? await findFront(app.db, Number(id)) : undefined;
    if (id && planned?.language !== language) throw new Refusal(404, 'page');
    const now = app.clock();
    const at = planned && planned.beginsAt > now ? planned.beginsAt : now;
    const frame = await frameFor(app, language, '/', 'visitor');
    const { shown } = await frontFor(app, frame, at);
    // What is pressed here opens beside the newsroom: other pages let nobody frame them.
    const page = <FrontPage frame={frame} {...shown} meta={{ noindex: true, head: <base target="_blank" /> }} />;
    return privatePage(c, pageText(page), 200, { 'Content-Security-Policy': framedPolicy });
  };
}

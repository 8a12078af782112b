import type { Gate } from '#access';
import { type Frame, FrontPage, type FrontPageProps, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { keep } from '#platform/app.ts';
import type { Ctx } from '#platform/http/route.ts';
import { hrefIn, readSettings } from '#settings';
import { composeFront, type Front, sectionsOf } from '#stories';
import { alternatesOf } from './alternates.ts';
import { answerPage } from './answer.ts';
import { editionIn } from './frame.ts';

/** The front: what is pinned in its places, the newest stories spread over the sections between, then each section without repeating them. */
export function frontPage(app: App, gate: Gate) {
  return (c: Ctx) =>
    answerPage(app, gate, c, async (frame) => {
      const settings = await readSettings(app);
      const { shown, front } = await frontFor(app, frame, app.clock());
      const meta = { canonical: app.baseUrl() + hrefIn(settings, frame.language)('/'), alternates: alternatesOf(app, settings, '/') };
      return { text: pageText(<FrontPage frame={frame} {...shown} meta={meta} />), tags: front.tags, until: front.until };
    });
}

/** What stands on an edition's front at a moment, as the page takes it. */
export async function frontFor(
  app: App,
  frame: Frame,
  at: Date,
): Promise<{ front: Front; shown: Pick<FrontPageProps, 'top' | 'latest' | 'sections'> }> {
  const settings = await readSettings(app);
  const sections = (await keep(app, 'sections', ['sections'], () => sectionsOf(app.db))).filter(({ isClosed }) => !isClosed);
  const front = await composeFront(app.db, editionIn(settings, frame.language), sections, at);
  const links = new Map(frame.sections.map((section) => [section.slug, section]));
  const shown = {
    top: front.top.map(({ story }) => story.card),
    latest: front.latest.map(({ card }) => card),
    sections: sections.flatMap(({ id, slug }) => {
      const section = links.get(slug);
      return section ? [{ section, stories: (front.sections.get(id) ?? []).map(({ story }) => story.card) }] : [];
    }),
  };
  return { front, shown };
}

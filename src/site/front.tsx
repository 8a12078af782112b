import type { Gate } from '#access';
import { FrontPage, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { keep } from '#platform/app.ts';
import type { Ctx } from '#platform/http/route.ts';
import { hrefIn, readSettings } from '#settings';
import { type ListedStory, listManyStories, listOf, listTag, sectionsOf, tagsOfCards } from '#stories';
import { alternatesOf } from './alternates.ts';
import { answerPage } from './answer.ts';
import { editionIn } from './frame.ts';

// One lead, two beside it, two under it, three below; a small edition keeps its stories for the sections and leaves out the last row.
const topShown = 8;
const topShownSmall = 5;
const smallEdition = 20;
const latestShown = 12;
const perSection = 12;

/** The front: the newest stories on top, spread over the sections, then each section without repeating them. */
export function frontPage(app: App, gate: Gate) {
  return (c: Ctx) =>
    answerPage(app, gate, c, async (frame) => {
      const settings = await readSettings(app);
      const edition = editionIn(settings, frame.language);
      const sections = await keep(app, 'sections', ['sections'], () => sectionsOf(app.db));
      const lists = [listOf.all, ...sections.map((section) => listOf.section(section.id))];
      const found = await listManyStories(app.db, edition, lists, perSection + topShown);
      const newest = found.get(listOf.all) ?? [];
      const top = topStories(newest, newest.length < smallEdition ? topShownSmall : topShown);
      const onTop = new Set(top.map((one) => one.storyId));
      const rest = new Map(
        sections.map((section) => [section.slug, (found.get(listOf.section(section.id)) ?? []).filter((one) => !onTop.has(one.storyId))]),
      );
      const page = (
        <FrontPage
          frame={frame}
          top={top.map((one) => one.card)}
          latest={newest.slice(0, latestShown).map((one) => one.card)}
          sections={frame.sections.map((section) => ({
            section,
            stories: (rest.get(section.slug) ?? []).slice(0, perSection).map((one) => one.card),
          }))}
          meta={{ canonical: app.baseUrl() + hrefIn(settings, frame.language)('/'), alternates: alternatesOf(app, settings, '/') }}
        />
      );
      return { text: pageText(page), tags: ['sections', listTag(frame.language, listOf.all), ...tagsOfCards([...found.values()].flat())] };
    });
}

/** The newest stories for the top of the front: one a section as long as there are enough, the first of them with a picture. */
export function topStories(newest: ListedStory[], count: number): ListedStory[] {
  const lead = newest.find((one) => one.card.lead) ?? newest[0];
  if (!lead) return [];
  const chosen = [lead];
  for (const isStrict of [true, false]) {
    for (const one of newest) {
      if (chosen.length >= count) return chosen;
      if (chosen.includes(one)) continue;
      if (isStrict && chosen.some((other) => other.card.section.href === one.card.section.href)) continue;
      chosen.push(one);
    }
  }
  return chosen;
}

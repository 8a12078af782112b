import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { hrefIn, readSettings } from '#settings';
import { listManyStories } from '#stories';
import { clearForMail } from './clear.ts';
import { storiesSent } from './mailings.ts';
import type { BlankRecipe } from './recipes.ts';
import { chosenOf, contentOf, subjectsOf } from './rules.ts';
import type { Content } from './shapes.ts';

/** What a recipe makes at a moment. `isEmpty`: no story is new. */
export type Cooked = { subjects: string[]; preheader: string; content: Content; isEmpty: boolean };

// Those sent before are passed over: so many are looked at behind the number asked for.
const lookedAt = 60;

/** Applies a recipe: the stories of its lists that are new enough, weren't in this newsletter before and may be mailed, with its fixed parts. `but` is a mailing being made anew. */
export async function cook(app: App, db: Press, recipe: BlankRecipe, name: string, now: Date, but?: number): Promise<Cooked> {
  const { ingredients, language, newsletterId } = recipe;
  const settings = await readSettings(app);
  const edition = { language, homeLanguage: settings.paper.homeLanguage, href: hrefIn(settings, language) };
  const [perList, sent] = await Promise.all([
    listManyStories(db, edition, ingredients.lists, ingredients.most + lookedAt),
    storiesSent(db, newsletterId, language, but),
  ]);
  const since = new Date(now.getTime() - ingredients.within * 86_400_000);
  const listed = new Map([...perList.values()].flat().map((story) => [story.versionId, story]));
  const when = { at: now, timeZone: settings.paper.timeZone };
  const { leftOut } = await clearForMail(db, language, [...listed.values()], when);
  const barred = new Set(leftOut.map(({ story }) => story));
  const fresh = ingredients.lists.map((list) =>
    (perList.get(list) ?? [])
      .map(({ card }) => card)
      .filter(({ key, publishedAt }) => publishedAt > since && !sent.has(key) && !barred.has(key)),
  );
  const chosen = chosenOf(fresh, ingredients);
  const [first, ...others] = chosen;
  const headline = first?.headline ?? '';
  const subject = ingredients.subject === 'name' && headline ? `${name}: ${headline}` : headline;
  const preheader = others.slice(0, 2).map((card) => card.headline);
  return {
    subjects: subjectsOf([subject]),
    preheader: preheader.length > 0 ? preheader.join(' · ') : (first?.deck ?? ''),
    content: contentOf(
      ingredients,
      chosen.map(({ key }) => key),
    ),
    isEmpty: chosen.length === 0,
  };
}

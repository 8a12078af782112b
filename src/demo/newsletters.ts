import { addRecipes, addSentMailing, listNewsletters, newRecipe } from '#newsletters';
import type { Database } from '#platform/database.ts';
import { hrefIn, type Settings } from '#settings';
import { listOf, listStoriesBetween } from '#stories';
import type { DemoNewsletter } from './format.ts';

const day = 86_400_000;

// Each newsletter's own, and what the first of the list sent on two days before the demo began. Nothing of it goes out by itself.
const daysSent = [1, 3];
const storiesSent = 5;

/** Gives every newsletter of the demo a recipe in each language, made of its topics, and the first two mailings that anyone may read. */
export async function addDemoMailings(
  db: Database,
  newsletters: DemoNewsletter[],
  topicIds: Map<string, number>,
  settings: Settings,
  now: Date,
): Promise<void> {
  const { languages, homeLanguage, timeZone } = settings.paper;
  const known = await listNewsletters(db, homeLanguage);
  const idOf = new Map(known.map(({ slug, id }) => [slug, id]));
  const first = newsletters[0]?.slug;
  const recipes = newsletters.flatMap(({ slug, topics, frequency, access }) =>
    languages.map((language) => {
      const blank = newRecipe(idOf.get(slug) ?? 0, language);
      const lists = topics.flatMap((topic) => topicIds.get(topic) ?? []).map(listOf.topic);
      const isDaily = frequency === 'daily';
      const habit = slug === first && language === homeLanguage ? ('draft' as const) : ('off' as const);
      const made = { lists: lists.length > 0 ? lists : [listOf.all], within: isDaily ? 3 : 30, whole: access === 'subscribers' };
      return { ...blank, days: isDaily ? [1, 2, 3, 4, 5] : [5], habit, ingredients: { ...blank.ingredients, ...made } };
    }),
  );
  await addRecipes(db, recipes, timeZone, now);
  for (const language of languages) {
    const edition = { language, homeLanguage, href: hrefIn(settings, language) };
    for (const ago of daysSent) {
      const at = new Date(now.getTime() - ago * day);
      const since = new Date(at.getTime() - 30 * day);
      const cards = (await listStoriesBetween(db, edition, listOf.all, since, at, storiesSent)).map(({ card }) => card);
      const [lead, ...others] = cards;
      if (!lead || !first) continue;
      const preheader = others
        .slice(0, 2)
        .map(({ headline }) => headline)
        .join(' · ');
      const stories = cards.map(({ key }) => key);
      await addSentMailing(db, { newsletterId: idOf.get(first) ?? 0, language, subject: lead.headline, preheader, stories, at });
    }
  }
}

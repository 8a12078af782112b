import type { Database } from '#platform/database.ts';
import { addMailing, changeMailing } from './mailings.ts';
import { comingOf } from './make-due.ts';
import { type BlankRecipe, writeRecipe } from './recipes.ts';

/** Writes first recipes, which nobody has made by hand; each comes round from `now` on as its habit says. */
export async function addRecipes(db: Database, recipes: BlankRecipe[], timeZone: string, now: Date): Promise<void> {
  const none = { nextAt: null, makeAt: null };
  for (const recipe of recipes) await writeRecipe(db, { ...recipe, ...(comingOf(recipe, timeZone, now) ?? none) }, undefined, now);
}

export type SentMailing = { newsletterId: number; language: string; subject: string; preheader: string; stories: string[]; at: Date };

/** Writes down a mailing of former days, for people to read: it went to nobody. */
export async function addSentMailing(db: Database, sent: SentMailing): Promise<void> {
  const { newsletterId, language, subject, preheader, stories, at } = sent;
  const parts = stories.map((story) => ({ kind: 'story', story }) as const);
  const words = { subjects: [subject], preheader, content: { whole: false, parts } };
  const id = await addMailing(db, { newsletterId, language, state: 'draft', ...words, byRecipe: true }, at);
  if (id !== undefined) await changeMailing(db, id, { state: 'sent', beganAt: at, finishedAt: at }, undefined, at);
}

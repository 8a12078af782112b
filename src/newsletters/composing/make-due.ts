import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { dayOf } from '#platform/dates.ts';
import { textIn } from '#platform/languages.ts';
import { readSettings } from '#settings';
import { namesOfNewsletter } from '../store.ts';
import { type Cooked, cook } from './cook.ts';
import { addMailing, type NewMailing } from './mailings.ts';
import { type BlankRecipe, lockDueRecipe, type Recipe, turnRecipe } from './recipes.ts';
import { isOverdue, lastOccasion, nextOccasion, type Occasion } from './rules.ts';

/** Makes the mailing of every recipe whose time has come, each occasion once, whichever process looks first. */
export async function makeDueMailings(app: App, press: Press): Promise<void> {
  while (await inTransaction(press, (db) => makeNext(app, db, app.clock()))) {
    // One at a time, each in a transaction of its own.
  }
}

async function makeNext(app: App, db: Press, now: Date): Promise<boolean> {
  const recipe = await lockDueRecipe(db, now);
  if (!recipe?.nextAt) return false;
  const { timeZone } = (await readSettings(app)).paper;
  const ahead = { day: dayOf(recipe.nextAt, timeZone), at: recipe.nextAt };
  const occasion = lastOccasion(recipe, timeZone, recipe.nextAt, now) ?? ahead;
  const names = await namesOfNewsletter(db, recipe.newsletterId);
  const cooked = await cook(app, db, recipe, textIn(names, recipe.language, 'en'), now);
  await addMailing(db, { ...mailingOf(recipe, occasion, cooked, now), byRecipe: true }, now);
  await turnRecipe(db, recipe, comingOf(recipe, timeZone, occasion.at > now ? occasion.at : now));
  return true;
}

/** When a recipe comes round after a moment, and when that mailing is made. */
export function comingOf(recipe: BlankRecipe, timeZone: string, after: Date): { nextAt: Date; makeAt: Date } | undefined {
  const next = recipe.habit === 'off' ? undefined : nextOccasion(recipe, timeZone, after);
  return next && { nextAt: next.at, makeAt: new Date(next.at.getTime() - recipe.aheadMinutes * 60_000) };
}

function mailingOf(recipe: Recipe, { day, at }: Occasion, cooked: Cooked, now: Date): Omit<NewMailing, 'byRecipe'> {
  const { subjects, preheader, content, isEmpty } = cooked;
  const { newsletterId, language } = recipe;
  const made = { newsletterId, language, occasion: `${day} ${recipe.time}`, subjects, preheader, content };
  if (isEmpty) return { ...made, state: recipe.ifEmpty === 'skip' ? 'skipped' : 'draft', waitsBecause: 'empty' };
  if (recipe.habit === 'draft') return { ...made, state: 'draft' };
  const isLate = isOverdue(at, now);
  return { ...made, state: isLate ? 'overdue' : 'scheduled', scheduledFor: at, ...(isLate ? { waitsBecause: 'late' as const } : {}) };
}

import { inTransaction, type Press } from '#platform/database.ts';
import { record } from '#staff';
import type { Acted } from './change.ts';
import { comingOf } from './make-due.ts';
import { type BlankRecipe, writeRecipe } from './recipes.ts';
import { blocksOf } from './rules.ts';

export type SaveRecipeOutcome =
  | { ok: true }
  | { ok: false; reason: 'conflict' | 'no-days' }
  | { ok: false; reason: 'bad-text'; field: 'introduction' | 'closing'; problem: string };

/** Writes a recipe, unless a colleague has changed it since it was looked at. From then on it comes round at the new times. */
export async function saveRecipe(press: Press, recipe: BlankRecipe, timeZone: string, { by, now }: Acted): Promise<SaveRecipeOutcome> {
  if (recipe.habit !== 'off' && recipe.days.length === 0) return { ok: false, reason: 'no-days' };
  for (const field of ['introduction', 'closing'] as const) {
    const read = blocksOf(recipe.ingredients[field]);
    if (!read.ok) return { ok: false, reason: 'bad-text', field, problem: read.problem };
  }
  return inTransaction(press, async (db) => {
    const none = { nextAt: null, makeAt: null };
    const coming = comingOf(recipe, timeZone, now) ?? none;
    if (!(await writeRecipe(db, { ...recipe, ...coming }, by, now))) return { ok: false, reason: 'conflict' };
    const subject = { kind: 'newsletter', id: recipe.newsletterId };
    await record(db, { personId: by, act: 'newsletters.recipe-changed', subject, detail: { language: recipe.language } }, now);
    return { ok: true };
  });
}

import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { type Ingredients, ingredientsSchema } from './shapes.ts';

export type Habit = 'off' | 'draft' | 'send';

/** What a newsletter's mailings in a language are made of, when, and what becomes of them. */
export type Recipe = {
  newsletterId: number;
  language: string;
  ingredients: Ingredients;
  days: number[];
  time: string;
  /** How long before it goes out a mailing is made, so that an editor can mend it. */
  aheadMinutes: number;
  habit: Habit;
  ifEmpty: 'skip' | 'flag';
  nextAt: Date | null;
  makeAt: Date | null;
  mark: number;
};

/** A recipe as it is typed: when it comes round follows from it. */
export type BlankRecipe = Omit<Recipe, 'nextAt' | 'makeAt'>;

/** What a recipe begins with where nobody has written one: the newest of the whole paper, made by hand. */
export function newRecipe(newsletterId: number, language: string): BlankRecipe {
  const ingredients: Ingredients = {
    lists: ['all'],
    most: 5,
    order: 'newest',
    within: 7,
    introduction: '',
    closing: '',
    advertisement: true,
    whole: false,
    subject: 'headline',
  };
  const habits = { days: [1, 2, 3, 4, 5], time: '06:30', aheadMinutes: 120, habit: 'off', ifEmpty: 'skip' } as const;
  return { newsletterId, language, ingredients, ...habits, days: [...habits.days], mark: 0 };
}

function recipes(db: Database) {
  return db
    .selectFrom('newsletters.recipe')
    .select(['newsletterId', 'language', 'ingredients', 'time', 'aheadMinutes', 'habit', 'ifEmpty', 'nextAt', 'makeAt', 'mark'])
    .select(sql<number[]>`days::int[]`.as('days'));
}

type Row = Awaited<ReturnType<ReturnType<typeof recipes>['execute']>>[number];

function recipeOf(row: Row): Recipe {
  const { habit, ifEmpty } = row as { habit: Habit; ifEmpty: Recipe['ifEmpty'] };
  return { ...row, habit, ifEmpty, ingredients: ingredientsSchema.parse(row.ingredients) };
}

export async function findRecipe(db: Database, newsletterId: number, language: string): Promise<Recipe | undefined> {
  const row = await recipes(db).where('newsletterId', '=', newsletterId).where('language', '=', language).executeTakeFirst();
  return row && recipeOf(row);
}

/** Every recipe, of which there are as many as newsletters and languages. */
export async function listRecipes(db: Database): Promise<Recipe[]> {
  return (await recipes(db).orderBy('newsletterId').orderBy('language').execute()).map(recipeOf);
}

/** The next recipe whose mailing is to be made, locked; one that another process is making is passed over. */
export async function lockDueRecipe(db: Database, now: Date): Promise<Recipe | undefined> {
  const retired = db.selectFrom('newsletters.newsletter').select('id').where('retiredAt', 'is not', null);
  const due = recipes(db).where('makeAt', '<=', now).where('newsletterId', 'not in', retired);
  const row = await due.orderBy('makeAt').limit(1).forUpdate().skipLocked().executeTakeFirst();
  return row && recipeOf(row);
}

/** Writes a recipe over the one with its mark, or as the first one; false where a colleague was faster. */
export async function writeRecipe(db: Database, recipe: Recipe, by: number | undefined, now: Date): Promise<boolean> {
  const { newsletterId, language, ingredients, days, mark, ...rest } = recipe;
  const row = {
    ...rest,
    ingredients: JSON.stringify(ingredients),
    days: sql<number[]>`${days}::smallint[]`,
    changedBy: by ?? null,
    changedAt: now,
    mark: mark + 1,
  };
  const written =
    mark === 0
      ? await db
          .insertInto('newsletters.recipe')
          .values({ newsletterId, language, ...row })
          .onConflict((on) => on.doNothing())
          .returning('mark')
          .executeTakeFirst()
      : await db
          .updateTable('newsletters.recipe')
          .set(row)
          .where('newsletterId', '=', newsletterId)
          .where('language', '=', language)
          .where('mark', '=', mark)
          .returning('mark')
          .executeTakeFirst();
  return written !== undefined;
}

/** Notes when a recipe comes round next. */
export async function turnRecipe(db: Database, recipe: Recipe, next: { nextAt: Date; makeAt: Date } | undefined): Promise<void> {
  await db
    .updateTable('newsletters.recipe')
    .set(next ?? { nextAt: null, makeAt: null })
    .where('newsletterId', '=', recipe.newsletterId)
    .where('language', '=', recipe.language)
    .execute();
}

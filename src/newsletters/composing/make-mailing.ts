import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { textIn } from '#platform/languages.ts';
import { newToken } from '#platform/tokens.ts';
import { record } from '#staff';
import { namesOfNewsletter } from '../store.ts';
import type { Acted } from './change.ts';
import { cook } from './cook.ts';
import { addMailing } from './mailings.ts';
import { findRecipe, newRecipe } from './recipes.ts';
import { emptyContent } from './shapes.ts';

/** Makes a draft of a newsletter in a language, by its recipe or with nothing in it yet; answers its number. */
export async function makeMailing(
  app: App,
  press: Press,
  of: { newsletterId: number; language: string; by: 'recipe' | 'hand' },
  acted: Acted,
): Promise<number> {
  const { newsletterId, language } = of;
  return inTransaction(press, async (db) => {
    const names = await namesOfNewsletter(db, newsletterId);
    const recipe = (await findRecipe(db, newsletterId, language)) ?? newRecipe(newsletterId, language);
    const made =
      of.by === 'recipe'
        ? await cook(app, db, recipe, textIn(names, language, 'en'), acted.now)
        : { subjects: [], preheader: '', content: emptyContent };
    const { subjects, preheader, content } = made;
    const draft = { newsletterId, language, occasion: newToken(), state: 'draft', subjects, preheader, content } as const;
    const id = await addMailing(db, { ...draft, byRecipe: of.by === 'recipe', madeBy: acted.by }, acted.now);
    if (id === undefined) throw new Error('A token was drawn twice.');
    await record(db, { personId: acted.by, act: 'newsletters.mailing-made', subject: { kind: 'mailing', id } }, acted.now);
    return id;
  });
}

import type { Database } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { recordConsents } from '#readers';
import { slugsOf } from './store.ts';

/** The words beside the button that was pressed, their language, and the page they stood on. */
export type Said = { text: string; language: string; form: string };

/** Notes that an address chose lists, or left them, in the transaction of the choice: a row for each list. */
export async function recordChoice(
  db: Database,
  keys: Keys,
  email: string,
  newsletterIds: number[],
  given: boolean,
  said: Said,
  now: Date,
): Promise<void> {
  const slugs = await slugsOf(db, newsletterIds);
  await recordConsents(
    db,
    keys,
    slugs.map((slug) => ({ email, purpose: `newsletter:${slug}`, given, ...said })),
    now,
  );
}

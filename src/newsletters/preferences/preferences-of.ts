import type { NewsletterCard } from '#design';
import type { Database } from '#platform/database.ts';
import { addressKey } from '#readers';
import { newsletterChoicesOf } from '../lists.ts';
import { wishesOf } from './store.ts';

/** All that an address has chosen, as forms show it. `pausedUntil` is undefined when nothing is paused at `now`. */
export type PreferencesView = { choices: { card: NewsletterCard; isOn: boolean }[]; language: string; pausedUntil: Date | undefined };

/** What an address has chosen, with the names of newsletters in a language. */
export async function preferencesOf(db: Database, email: string, language: string, now: Date): Promise<PreferencesView> {
  const [choices, wishes] = await Promise.all([newsletterChoicesOf(db, email, language), wishesOf(db, addressKey(email))]);
  const until = wishes?.pausedUntil;
  return { choices, language: wishes?.language ?? language, pausedUntil: until && until > now ? until : undefined };
}

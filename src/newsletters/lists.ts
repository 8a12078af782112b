import type { NewsletterCard } from '#design';
import type { Database } from '#platform/database.ts';
import { addressKey } from '#readers';
import { newestMailings } from './composing/archive.ts';
import { bestFor } from './rules.ts';
import { listNewsletters, type Newsletter, newslettersOn, signUpsOf } from './store.ts';

/** All newsletters in the paper's order, in a language. */
export async function newslettersOf(db: Database, language: string): Promise<NewsletterCard[]> {
  return (await listNewsletters(db, language)).map(cardOf);
}

/** The newsletter that a story on these topics, most important first, offers in its box. */
export async function newsletterFor(db: Database, topicIds: number[], language: string): Promise<NewsletterCard | undefined> {
  const best = bestFor(topicIds, await newslettersOn(db, topicIds, language));
  return best && cardOf(best);
}

/** Every newsletter, whether an address is on it, and the page of its newest mailing. */
export async function newsletterChoicesOf(
  db: Database,
  email: string,
  language: string,
): Promise<{ card: NewsletterCard; isOn: boolean; sample: string | undefined }[]> {
  const [all, signUps, samples] = await Promise.all([
    listNewsletters(db, language),
    signUpsOf(db, addressKey(email)),
    newestMailings(db, language),
  ]);
  const on = new Set(signUps.map((signUp) => signUp.newsletterId));
  return all.map((one) => ({ card: cardOf(one), isOn: on.has(one.id), sample: samples.get(one.id) }));
}

export function cardOf({ slug, name, about, frequency, access }: Newsletter): NewsletterCard {
  return { slug, name, about, frequency, access };
}

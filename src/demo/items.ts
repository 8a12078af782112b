import { documentFromMarkdown } from '#document';
import type { Press } from '#platform/database.ts';
import { type IncomingItem, receiveItems } from '#sources';
import type { DemoItem, DemoSource } from './format.ts';

type Aged = (age: string) => Date;

/** Adds what partner papers have sent and nobody has looked at yet. */
export async function addDemoItems(
  press: Press,
  sources: DemoSource[],
  items: DemoItem[],
  ids: Map<string, number>,
  at: Aged,
  now: Date,
): Promise<void> {
  for (const { slug, languages } of sources) {
    const sourceId = ids.get(slug);
    if (sourceId === undefined) throw new Error(`sources.yaml: there is no "${slug}".`);
    const sent = items.filter((one) => one.source === slug).toSorted((a, b) => at(a.age).getTime() - at(b.age).getTime());
    // Each comes in a few minutes after it was published there.
    for (const item of sent) {
      const publishedAt = at(item.age);
      const arrivedAt = new Date(Math.min(publishedAt.getTime() + 8 * 60_000, now.getTime()));
      const feed = { id: null, sourceId, language: languages[0] ?? null };
      await receiveItems(press, feed, [incomingOf(item, languages[0] ?? 'und', publishedAt, now)], arrivedAt);
    }
  }
}

function incomingOf(item: DemoItem, language: string, publishedAt: Date, now: Date): IncomingItem {
  const read = documentFromMarkdown(item.text);
  if (!read.ok) throw new Error(`items.yaml, ${item.guid}: ${read.problems.join(' ')}`);
  const days = item.embargoDays ?? 0;
  return {
    guid: item.guid,
    language,
    headline: item.headline,
    deck: item.deck ?? '',
    document: read.document,
    pictures: [],
    authors: item.authors ?? [],
    subjects: item.subjects ?? [],
    publishedAt,
    ...(days > 0 ? { embargoUntil: new Date(now.getTime() + days * 86_400_000) } : {}),
    usageTerms: '',
    status: 'usable',
  };
}

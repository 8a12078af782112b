import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { readSettings } from '#settings';
import { type NewReading, noteReadings, noteUnreadable, type UnreadItem, unreadItems } from '#sources';
import { askMachine } from './ask-machine.ts';

const atOnce = 40;
const daysBack = 7;

/**
 * Reads new items of the inbox, headline and opening, into the paper's languages, the newest first. Where the machine is busy, away or spent
 * the rest waits for the next time; what it can't read by itself is left after five tries. Does nothing without a machine.
 */
export async function readItems({ app, press }: { app: App; press: Press }): Promise<void> {
  if (!app.config.translate) return;
  const now = app.clock();
  const items = await unreadItems(press, new Date(now.getTime() - daysBack * 86_400_000), atOnce);
  const { languages } = (await readSettings(app)).paper;
  for (const [from, group] of groupsOf(items)) {
    const read = await readGroup(app, group, from, languages, now);
    // What one of them is refused for is no reason to leave the others.
    const parts = read.readings || !read.isTheirs ? [{ group, read }] : await oneByOne(app, group, from, languages, now);
    for (const part of parts) {
      if (part.read.readings) await noteReadings(press, part.read.readings, part.read.by, part.group, now);
      else if (part.read.isTheirs)
        await noteUnreadable(
          press,
          part.group.map(({ id }) => id),
        );
      else return;
    }
  }
}

async function oneByOne(app: App, items: UnreadItem[], from: string, languages: string[], now: Date) {
  const parts: { group: UnreadItem[]; read: Read }[] = [];
  for (const item of items) parts.push({ group: [item], read: await readGroup(app, [item], from, languages, now) });
  return parts;
}

function groupsOf(items: UnreadItem[]): Map<string, UnreadItem[]> {
  return Map.groupBy(items, ({ language }) => language);
}

type Read = { readings: NewReading[]; by: string; isTheirs?: never } | { readings?: never; isTheirs: boolean };

/** Items of one language in all others; the machine not knowing a language is no reason to leave the rest. */
async function readGroup(app: App, items: UnreadItem[], from: string, languages: string[], now: Date): Promise<Read> {
  const readings: NewReading[] = [];
  let by = '';
  const texts = items.flatMap(({ headline, opening }) => [headline, opening]);
  for (const to of languages.filter((one) => base(one) !== base(from))) {
    const answer = await askMachine(app, { texts, from, to, seconds: 120 }, now);
    if (!answer.ok && answer.reason === 'languages') continue;
    if (!answer.ok) return { isTheirs: ['long', 'refused', 'answer'].includes(answer.reason) };
    by = answer.by;
    readings.push(
      ...items.map(({ id, number }, at) => ({
        itemId: id,
        number,
        language: to,
        headline: (answer.texts[at * 2] ?? '').slice(0, 500),
        opening: (answer.texts[at * 2 + 1] ?? '').slice(0, 1000),
      })),
    );
  }
  return { readings, by };
}

const base = (language: string) => language.split('-')[0];

import { type RawBuilder, sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { Clearance } from '#stories';
import { clearanceBy } from '../licences/rules.ts';
import { termsFor } from '../licences/store.ts';
import type { InboxLine } from './store.ts';

/** In which of the paper's languages an item could go out now, or the clause that stands in the way. */
export type MayWe = { languages: string[]; against: Extract<Clearance, { ok: false }>['clause'] | undefined };

type Asking = Pick<InboxLine, 'id' | 'sourceId' | 'language' | 'publishedAt' | 'arrivedAt' | 'embargoUntil'>;

const nothingAbridged: RawBuilder<number[]> = sql`'{}'::bigint[]`;

/** What the licences say of items that nothing was made of yet, by the item's number. One statement. */
export async function mayWe(
  press: Press,
  items: Asking[],
  paper: { languages: string[]; timeZone: string },
  now: Date,
): Promise<Map<number, MayWe>> {
  const sourceIds = [...new Set(items.map(({ sourceId }) => sourceId))];
  const { licences } = sourceIds.length > 0 ? await termsFor(press, sourceIds, [], nothingAbridged) : { licences: [] };
  return new Map(
    items.map((item) => {
      const own = licences.filter(({ sourceId }) => sourceId === item.sourceId);
      const answers = paper.languages.map((language) => ({
        language,
        clearance: clearanceBy(own, askedOf(item, language, paper.timeZone, now)),
      }));
      const [first] = answers;
      return [
        item.id,
        {
          languages: answers.filter(({ clearance }) => clearance.ok).map(({ language }) => language),
          against: first && !first.clearance.ok ? first.clearance.clause : undefined,
        },
      ];
    }),
  );
}

function askedOf(item: Asking, language: string, timeZone: string, at: Date) {
  return {
    channel: 'web' as const,
    language,
    originalLanguage: item.language,
    sourceLanguages: [item.language],
    isAbridged: false,
    at,
    publishedAt: item.publishedAt ?? item.arrivedAt,
    embargoUntil: item.embargoUntil,
    timeZone,
  };
}

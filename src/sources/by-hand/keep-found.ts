import { inTransaction, type Press } from '#platform/database.ts';
import { isDay } from '#platform/dates.ts';
import { may, record, type Staff } from '#staff';
import { canonicalLanguage } from '../feeds/language-of.ts';
import { receiveItems } from '../feeds/receive-items.ts';
import { licencesOf } from '../licences/store.ts';
import { findFound, itemNamed, noteKept } from './store.ts';

/** What who looked at a piece says of it. `licence` is a licence's number, `asked` where permission was given for this piece alone, or empty. */
export type KeptFacts = {
  headline: string;
  deck: string;
  authors: string;
  language: string;
  /** A day, yyyy-mm-dd; empty where nobody knows. */
  publishedOn: string;
  licence: string;
  permission: string;
};

export type KeepOutcome =
  | { ok: true; itemId: number }
  | { ok: false; reason: 'not-allowed' | 'gone' | 'headline' | 'language' | 'day' | 'licence' | 'permission' };

/** Puts a piece that was looked at into the inbox, with who did and under which permission. Pressed twice it is one item. */
export async function keepFound(press: Press, foundId: string, facts: KeptFacts, by: Staff, now: Date): Promise<KeepOutcome> {
  if (!may(by.role, 'inbox:decide')) return { ok: false, reason: 'not-allowed' };
  if (facts.headline === '' || facts.headline.length > 500) return { ok: false, reason: 'headline' };
  const language = canonicalLanguage(facts.language);
  if (!language) return { ok: false, reason: 'language' };
  if (facts.publishedOn !== '' && !isDay(facts.publishedOn)) return { ok: false, reason: 'day' };
  if (facts.licence === 'asked' && facts.permission === '') return { ok: false, reason: 'permission' };
  return inTransaction(press, async (press) => {
    const found = await findFound(press, foundId, by.id);
    if (!found) return { ok: false, reason: 'gone' };
    const { sourceId, piece } = found;
    if (found.itemId !== null) return { ok: true, itemId: found.itemId };
    const licence = (await licencesOf(press, sourceId)).find(({ id }) => String(id) === facts.licence);
    if (!licence && facts.licence !== '' && facts.licence !== 'asked') return { ok: false, reason: 'licence' };
    const guid = piece.url ?? `hand:${foundId}`;
    // The hour is known only as long as the day stays the one that was found.
    const isSameDay = piece.publishedAt?.slice(0, 10) === facts.publishedOn;
    const publishedAt =
      facts.publishedOn === '' ? undefined : new Date(isSameDay && piece.publishedAt ? piece.publishedAt : facts.publishedOn);
    const item = {
      guid,
      url: piece.url,
      language,
      headline: facts.headline,
      deck: facts.deck,
      document: piece.document,
      pictures: piece.pictures,
      authors: facts.authors
        .split(/[,;،؛\n]/)
        .map((name) => name.trim())
        .filter(Boolean),
      subjects: [],
      publishedAt,
      usageTerms: licence?.name ?? facts.permission,
      status: 'usable' as const,
      aside: { byHand: by.id },
    };
    await receiveItems(press, { id: null, sourceId, language }, [item], now);
    const itemId = await itemNamed(press, sourceId, guid, piece.url);
    if (itemId === undefined) throw new Error(`What was kept by hand as ${guid} is no item.`);
    await noteKept(press, foundId, itemId);
    await record(
      press,
      { personId: by.id, act: 'sources.item-by-hand', subject: { kind: 'item', id: itemId }, detail: { permission: item.usageTerms } },
      now,
    );
    return { ok: true, itemId };
  });
}

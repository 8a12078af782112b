import { sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import { goPath } from './addresses.ts';
import { mostHtmlBytes } from './rules.ts';

export type Rendering = { audience: 'everyone' | 'subscriber'; html: string; text: string };
/** `bytes` of at most `most`; `link` is what may not be in a mail. */
export type KeepOutcome =
  | { ok: true; bytes: number }
  | { ok: false; reason: 'too-long'; bytes: number; most: number }
  | { ok: false; reason: 'no-leave-link' }
  | { ok: false; reason: 'sent-before' };

/**
 * Keeps a mailing's mail for one audience, in place of what was there. Its links to elsewhere are led through ours, to be counted without
 * knowing who followed them; `%%LEAVE%%`, `%%PREFERENCES%%` and `%%WEB%%` are filled in for each recipient.
 */
export async function keepRendering(
  db: Database,
  mailingId: number,
  baseUrl: string,
  { audience, html, text }: Rendering,
): Promise<KeepOutcome> {
  if (!html.includes('%%LEAVE%%') || !text.includes('%%LEAVE%%')) return { ok: false, reason: 'no-leave-link' };
  return inTransaction(db, async (db): Promise<KeepOutcome> => {
    const mailing = await db
      .selectFrom('newsletters.mailing')
      .select(['publicId', 'beganAt', sql<number>`jsonb_array_length(subjects)`.as('subjects')])
      .where('id', '=', mailingId)
      .forUpdate()
      .executeTakeFirst();
    if (!mailing || mailing.beganAt) return { ok: false, reason: 'sent-before' };
    const urls = linksIn(html, text);
    const numbers = await numbersOf(db, mailingId, urls);
    const through = (url: string) => {
      const no = numbers.get(url);
      return no === undefined ? url : baseUrl + goPath(mailing.publicId, no, mailing.subjects > 1 ? '%%SUBJECT%%' : undefined);
    };
    const counted = html.replace(
      hrefs,
      (_, before: string, url: string, after: string) => before + escaped(through(unescaped(url))) + after,
    );
    const bytes = Buffer.byteLength(counted);
    if (bytes > mostHtmlBytes) return { ok: false, reason: 'too-long', bytes, most: mostHtmlBytes };
    const row = { html: counted, text: text.replace(bareLinks, through) };
    await db
      .insertInto('newsletters.rendering')
      .values({ mailingId, audience, ...row })
      .onConflict((on) => on.columns(['mailingId', 'audience']).doUpdateSet(row))
      .execute();
    return { ok: true, bytes };
  });
}

const hrefs = /(<a\b[^>]*?\shref=")(https?:\/\/[^"]+)(")/gi;
const bareLinks = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/g;

/** The addresses a mail links to, each once. Those that hold a place are each recipient's own and not counted. */
function linksIn(html: string, text: string): string[] {
  const found = [...[...html.matchAll(hrefs)].map(([, , url = '']) => unescaped(url)), ...(text.match(bareLinks) ?? [])];
  return [...new Set(found)].filter((url) => URL.canParse(url) && !url.includes('%%'));
}

async function numbersOf(db: Database, mailingId: number, urls: string[]): Promise<Map<string, number>> {
  const known = await db.selectFrom('newsletters.link').select(['no', 'url']).where('mailingId', '=', mailingId).execute();
  const numbers = new Map(known.map(({ no, url }) => [url, no]));
  const fresh = urls.filter((url) => !numbers.has(url)).map((url, at) => ({ mailingId, url, no: known.length + at + 1 }));
  if (fresh.length > 0) await db.insertInto('newsletters.link').values(fresh).execute();
  for (const { url, no } of fresh) numbers.set(url, no);
  return numbers;
}

const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#38;', '&').replaceAll('&amp;', '&');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

import { documentFromHtml, textOf } from '#document';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { may, type Staff } from '#staff';
import { findSource } from '#stories';
import { askFor, mostBytes } from '../feeds/ask-feed.ts';
import { decoded } from '../feeds/decode.ts';
import { languagesOf } from '../feeds/language-of.ts';
import { textOfPage } from '../feeds/page-text.ts';
import { htmlFromPlain } from '../wires/html.ts';
import type { FoundPiece } from './found.ts';
import { factsInPage } from './page-facts.ts';
import { addFound } from './store.ts';

export type LookOutcome =
  | { ok: true; foundId: string }
  | {
      ok: false;
      reason: 'not-allowed' | 'no-source' | 'empty' | 'address' | 'not-public' | 'unreachable' | 'refused' | 'no-page' | 'no-text';
    };

export type Wanted = { sourceId: number; link: string; text: string };

/**
 * Looks at a link, or at a pasted text, of which a link says where it is from, and lays what it holds before who asked. Nothing is kept as an item
 * yet, and no picture is fetched.
 */
export async function lookAt({ app, press }: { app: App; press: Press }, wanted: Wanted, by: Staff): Promise<LookOutcome> {
  if (!may(by.role, 'inbox:decide')) return { ok: false, reason: 'not-allowed' };
  const source = await findSource(press, wanted.sourceId);
  if (!source) return { ok: false, reason: 'no-source' };
  const text = wanted.text.trim();
  const link = wanted.link.trim();
  if (text === '' && link === '') return { ok: false, reason: 'empty' };
  if (link !== '' && !isLink(link)) return { ok: false, reason: 'address' };
  const looked = text === '' ? await pageAt(app, link) : pasted(text, link);
  if ('reason' in looked) return { ok: false, reason: looked.reason };
  const [language] = await languagesOf([looked], null, source.languages[0] ?? 'und');
  return { ok: true, foundId: await addFound(press, wanted.sourceId, { ...looked, language }, by.id, app.clock()) };
}

type Trouble = { reason: Exclude<LookOutcome, { ok: true }>['reason'] };

async function pageAt(app: App, link: string): Promise<FoundPiece | Trouble> {
  const answer = await askFor(app, link, mostBytes.page);
  if (!answer.ok) {
    return { reason: answer.reason === 'address' || answer.reason === 'not-public' ? answer.reason : 'unreachable' };
  }
  if (answer.status !== 200) return { reason: 'refused' };
  if (!/html/i.test(answer.type)) return { reason: 'no-page' };
  const html = decoded(answer.body, answer.type);
  const page = textOfPage(html, answer.url);
  if (!page) return { reason: 'no-text' };
  // The reader of the text has found the page to be one that can be taken apart.
  const facts = factsInPage(html, answer.url);
  const { document } = page;
  return {
    url: facts.url,
    headline: facts.headline,
    deck: facts.deck,
    authors: facts.authors.length > 0 ? facts.authors : [page.byline ?? ''].filter(Boolean),
    language: facts.language ?? page.language,
    publishedAt: facts.publishedAt?.toISOString(),
    document,
    pictures: page.pictures,
    lost: [],
  };
}

function pasted(text: string, link: string): FoundPiece | Trouble {
  const isHtml = /<(p|div|h[1-6]|article|section|body|html|br|ul|ol|blockquote|figure|table)\b[^>]*>/i.test(text);
  const { document, pictures, lost } = documentFromHtml(isHtml ? text : htmlFromPlain(text), { baseUrl: link || undefined });
  if (document.blocks.length === 0) return { reason: 'no-text' };
  const [first] = document.blocks;
  const isHeadline =
    document.blocks.length > 1 && first && (first.type === 'heading' || (first.type === 'paragraph' && isLine(textOf(first.text))));
  const url = link === '' ? undefined : new URL(link).href;
  // A short line above all others is what the piece is called.
  const parts = isHeadline
    ? { headline: textOf(first.text), document: { ...document, blocks: document.blocks.slice(1) } }
    : { headline: '', document };
  return { url, ...parts, deck: '', authors: [], pictures, lost };
}

const isLink = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text) && text.length <= 2000;

/** Whether some words stand like a headline: few, and no sentence. */
const isLine = (text: string) => text.length <= 150 && !/[.!?…:؟。]\s*$/.test(text);

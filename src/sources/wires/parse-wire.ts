import type { IncomingItem } from '../feeds/incoming.ts';
import { incomingOf, type Unreadable } from './news.ts';
import { readNewsml } from './read-newsml.ts';
import { readNinjs } from './read-ninjs.ts';

/** What an address of a wire answered: its pieces, newest state as it came, or one English sentence about why it can't be read. */
export type WireRead = { ok: true; items: IncomingItem[]; passedOver: number } | Unreadable;

/** Reads the answer of a feed of kind ninjs or NewsML-G2: one piece or many. Pieces that are no texts are counted, and passed over. */
export function parseWire(kind: 'ninjs' | 'newsml', bytes: Uint8Array, { url }: { url?: string } = {}): WireRead {
  const base = { baseUrl: url };
  // JSON between systems is UTF-8 (RFC 8259, 8.1); XML says its encoding itself.
  const read = kind === 'ninjs' ? readNinjs(new TextDecoder().decode(bytes), base) : readNewsml(bytes, base);
  if (!read.ok) return read;
  // A frame around other pieces, or a state sent without its text, has nothing to be read; a kill needs no words.
  const told = read.news.filter((one) => one.pubStatus === 'canceled' || one.headline !== '' || one.document.blocks.length > 0);
  return { ok: true, items: told.map(incomingOf), passedOver: read.passedOver + read.news.length - told.length };
}

import { isIP } from 'node:net';

type Family = 4 | 6;

/** A block of addresses that share their first `bits`. */
type Block = { family: Family; first: bigint; bits: number };

export type RangeOutcome = { ok: true; blocks: string[] } | { ok: false; reason: 'unreadable' | 'backwards' | 'wide' | 'private' };

const width = { 4: 32, 6: 128 } as const;
const fewestBits = { 4: 8, 6: 24 } as const;

// Addresses that many networks use at once (IANA special-purpose registries): behind a proxy that isn't configured everybody has one.
const private4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
];
const global6 = '2000::/3';

/** Reads a line as staff paste it: one address, a block (`192.0.2.0/24`), or the first and last of a range (`198.51.100.1-198.51.100.50`). */
export function readRange(line: string): RangeOutcome {
  const blocks = blocksIn(line.replace(/\s/g, ''));
  if (!blocks) return { ok: false, reason: 'unreadable' };
  if (blocks.length === 0) return { ok: false, reason: 'backwards' };
  if (blocks.some(({ family, bits }) => bits < fewestBits[family])) return { ok: false, reason: 'wide' };
  if (blocks.some(isPrivate)) return { ok: false, reason: 'private' };
  return { ok: true, blocks: blocks.map(textOf) };
}

/** Leaves out blocks that lie within another of the list: what is left has no address twice. */
export function withoutNested(blocks: string[]): string[] {
  const kept: { text: string; block: Block }[] = [];
  const read = [...new Set(blocks)].flatMap((text) => (blocksIn(text) ?? []).map((block) => ({ text, block })));
  for (const one of read.toSorted((a, b) => a.block.bits - b.block.bits))
    if (!kept.some(({ block }) => meet(block, one.block))) kept.push(one);
  return kept.map(({ text }) => text);
}

function blocksIn(text: string): Block[] | undefined {
  const [, from = '', to = ''] = text.match(/^([^-]+)-([^-]+)$/) ?? [];
  if (from) return between(addressIn(from), addressIn(to));
  const [, base = '', given] = text.match(/^([^/]+)(?:\/(\d{1,3}))?$/) ?? [];
  const address = addressIn(base);
  if (!address) return undefined;
  const bits = given === undefined ? width[address.family] : Number(given);
  return bits > width[address.family] ? undefined : [block(address.family, address.number, bits)];
}

function block(family: Family, number: bigint, bits: number): Block {
  const rest = BigInt(width[family] - bits);
  return { family, first: (number >> rest) << rest, bits };
}

type Address = { family: Family; number: bigint };

function between(from: Address | undefined, to: Address | undefined): Block[] | undefined {
  if (!from || !to || from.family !== to.family) return undefined;
  const blocks: Block[] = [];
  for (let at = from.number; at <= to.number; ) {
    let rest = 0;
    // The largest block that begins here and doesn't go beyond the last address.
    while (rest < width[from.family] && (at >> BigInt(rest)) % 2n === 0n && at + (1n << BigInt(rest + 1)) - 1n <= to.number) rest++;
    blocks.push({ family: from.family, first: at, bits: width[from.family] - rest });
    at += 1n << BigInt(rest);
  }
  return blocks;
}

function addressIn(text: string): Address | undefined {
  const family = isIP(text);
  if (family === 4) return { family, number: numberOf(text.split('.').map(BigInt), 8n) };
  if (family !== 6 || text.includes('%')) return undefined;
  const groups = groupsOf(new URL(`http://[${text}]`).hostname.slice(1, -1));
  const number = numberOf(groups, 16n);
  // An IPv4 address in an IPv6 one's clothes.
  return number >> 32n === 0xffffn ? { family: 4, number: number & 0xffff_ffffn } : { family: 6, number };
}

function groupsOf(text: string): bigint[] {
  const [left = [], right = []] = text.split('::').map((part) => (part === '' ? [] : part.split(':').map((group) => BigInt(`0x${group}`))));
  return text.includes('::') ? [...left, ...Array<bigint>(8 - left.length - right.length).fill(0n), ...right] : left;
}

const numberOf = (parts: bigint[], bits: bigint) => parts.reduce((number, part) => (number << bits) | part, 0n);

function textOf({ family, first, bits }: Block): string {
  const size = family === 4 ? 8n : 16n;
  const count = family === 4 ? 4 : 8;
  const parts = Array.from({ length: count }, (_, at) => (first >> (size * BigInt(count - 1 - at))) & ((1n << size) - 1n));
  const address =
    family === 4 ? parts.join('.') : new URL(`http://[${parts.map((part) => part.toString(16)).join(':')}]`).hostname.slice(1, -1);
  return `${address}/${bits}`;
}

function meet(one: Block, other: Block): boolean {
  const rest = BigInt(width[one.family] - Math.min(one.bits, other.bits));
  return one.family === other.family && one.first >> rest === other.first >> rest;
}

function isPrivate(one: Block): boolean {
  const within = (text: string) => (blocksIn(text) ?? []).some((other) => meet(one, other));
  return one.family === 4 ? private4.some(within) : !within(global6);
}

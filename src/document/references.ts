import type { Document } from './document.ts';

/** Slugs of the pictures a document shows, each once, in order. */
export function picturesIn(document: Document): string[] {
  return unique(
    document.blocks.flatMap((block) =>
      block.type === 'picture' ? [block.picture] : block.type === 'gallery' ? block.pictures.map((one) => one.picture) : [],
    ),
  );
}

/** Public keys of the stories a document points to, each once, in order. */
export function storiesIn(document: Document): string[] {
  return unique(document.blocks.flatMap((block) => (block.type === 'related' ? [block.story] : [])));
}

/** Slugs of the newsletters a document offers, each once, in order. */
export function newslettersIn(document: Document): string[] {
  return unique(document.blocks.flatMap((block) => (block.type === 'newsletter' ? [block.newsletter] : [])));
}

/** Addresses a document links to or embeds, in order, each with the number of its block, counted from 0. */
export function linksIn(document: Document): { href: string; block: number }[] {
  return document.blocks.flatMap((block, at) => addressesIn(block).map((href) => ({ href, block: at })));
}

/** Wherever a link stands in a block: in its text, a caption, a cell. */
function addressesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(addressesIn);
  if (typeof part !== 'object' || part === null) return [];
  if ('type' in part && part.type === 'link' && 'href' in part) return [String(part.href)];
  if ('type' in part && part.type === 'embed' && 'url' in part) return [String(part.url)];
  return Object.values(part).flatMap(addressesIn);
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}

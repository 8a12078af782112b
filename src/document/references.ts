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

function unique(names: string[]): string[] {
  return [...new Set(names)];
}

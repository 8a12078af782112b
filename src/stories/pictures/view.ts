import type { PictureView, Rendition } from '#design';
import type { Database } from '#platform/database.ts';

type StoredRendition = { format: Rendition['format']; width: number; height: number };

export type PictureRow = {
  slug: string;
  width: number;
  height: number;
  focalX: number;
  focalY: number;
  credit: string;
  agency: string | null;
  mediaType: string;
  renditions: unknown;
  /** Of its file: grows with each replacement. */
  number: number;
};

export const pictureColumns = [
  'slug',
  'width',
  'height',
  'focalX',
  'focalY',
  'credit',
  'agency',
  'mediaType',
  'renditions',
  'number',
] as const;

/** A picture as pages show it. The address is the same whatever the file, but for a number after a replacement that browsers know it by; renditions appear once they are made. */
export function pictureView(row: PictureRow): PictureView {
  const which = row.number > 1 ? `?v=${row.number}` : '';
  const renditions = (row.renditions as StoredRendition[]).map((one) => ({
    format: one.format,
    width: one.width,
    height: one.height,
    href: `/pictures/${row.slug}/${one.width}.${one.format}${which}`,
  }));
  const original = row.mediaType.replace('image/', '').replace('jpg', 'jpeg');
  return {
    href: renditions.find((one) => one.format === 'jpeg' && one.width >= 800)?.href ?? `/pictures/${row.slug}/original.${original}${which}`,
    width: row.width,
    height: row.height,
    renditions,
    focal: { x: row.focalX, y: row.focalY },
    credit: row.credit,
    agency: row.agency ?? undefined,
  };
}

/** The named pictures, by slug; those that don't exist are left out. */
export async function picturesBySlug(db: Database, slugs: string[]): Promise<Map<string, PictureView>> {
  if (slugs.length === 0) return new Map();
  const rows = await db
    .selectFrom('stories.picture')
    .select([...pictureColumns])
    .where('slug', 'in', slugs)
    .where('removedAt', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.slug, pictureView(row)]));
}

/** Where a picture's file is and of what kind, or undefined. `name` is `original.webp` or `800.avif`. */
export async function findPictureFile(db: Database, slug: string, name: string): Promise<{ file: string; type: string } | undefined> {
  const [, size = '', format = ''] = name.match(/^(original|\d{2,4})\.(avif|webp|jpeg|png)$/) ?? [];
  if (!size) return undefined;
  const row = await db
    .selectFrom('stories.picture')
    .select(['file', 'mediaType', 'renditions'])
    .where('slug', '=', slug)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  if (size === 'original') return row.mediaType === `image/${format}` ? { file: row.file, type: row.mediaType } : undefined;
  const rendition = (row.renditions as (StoredRendition & { file: string })[]).find(
    (one) => one.format === format && one.width === Number(size),
  );
  return rendition && { file: rendition.file, type: `image/${format}` };
}

import { sql } from 'kysely';
import type { PictureView } from '#design';
import type { Database, Press } from '#platform/database.ts';
import { noFacts, type PictureFacts, type PictureWords } from './rules.ts';
import { type PictureRow, pictureView } from './view.ts';

/** Whether a picture's renditions are there: `waiting` while they are being made, `failed` when its pixels couldn't be read. */
export type Making = 'waiting' | 'made' | 'failed';

/** A picture as the library knows it. */
export type LibraryPicture = {
  id: number;
  slug: string;
  view: PictureView;
  facts: PictureFacts;
  mediaType: string;
  bytes: number | null;
  fileName: string | null;
  /** Of its file: grows with each replacement. */
  number: number;
  making: Making;
  /** A replacement has come and isn't shown yet. */
  isReplaced: boolean;
  addedBy: number | null;
  addedAt: Date;
  /** The last change of what is known of it. */
  changedAt: Date | null;
  /** In how many versions it stands, and in how many that readers see. */
  uses: number;
  publicUses: number;
};

type LibraryRow = PictureRow & {
  id: number;
  copyright: string | null;
  licence: string | null;
  licenceUrl: string | null;
  licenceEndsOn: string | null;
  source: string | null;
  takenOn: string | null;
  words: unknown;
  bytes: number | null;
  fileName: string | null;
  number: number;
  making: string;
  isReplaced: boolean;
  addedBy: number | null;
  addedAt: Date;
  changedAt: Date | null;
  uses: number;
  publicUses: number;
};

// In texts and above them, as the database notes it; and on the cards that social networks show.
const usesSql = sql`select version_id, stage from stories.picture_use where picture_id = p.id
  union all select version_id, 'newest' from stories.work where social_picture_id = p.id
  union all select id, 'public' from stories.version where social_picture_id = p.id and published_at is not null and withdrawn_at is null`;

const columns = sql`p.id, p.slug, p.width, p.height, p.focal_x, p.focal_y, p.credit, p.agency, p.media_type, p.renditions, p.number, p.copyright, p.licence,
  p.licence_url, p.licence_ends_on, p.source, p.taken_on, p.words, p.bytes, p.file_name, p.making, p.next_file is not null as is_replaced, p.added_by, p.added_at, p.changed_at,
  (select count(distinct u.version_id)::int from (${usesSql}) u) as uses,
  (select count(distinct u.version_id)::int from (${usesSql}) u where u.stage = 'public') as public_uses`;

function shaped(row: LibraryRow): LibraryPicture {
  const texts = Object.keys(noFacts).filter((name) => name !== 'words') as Exclude<keyof PictureFacts, 'words'>[];
  const facts = Object.fromEntries(texts.map((name) => [name, row[name] ?? ''])) as Omit<PictureFacts, 'words'>;
  const { id, slug, mediaType, bytes, fileName, number, isReplaced, addedBy, addedAt, changedAt, uses, publicUses } = row;
  const rest = { id, slug, mediaType, bytes, fileName, number, isReplaced, addedBy, addedAt, changedAt, uses, publicUses };
  const words = row.words as Record<string, PictureWords>;
  return { ...rest, view: pictureView(row), facts: { ...facts, words }, making: row.making as Making };
}

/** What a row holds of a picture's facts. */
export function rowOfFacts({ words, credit, ...facts }: PictureFacts) {
  const said = Object.entries(words).filter(([, { caption, alt }]) => caption || alt);
  return {
    credit,
    agency: facts.agency || null,
    copyright: facts.copyright || null,
    licence: facts.licence || null,
    licenceUrl: facts.licenceUrl || null,
    licenceEndsOn: facts.licenceEndsOn || null,
    source: facts.source || null,
    takenOn: facts.takenOn || null,
    words: JSON.stringify(Object.fromEntries(said)),
  };
}

/** A picture of the library by its slug; undefined for one that isn't there or was removed. One statement. */
export async function findPicture(press: Press, slug: string): Promise<LibraryPicture | undefined> {
  const { rows } = await sql<LibraryRow>`select ${columns} from stories.picture p where p.slug = ${slug} and p.removed_at is null`.execute(
    press,
  );
  return rows[0] && shaped(rows[0]);
}

/** A picture of the library, held until the transaction ends. */
export async function lockPicture(press: Press, slug: string): Promise<LibraryPicture | undefined> {
  await sql`select from stories.picture where slug = ${slug} for update`.execute(press);
  return findPicture(press, slug);
}

export type LibraryFilters = {
  search?: string | undefined;
  addedBy?: number | undefined;
  /** incomplete: without alternative text or credit · licence: ends by `licenceBy` or has ended · unused: stands nowhere · unmade: being made, or failed. */
  only?: 'incomplete' | 'licence' | 'unused' | 'unmade' | undefined;
  licenceBy?: string | undefined;
};

export type LibraryPage = { pictures: LibraryPicture[]; next: string | undefined };

/** The library, newest first, after the cursor when one is given. One statement, whatever the library holds. */
export async function libraryOf(
  press: Press,
  { search, addedBy, only, licenceBy }: LibraryFilters,
  { after, most = 48 }: { after?: string | undefined; most?: number } = {},
): Promise<LibraryPage> {
  const words = searchWords(search ?? '');
  const cursor = after && /^[1-9]\d{0,14}$/.test(after) ? Number(after) : undefined;
  const conditions = [
    sql`p.removed_at is null`,
    words ? sql`p.search @@ to_tsquery('simple', ${words})` : search?.trim() ? sql`false` : undefined,
    addedBy === undefined ? undefined : sql`p.added_by = ${addedBy}`,
    only === 'incomplete' ? sql`(btrim(p.credit) = '' or not p.words @? '$.*.alt ? (@ like_regex "[^ ]")')` : undefined,
    only === 'licence' ? sql`p.licence_ends_on <= ${licenceBy ?? null}::date` : undefined,
    only === 'unused' ? sql`not exists (${usesSql})` : undefined,
    only === 'unmade' ? sql`p.making <> 'made'` : undefined,
    cursor === undefined ? undefined : sql`p.id < ${cursor}`,
  ].filter((one) => one !== undefined);
  const { rows } = await sql<LibraryRow>`select ${columns} from (
      select p.* from stories.picture p where ${sql.join(conditions, sql` and `)} order by p.id desc limit ${most + 1}) p
    order by p.id desc`.execute(press);
  const pictures = rows.slice(0, most).map(shaped);
  return { pictures, next: rows.length > most ? String(pictures.at(-1)?.id) : undefined };
}

/** Typed words as PostgreSQL asks for them: every one of them, from its beginning. */
function searchWords(typed: string): string {
  const words = typed.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 8)
    .map((word) => `${word.slice(0, 60)}:*`)
    .join(' & ');
}

/** A version that shows a picture. */
export type PictureUse = { versionId: number; language: string; headline: string; isNewest: boolean; isPublic: boolean };

/** The versions that show a picture, those that readers see first; at most two hundred. */
export async function usesOf(press: Press, pictureId: number): Promise<PictureUse[]> {
  const { rows } = await sql<PictureUse>`
    select u.version_id, w.language, w.headline, bool_or(u.stage = 'newest') as is_newest, bool_or(u.stage = 'public') as is_public
    from stories.picture p cross join lateral (${usesSql}) u join stories.work w on w.version_id = u.version_id
    where p.id = ${pictureId} group by u.version_id, w.language, w.headline
    order by is_public desc, u.version_id desc limit 200`.execute(press);
  return rows;
}

/** How many pictures that readers see may be shown no longer, and how many for a week at most. */
export async function licencesInTrouble(press: Press, today: string): Promise<{ ended: number; ending: number }> {
  const { rows } = await sql<{ ended: number; ending: number }>`
    select count(*) filter (where p.licence_ends_on < ${today}::date)::int as ended,
      count(*) filter (where p.licence_ends_on >= ${today}::date)::int as ending
    from stories.picture p where p.removed_at is null and p.licence_ends_on < ${today}::date + 7
      and exists (select from (${usesSql}) u where u.stage = 'public')`.execute(press);
  return rows[0] ?? { ended: 0, ending: 0 };
}

/** The file a picture's next renditions are made of, with whether it replaces the present one, and what they are to say. */
export async function fileToMake(db: Database, pictureId: number) {
  const row = await db
    .selectFrom('stories.picture')
    .select(['slug', 'file', 'width', 'nextFile', 'nextWidth', 'renditions'])
    .select(['credit', 'agency', 'copyright', 'licence', 'licenceUrl'])
    .where('id', '=', pictureId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { slug, renditions, credit } = row;
  const credited = {
    credit,
    agency: row.agency ?? '',
    copyright: row.copyright ?? '',
    licence: row.licence ?? '',
    licenceUrl: row.licenceUrl ?? '',
  };
  const isNext = row.nextFile !== null;
  return { slug, file: row.nextFile ?? row.file, width: row.nextWidth ?? row.width, isNext, oldFile: row.file, renditions, credited };
}

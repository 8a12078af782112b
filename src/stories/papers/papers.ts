import { sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import { countryName } from '#platform/languages.ts';
import { announce } from '#platform/signals.ts';
import { slugOf } from '../references.ts';
import { markOf } from '../work/mark.ts';

type Texts = Record<string, string>;

/** What readers are told of a partner paper. Country ISO 3166-1, languages BCP 47; `latinName` where its name is in another script. */
export type PaperFacts = {
  name: string;
  latinName: string | null;
  countryCode: string;
  languages: string[];
  url: string;
  about: Texts;
  permission: string;
};

export type SourcePaper = PaperFacts & { id: number; slug: string };

const columns = sql`src.id, src.slug, src.name, src.latin_name, src.country_code::text as country_code, src.languages, src.url, src.about, src.permission`;

/** Partner papers by their names, those behind `after` (a slug's row), with how many of their versions readers see. */
export async function papersAfter(db: Database, after: string, most: number): Promise<(SourcePaper & { published: number })[]> {
  const { rows } = await sql<SourcePaper & { published: number }>`
    select ${columns}, (select count(*)::int from stories.version v join stories.story s on s.id = v.story_id
      where s.source_id = src.id and v.published_at is not null and v.withdrawn_at is null) as published
    from stories.source src where src.slug > ${after} order by src.slug limit ${most}`.execute(db);
  return rows;
}

/** One partner paper by its address. */
export async function findPaper(db: Database, slug: string): Promise<SourcePaper | undefined> {
  const { rows } = await sql<SourcePaper>`select ${columns} from stories.source src where src.slug = ${slug}`.execute(db);
  return rows[0];
}

/** Adds a partner paper; undefined where its address is taken. */
export async function addPaper(db: Database, slug: string, facts: PaperFacts): Promise<number | undefined> {
  return inTransaction(db, async (db) => {
    await addCountry(db, facts.countryCode);
    const made = await db
      .insertInto('stories.source')
      .values({ ...facts, slug, about: JSON.stringify(facts.about) })
      .onConflict((on) => on.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    await announce(db, ['sections', 'sources']);
    return made?.id;
  });
}

/** Changes what readers are told of a partner paper, unless a colleague has changed it since it was looked at. */
export async function changePaper(db: Database, slug: string, facts: PaperFacts, mark: string): Promise<boolean> {
  return inTransaction(db, async (db) => {
    await sql`select from stories.source where slug = ${slug} for update`.execute(db);
    const found = await findPaper(db, slug);
    if (!found || paperMark(found) !== mark) return false;
    await addCountry(db, facts.countryCode);
    await db
      .updateTable('stories.source')
      .set({ ...facts, about: JSON.stringify(facts.about) })
      .where('id', '=', found.id)
      .execute();
    await announce(db, ['sections', 'sources']);
    return true;
  });
}

/** What a paper's facts are known by, so that nobody overwrites what they haven't seen. */
export function paperMark({ name, latinName, countryCode, languages, url, about, permission }: PaperFacts): string {
  return markOf({ name, latinName, countryCode, languages, url, about, permission });
}

async function addCountry(db: Database, code: string): Promise<void> {
  const country = { code, slug: slugOf(countryName(code, 'en')) };
  await db
    .insertInto('stories.country')
    .values(country)
    .onConflict((on) => on.doNothing())
    .execute();
}

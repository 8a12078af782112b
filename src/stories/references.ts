import type { Database } from '#platform/database.ts';
import { countryName } from '#platform/languages.ts';
import { announce } from '#platform/signals.ts';

type Texts = Record<string, string>;

/** What stories refer to by slug; countries by their ISO 3166-1 code. */
export type References = {
  sections: { slug: string; names: Texts }[];
  topics: { slug: string; names: Texts }[];
  authors: { slug: string; name: string; names?: Texts; ownName?: string; about: Texts }[];
  sources: {
    slug: string;
    name: string;
    latinName?: string;
    country: string;
    languages: string[];
    url: string;
    about?: Texts;
    permission?: string;
  }[];
  countries: string[];
};

/** Adds sections, topics, authors, sources and countries, in the order given; answers their ids by slug. */
export async function addReferences(db: Database, references: References) {
  const json = (texts: Texts | undefined) => JSON.stringify(texts ?? {});
  const idsOf = (rows: { slug: string; id: number }[]) => new Map(rows.map((row) => [row.slug, row.id]));
  const sections = references.sections.map(({ slug, names }, position) => ({ slug, names: json(names), position }));
  const topics = references.topics.map(({ slug, names }) => ({ slug, names: json(names) }));
  const authors = references.authors.map(({ slug, name, names, ownName, about }) => ({
    slug,
    name,
    names: json(names),
    ownName: ownName ?? null,
    about: json(about),
  }));
  const sources = references.sources.map(({ slug, name, latinName, country, languages, url, about, permission }) => {
    return {
      slug,
      name,
      latinName: latinName ?? null,
      countryCode: country,
      languages,
      url,
      about: json(about),
      permission: permission ?? '',
    };
  });
  await addCountries(db, references.countries);
  const ids = {
    sections: idsOf(await db.insertInto('stories.section').values(sections).returning(['slug', 'id']).execute()),
    topics: idsOf(await db.insertInto('stories.topic').values(topics).returning(['slug', 'id']).execute()),
    authors: idsOf(await db.insertInto('stories.author').values(authors).returning(['slug', 'id']).execute()),
    sources: idsOf(await db.insertInto('stories.source').values(sources).returning(['slug', 'id']).execute()),
  };
  await announce(db, ['sections']);
  return ids;
}

/** Has countries to file stories under, by their ISO 3166-1 codes; those that are there stay. */
export async function addCountries(db: Database, codes: string[]): Promise<void> {
  if (codes.length === 0) return;
  await db
    .insertInto('stories.country')
    .values(codes.map((code) => ({ code, slug: slugOf(countryName(code, 'en')) })))
    .onConflict((on) => on.doNothing())
    .execute();
}

/** A name as an address: "Côte d’Ivoire" is `cote-d-ivoire`. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** True while the paper has no section: nothing can have been published in it. */
export async function hasNoSections(db: Database): Promise<boolean> {
  return (await db.selectFrom('stories.section').select('id').limit(1).executeTakeFirst()) === undefined;
}

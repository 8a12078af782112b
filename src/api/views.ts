import type { z } from 'zod';
import { countWords } from '#document';
import { type App, keep } from '#platform/app.ts';
import type { Database, Press } from '#platform/database.ts';
import { hrefIn, type Settings } from '#settings';
import { findWork, namedRows, type PublicVersion, shelvesOf, storyFactsOf, type Work } from '#stories';
import { Problem } from './problems.ts';
import type * as answers from './shapes/answers.ts';

const momentOf = (at: Date | null | undefined) => at?.toISOString() ?? null;

/** Where readers find a version, whole. */
function addressOf(app: App, settings: Settings, language: string, section: string, slug: string): string {
  return app.baseUrl() + hrefIn(settings, language)(`/${section}/${slug}`);
}

/** A published version as programs see it: what anyone may. */
export function publicView(app: App, settings: Settings, version: PublicVersion): z.input<typeof answers.publicVersion> {
  const { slug, publishedAt, updatedAt, ...rest } = version;
  const url = addressOf(app, settings, version.language, version.section, slug);
  return { ...rest, url, publishedAt: publishedAt.toISOString(), updatedAt: momentOf(updatedAt) };
}

/** The slugs of sections and topics by their numbers. Kept in memory until they change. */
export async function shelfSlugs(app: App, press: Press): Promise<{ section: Map<number, string>; topic: Map<number, string> }> {
  const shelves = await keep(app, 'api-shelves', ['sections'], () => shelvesOf(press));
  const of = (kind: 'section' | 'topic') => new Map(shelves.filter((one) => one.kind === kind).map(({ id, slug }) => [id, slug]));
  return { section: of('section'), topic: of('topic') };
}

/** A version that the newsroom works on; 404 where there is none. */
export async function readWork(press: Press, versionId: number): Promise<Work> {
  const work = await findWork(press, versionId);
  if (!work) throw new Problem(404, 'not-found');
  return work;
}

/** A version as the newsroom has it, with its newest text, whole. For programs that may read drafts. */
export async function wholeView(app: App, press: Press, settings: Settings, versionId: number): Promise<z.input<typeof answers.version>> {
  const work = await readWork(press, versionId);
  const { newest } = work;
  const facts = await storyFactsOf(press, work);
  const people = await namedRows(press, 'author', { ids: [...work.authorIds, ...newest.translatorIds] });
  const slugs = await shelfSlugs(app, press);
  const personOf = (id: number) => people.find((one) => one.id === id);
  const url = work.isPublic && facts.publishedSlug ? addressOf(app, settings, work.language, facts.sectionSlug, facts.publishedSlug) : null;
  return {
    id: work.versionId,
    story: work.storyKey,
    language: work.language,
    state: work.state,
    revision: newest.number,
    headline: newest.headline,
    deck: newest.deck,
    dateline: newest.dateline ?? null,
    slug: newest.slug,
    document: newest.document,
    words: countWords(newest.document, work.language),
    lead: newest.lead && facts.leadSlug ? { picture: facts.leadSlug, caption: newest.lead.caption, alt: newest.lead.alt } : null,
    translators: newest.translatorIds.flatMap((id) => personOf(id)?.slug ?? []),
    section: facts.sectionSlug,
    authors: work.authorIds
      .flatMap((id) => personOf(id) ?? [])
      .map(({ slug, name, names }) => ({ slug, name: names[work.language] ?? name })),
    topics: facts.topicIds.flatMap((id) => slugs.topic.get(id) ?? []),
    countries: facts.countryCodes,
    access: work.access,
    isExclusive: facts.isExclusive,
    isPublic: work.isPublic,
    url,
    note: work.note,
    deadlineOn: work.deadlineOn ?? null,
    embargoUntil: momentOf(work.embargoUntil),
    publishAt: momentOf(work.publishAt),
    publishedAt: momentOf(work.publishedAt),
    withdrawnAt: momentOf(work.withdrawnAt),
    withdrawalReason: work.withdrawalReason ?? null,
    changedAt: work.changedAt.toISOString(),
  };
}

/** The numbers of names that a call gives by slug; refuses it with the place of one that doesn't exist. */
export async function idsOf(
  db: Database,
  kind: 'author' | 'topic' | 'section' | 'source' | 'picture',
  slugs: string[],
  pointer: string,
): Promise<number[]> {
  const rows = await namedRows(db, kind, { slugs });
  const bySlug = new Map(rows.map(({ slug, id }) => [slug, id]));
  const missing = slugs.filter((slug) => !bySlug.has(slug));
  if (missing.length > 0)
    throw new Problem(422, 'unknown-name', { errors: missing.map((slug) => ({ pointer, detail: `There is no ${kind} “${slug}”.` })) });
  return [...new Set(slugs)].flatMap((slug) => bySlug.get(slug) ?? []);
}

import { type RawBuilder, sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { WorkState } from './rules.ts';
import type { Work } from './store.ts';

type Sql = RawBuilder<unknown>;

/** What stands beside a version's text: what is true of the story in every language, and its other versions. */
export type StoryFacts = {
  isExclusive: boolean;
  sectionSlug: string;
  topicIds: number[];
  /** ISO 3166-1 codes. */
  countryCodes: string[];
  authors: string[];
  translators: string[];
  /** The same persons as by-lines are typed: by the names they are filed under. */
  typedAuthors: string[];
  typedTranslators: string[];
  /** The partner paper's name. */
  source: string | null;
  origin: Origin;
  leadSlug: string | null;
  socialSlug: string | null;
  previewLinks: { id: number; madeFor: string; madeBy: number; expiresAt: string; mostOpenings: number; openings: number }[];
  /** The address readers know, where it was published. */
  publishedSlug: string | null;
  versions: OtherVersion[];
  notes: { kind: 'update' | 'correction'; text: string; at: string }[];
};

/** The story in another language. Persons are staff ids; a day is yyyy-mm-dd. */
export type OtherVersion = {
  versionId: number;
  language: string;
  state: WorkState;
  headline: string;
  madeFrom: number | null;
  assignedTo: number | null;
  deadlineOn: string | null;
  isPublic: boolean;
};

/** Where a story comes from, as it is filed: a source's id and the original there. */
export type Origin = {
  sourceId: number | null;
  language: string | null;
  headline: string | null;
  url: string | null;
  permission: string | null;
  firstInEnglish: boolean;
};

/** The facts of a version that is at hand. One statement. */
export async function storyFactsOf(press: Press, work: Work): Promise<StoryFacts> {
  const { storyId, versionId, language, newest } = work;
  const nameIn = sql`coalesce(a.names ->> ${language}, a.name)`;
  const authors = (name: Sql) =>
    sql`array(select ${name} from stories.story_author sa join stories.author a on a.id = sa.author_id where sa.story_id = s.id order by sa.position)`;
  const translators = (name: Sql) =>
    sql`array(select ${name} from unnest(${newest.translatorIds}::bigint[]) with ordinality as t (id, at) join stories.author a on a.id = t.id order by t.at)`;
  const { rows } = await sql<StoryFacts>`
    select s.exclusive as is_exclusive, sec.slug as section_slug,
      array(select topic_id from stories.story_topic where story_id = s.id order by position) as topic_ids,
      array(select country_code::text from stories.story_country where story_id = s.id order by position) as country_codes,
      ${authors(nameIn)} as authors, ${authors(sql`a.name`)} as typed_authors,
      ${translators(nameIn)} as translators, ${translators(sql`a.name`)} as typed_translators,
      coalesce(src.latin_name, src.name) as source,
      jsonb_build_object('sourceId', s.source_id, 'language', s.original_language, 'headline', s.original_headline, 'url', s.original_url,
        'permission', s.permission, 'firstInEnglish', s.first_in_english) as origin,
      (select slug from stories.picture where id = ${newest.lead?.pictureId ?? null}::bigint) as lead_slug,
      (select slug from stories.picture where id = ${work.presentation.socialPictureId}::bigint) as social_slug,
      (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'madeFor', l.made_for, 'madeBy', l.made_by, 'expiresAt', l.expires_at,
        'mostOpenings', l.most_openings, 'openings', l.openings) order by l.id desc), '[]')
        from stories.preview_link l where l.version_id = v.id and l.ended_at is null) as preview_links,
      case when v.published_at is not null then v.slug end as published_slug,
      (select coalesce(jsonb_agg(jsonb_build_object('versionId', w.version_id, 'language', w.language, 'state', w.state, 'headline', w.headline, 'madeFrom', w.made_from,
        'assignedTo', w.assigned_to, 'deadlineOn', w.deadline_on, 'isPublic', o.published_at is not null and o.withdrawn_at is null) order by w.version_id), '[]')
        from stories.version o join stories.work w on w.version_id = o.id where o.story_id = s.id and o.id <> v.id) as versions,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'text', n.text, 'at', n.noted_at) order by n.noted_at desc), '[]')
        from stories.note n where n.version_id = v.id) as notes
    from stories.version v join stories.story s on s.id = v.story_id join stories.section sec on sec.id = s.section_id
      left join stories.source src on src.id = s.source_id
    where s.id = ${storyId} and v.id = ${versionId}`.execute(press);
  const [facts] = rows;
  if (!facts) throw new Error(`Version ${versionId} has gone.`);
  return facts;
}

/** What a story may be filed under: sections in the paper's order, topics by address. One statement. */
export async function shelvesOf(
  press: Press,
): Promise<{ kind: 'section' | 'topic'; id: number; slug: string; names: Record<string, string>; isClosed: boolean }[]> {
  const { rows } = await sql<{ kind: 'section' | 'topic'; id: number; slug: string; names: Record<string, string>; isClosed: boolean }>`
    select 'section' as kind, id, slug, names, closed_at is not null as is_closed, position from stories.section
    union all select 'topic', id, slug, names, false, 0 from stories.topic order by kind, position, slug`.execute(press);
  return rows;
}

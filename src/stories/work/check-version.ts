import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { dayOf } from '#platform/dates.ts';
import type { Settings } from '#settings';
import type { StoryOrigin } from '../origins.ts';
import { licenceState } from '../pictures/rules.ts';
import { type CheckedPicture, lookedUpIn, type Problem, problemsOf } from './checklist.ts';
import type { Licences } from './licences.ts';
import { isEmbargoed } from './rules.ts';
import { findWork, type Work } from './store.ts';

const pictureFacts = sql`jsonb_build_object('credit', credit, 'endsOn', licence_ends_on, 'making', making)::text`;

/** Where a story comes from, as the statement below writes it. */
function originIn(text: string): StoryOrigin {
  const origin = JSON.parse(text) as StoryOrigin;
  return { ...origin, madeAt: new Date(origin.madeAt) };
}

export type PrintRules = { settings: Settings; licences: Licences; now: Date };

/** What is wrong with a version's newest text, before it is published. Undefined where there is no such version. */
export async function checkVersion(press: Press, versionId: number, rules: PrintRules): Promise<Problem[] | undefined> {
  const work = await findWork(press, versionId);
  return work && checkWork(press, work, rules);
}

/** As `checkVersion`, of work that is at hand and would be published `at` a moment. One statement, and what the licences ask. */
export async function checkWork(press: Press, work: Work, { settings, licences, now }: PrintRules, at: Date = now): Promise<Problem[]> {
  const { newest } = work;
  const { socialPictureId } = work.presentation;
  const { pictures, stories, links } = lookedUpIn(newest.document);
  const { rows } = await sql<{ kind: string; name: string; value: string }>`
    select 'picture' as kind, slug as name, ${pictureFacts} as value from stories.picture where slug = any(${pictures}) and removed_at is null
    union all select 'lead', slug, ${pictureFacts} from stories.picture where id = ${newest.lead?.pictureId ?? null}::bigint and removed_at is null
    union all select 'card', slug, ${pictureFacts} from stories.picture where id = ${socialPictureId}::bigint and removed_at is null
    union all select 'story', s.key, exists (select from stories.version v where v.story_id = s.id and v.language = ${work.language}
      and v.published_at is not null and v.withdrawn_at is null)::text from stories.story s where s.key = any(${stories})
    union all select 'source', coalesce(s.permission, src.permission), jsonb_build_object('storyId', s.id, 'sourceId', src.id, 'language', s.original_language,
      'sourceLanguages', src.languages, 'madeAt', s.made_at)::text from stories.story s join stories.source src on src.id = s.source_id
      where s.id = ${work.storyId}
    union all select 'link', url, jsonb_build_object('problem', problem, 'on', to_char(checked_at at time zone ${settings.paper.timeZone}, 'YYYY-MM-DD'))::text
      from stories.link_check where url = any(${links}) and problem is not null`.execute(press);
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const today = dayOf(now, settings.paper.timeZone);
  const checkedPicture = ({ value }: { value: string }): CheckedPicture => {
    const { credit, endsOn, making } = JSON.parse(value) as { credit: string; endsOn: string | null; making: string };
    return { credit, licence: licenceState(endsOn, today), isBroken: making === 'failed' };
  };
  const source = of('source')[0];
  const origin = source && originIn(source.value);
  const clearance = origin && (await licences.clearanceOf(press, { ...work, origin }, 'web', { at, timeZone: settings.paper.timeZone }));
  const untouched = await licences.untouchedOf(press, work);
  return problemsOf(
    {
      ...newest,
      language: work.language,
      access: work.access,
      lead: newest.lead && { alt: newest.lead.alt, picture: of('lead').map(checkedPicture)[0] },
      card: socialPictureId === null ? undefined : { picture: of('card').map(checkedPicture)[0] },
      pictures: new Map(of('picture').map((row) => [row.name, checkedPicture(row)])),
      related: new Map(of('story').map(({ name, value }) => [name, value === 'true'])),
      hasByline: work.authorIds.length > 0 || source !== undefined,
      lacksPermission: source !== undefined && !source.name,
      clause: clearance && !clearance.ok ? clearance.clause : undefined,
      untouched,
      isEmbargoed: isEmbargoed(work, now),
      deadLinks: new Map(of('link').map(({ name, value }) => [name, JSON.parse(value) as { problem: string; on: string }])),
    },
    settings.preview,
  );
}

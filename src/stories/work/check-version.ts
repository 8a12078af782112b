import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { Settings } from '#settings';
import { lookedUpIn, type Problem, problemsOf } from './checklist.ts';
import { isEmbargoed } from './rules.ts';
import { findWork, type Work } from './store.ts';

/** What is wrong with a version's newest text, before it is published. Undefined where there is no such version. */
export async function checkVersion(press: Press, versionId: number, settings: Settings, now: Date): Promise<Problem[] | undefined> {
  const work = await findWork(press, versionId);
  return work && checkWork(press, work, settings, now);
}

/** As `checkVersion`, of work that is at hand. One statement. */
export async function checkWork(press: Press, work: Work, settings: Settings, now: Date): Promise<Problem[]> {
  const { newest } = work;
  const { pictures, stories } = lookedUpIn(newest.document);
  const { rows } = await sql<{ kind: string; name: string; value: string }>`
    select 'credit' as kind, slug as name, credit as value from stories.picture where slug = any(${pictures})
    union all select 'lead', slug, credit from stories.picture where id = ${newest.lead?.pictureId ?? null}::bigint
    union all select 'story', s.key, exists (select from stories.version v where v.story_id = s.id and v.language = ${work.language}
      and v.published_at is not null and v.withdrawn_at is null)::text from stories.story s where s.key = any(${stories})
    union all select 'source', coalesce(s.permission, ''), src.permission from stories.story s join stories.source src on src.id = s.source_id
      where s.id = ${work.storyId}`.execute(press);
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const source = of('source')[0];
  return problemsOf(
    {
      ...newest,
      language: work.language,
      access: work.access,
      lead: newest.lead && { alt: newest.lead.alt, credit: of('lead')[0]?.value ?? '' },
      credits: new Map(of('credit').map(({ name, value }) => [name, value])),
      related: new Map(of('story').map(({ name, value }) => [name, value === 'true'])),
      hasByline: work.authorIds.length > 0 || source !== undefined,
      lacksPermission: source !== undefined && !source.name && !source.value,
      isEmbargoed: isEmbargoed(work, now),
    },
    settings.preview,
  );
}

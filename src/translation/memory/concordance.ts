import { type RawBuilder, sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { Scope } from './store.ts';

export type RememberedPair = {
  id: number;
  from: string;
  to: string;
  kind: 'paragraph' | 'sentence';
  sourceText: string;
  targetText: string;
  scope: Scope;
  state: 'pending' | 'approved';
  storyKey: string | null;
  importName: string | null;
  sourceId: number | null;
  versionId: number;
  madeBy: number | null;
  madeAt: Date;
  approvedBy: number | null;
};

/** What is looked for in the memory: words on either side, in one pair of languages or all, in one scope or all, and those of before a pair (by number). */
export type Concordance = {
  text: string;
  from?: string;
  to?: string;
  scope?: Scope;
  personId: number;
  before?: number | undefined;
  limit: number;
};

/** Pairs that have all the words on one side, newest first; without words the newest. Others' own aren't among them. One statement. */
export async function concordanceOf(press: Press, wanted: Concordance): Promise<RememberedPair[]> {
  const words = wanted.text.toLowerCase().split(/\s+/u).filter(Boolean).slice(0, 8);
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const all = (column: RawBuilder<unknown>) =>
    patterns.length === 0
      ? sql`true`
      : sql.join(
          patterns.map((pattern) => sql`lower(${column}) like ${pattern}`),
          sql` and `,
        );
  const { rows } = await sql<RememberedPair>`
    select id, source_language as "from", target_language as "to", kind, source_text, target_text, scope, state, story_key, import_name, source_id, version_id, made_by,
      made_at, approved_by
    from translation.pair
    where ((${all(sql`source_text`)}) or (${all(sql`target_text`)}))
      and (scope <> 'person' or person_id = ${wanted.personId}) and id < ${wanted.before ?? Number.MAX_SAFE_INTEGER}
      ${wanted.from ? sql`and source_language = ${wanted.from}` : sql``} ${wanted.to ? sql`and target_language = ${wanted.to}` : sql``}
      ${wanted.scope ? sql`and scope = ${wanted.scope}` : sql``}
    order by id desc limit ${wanted.limit}`.execute(press);
  return rows;
}

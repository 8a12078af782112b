import { sql } from 'kysely';
import type { Document } from '#document';
import type { Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import type { WorkState } from './rules.ts';

/** The words of one revision that versions made from it carry over. */
export type WholeText = { headline: string; deck: string; dateline: string; leadCaption: string; leadAlt: string; document: Document };

export type NumberedText = { number: number; text: WholeText };

/** A version's text as those who make others from it see it: what readers have, else what was saved last. */
export type CurrentText = NumberedText & {
  versionId: number;
  storyId: number;
  language: string;
  isPublic: boolean;
  /** When readers got it; when it was saved, where they have nothing. */
  at: Date;
  /** What the public note that came with it says it is; undefined without one. */
  note: 'update' | 'correction' | undefined;
  /** The version it was made from itself. */
  madeFrom: number | null;
};

/** A version made from another one, as its work stands. Persons are staff ids. */
export type MadeVersion = {
  versionId: number;
  storyId: number;
  language: string;
  headline: string;
  state: WorkState;
  isPublic: boolean;
  assignedTo: number | null;
  madeBy: number | null;
  madeFrom: number;
};

/** Has the versions made from this one looked after, and this one where it was made from another, in the caller's transaction. */
export async function askForMade(press: Press, versionId: number): Promise<void> {
  const { rows } = await sql<{ isMade: boolean }>`select exists (select from stories.work where made_from = ${versionId})
    or exists (select from stories.work where version_id = ${versionId} and made_from is not null) as is_made`.execute(press);
  if (rows[0]?.isMade) await enqueue(press, 'translation.note-text', { versionId }, { key: `text:${versionId}` });
}

const textIn = sql`r.number, jsonb_build_object('headline', r.headline, 'deck', r.deck, 'dateline', coalesce(r.dateline, ''), 'leadCaption', coalesce(r.lead_caption, ''),
  'leadAlt', coalesce(r.lead_alt, ''), 'document', r.document) as text`;

/** The text of a version that others are made from now. One statement. */
export async function currentTextOf(press: Press, versionId: number): Promise<CurrentText | undefined> {
  const { rows } = await sql<CurrentText & { note: CurrentText['note'] | null }>`
    select v.id as version_id, v.story_id, v.language, v.is_public, ${textIn}, coalesce(r.published_at, r.changed_at, r.made_at) as at,
      (select w.made_from from stories.work w where w.version_id = v.id) as made_from,
      (select n.kind from stories.note n where v.is_public and n.version_id = v.id and n.noted_at >= r.published_at
        order by n.kind = 'correction' desc limit 1) as note
    from (select id, story_id, language, published_at is not null and withdrawn_at is null as is_public from stories.version where id = ${versionId}) v
      cross join lateral (select * from stories.revision r where r.version_id = v.id and (not v.is_public or r.published_at is not null)
        order by r.number desc limit 1) r`.execute(press);
  const [found] = rows;
  return found && { ...found, note: found.note ?? undefined };
}

/** The text of a version that somebody had before them at a moment: the last one out by then, else the last one saved, else its first. */
export async function textAt(press: Press, versionId: number, at: Date): Promise<NumberedText | undefined> {
  const { rows } = await sql<NumberedText>`select ${textIn} from stories.revision r where r.version_id = ${versionId}
    order by coalesce(r.published_at <= ${at}, false) desc, r.made_at <= ${at} desc, case when r.made_at <= ${at} then r.number end desc nulls last, r.number
    limit 1`.execute(press);
  return rows[0];
}

/** When the text that a version has now was made: when readers got it, else when the version was begun. */
export async function madeAtOf(press: Press, versionId: number): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select coalesce(max(published_at), min(made_at)) as at from stories.revision
    where version_id = ${versionId}`.execute(press);
  return rows[0]?.at ?? undefined;
}

const madeColumns = sql`w.version_id, v.story_id, w.language, w.headline, w.state, v.published_at is not null and v.withdrawn_at is null as is_public,
  w.assigned_to, w.made_by, w.made_from`;

/** The versions made from one, those that were taken down left out. */
export async function versionsMadeFrom(press: Press, versionId: number): Promise<MadeVersion[]> {
  const { rows } = await sql<MadeVersion>`select ${madeColumns} from stories.work w join stories.version v on v.id = w.version_id
    where w.made_from = ${versionId} and w.state <> 'withdrawn' order by w.version_id`.execute(press);
  return rows;
}

/** Versions made from others whose calendar day lies between two, both included, and which somebody still has to write or to review. */
export async function madeVersionsDue(press: Press, days: { from: string; to: string }): Promise<(MadeVersion & { deadlineOn: string })[]> {
  const { rows } = await sql<MadeVersion & { deadlineOn: string }>`select ${madeColumns}, w.deadline_on
    from stories.work w join stories.version v on v.id = w.version_id
    where w.made_from is not null and w.deadline_on between ${days.from}::date and ${days.to}::date and w.state in ('idea', 'draft', 'review')
    order by w.deadline_on, w.version_id limit 1000`.execute(press);
  return rows;
}

/** Holds versions against everybody who acts on them, in one order, until the transaction ends. */
export async function holdVersions(press: Press, versionIds: number[]): Promise<void> {
  await sql`select from stories.version where id = any(${versionIds}::bigint[]) order by id for update`.execute(press);
}

/** Notes since when versions lag behind what they were made from; null where they no longer do. */
export async function noteLag(press: Press, versionIds: number[], since: Date | null): Promise<void> {
  if (versionIds.length > 0)
    await press.updateTable('stories.work').set({ lagsSince: since }).where('versionId', 'in', versionIds).execute();
}

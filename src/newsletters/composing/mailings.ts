import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { textIn } from '#platform/languages.ts';
import type { LeftOut } from './clear.ts';
import { type Content, contentSchema, emptyContent } from './shapes.ts';

export const mailingStates = ['draft', 'scheduled', 'overdue', 'sending', 'paused', 'stopped', 'sent', 'skipped'] as const;

export type MailingState = (typeof mailingStates)[number];

/** One sending of a newsletter, as it is composed. */
export type Mailing = {
  id: number;
  publicId: string;
  newsletter: { id: number; slug: string; names: Record<string, string>; access: 'free' | 'subscribers' };
  language: string;
  state: MailingState;
  subjects: string[];
  preheader: string;
  content: Content;
  scheduledFor: Date | null;
  beganAt: Date | null;
  finishedAt: Date | null;
  recipients: number | null;
  winner: number | null;
  byRecipe: boolean;
  waitsBecause: 'late' | 'empty' | 'too-long' | 'no-story' | null;
  /** Taken out as it went, because no licence covered them any more. */
  leftOut: LeftOut[];
  madeAt: Date;
  editedBy: number | null;
  editedAt: Date;
  mark: number;
};

/** Mailings that nobody has begun to send: they may be changed. */
export const openStates: readonly MailingState[] = ['draft', 'scheduled', 'overdue'];

type Row = Omit<Mailing, 'newsletter' | 'content'> & {
  newsletterId: number;
  slug: string;
  names: Record<string, string>;
  access: 'free' | 'subscribers';
  parts: unknown;
};

const select = sql`select m.id, m.public_id, m.newsletter_id, n.slug, n.names, n.access, m.language, m.state, m.subjects, m.preheader, m.parts,
  m.scheduled_for, m.began_at, m.finished_at, m.recipients, m.winner, m.by_recipe, m.waits_because, m.left_out, m.made_at, m.edited_by, m.edited_at, m.mark
  from newsletters.mailing m join newsletters.newsletter n on n.id = m.newsletter_id`;

/** Mailings by what stands behind `from newsletters.mailing m join newsletters.newsletter n`. */
export async function mailingsBy(db: Database, rest: RawBuilder<unknown>): Promise<Mailing[]> {
  const { rows } = await sql<Row>`${select} ${rest}`.execute(db);
  return rows.map(({ newsletterId, slug, names, access, parts, ...row }) => ({
    ...row,
    newsletter: { id: newsletterId, slug, names, access },
    content: contentSchema.safeParse(parts).data ?? emptyContent,
  }));
}

export async function findMailing(db: Database, id: number): Promise<Mailing | undefined> {
  return (await mailingsBy(db, sql`where m.id = ${id}`))[0];
}

/** The mailing, locked until the transaction ends. */
export async function lockMailing(db: Database, id: number): Promise<Mailing | undefined> {
  return (await mailingsBy(db, sql`where m.id = ${id} for update of m`))[0];
}

/** Mailings, newest first: of one newsletter or of all, those behind `before`. */
export async function listMailings(db: Database, of: { newsletterId?: number | undefined; before?: number | undefined }, most: number) {
  const { newsletterId, before } = of;
  const conditions = sql`${newsletterId === undefined ? sql`true` : sql`m.newsletter_id = ${newsletterId}`}
    and ${before === undefined ? sql`true` : sql`m.id < ${before}`}`;
  return mailingsBy(db, sql`where ${conditions} order by m.id desc limit ${most}`);
}

/** What a newsletter is called in a language. */
export function newsletterName({ newsletter }: Pick<Mailing, 'newsletter'>, language: string): string {
  return textIn(newsletter.names, language, 'en') || newsletter.slug;
}

export type NewMailing = {
  newsletterId: number;
  language: string;
  /** What it is for; a second mailing for it isn't made. */
  occasion?: string;
  state: MailingState;
  subjects: string[];
  preheader: string;
  content: Content;
  scheduledFor?: Date | undefined;
  byRecipe: boolean;
  waitsBecause?: Mailing['waitsBecause'];
  madeBy?: number | undefined;
};

/** Adds a mailing; undefined where there is one for its occasion. */
export async function addMailing(db: Database, given: NewMailing, now: Date): Promise<number | undefined> {
  const { content, subjects, scheduledFor, waitsBecause, madeBy, ...row } = given;
  const made = await db
    .insertInto('newsletters.mailing')
    .values({
      ...row,
      subjects: JSON.stringify(subjects),
      parts: JSON.stringify(content),
      scheduledFor: scheduledFor ?? null,
      waitsBecause: waitsBecause ?? null,
      madeBy: madeBy ?? null,
      madeAt: now,
      editedAt: now,
    })
    .onConflict((on) => on.columns(['newsletterId', 'language', 'occasion']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

export type MailingChange = {
  state?: MailingState;
  subjects?: string[];
  preheader?: string;
  content?: Content;
  leftOut?: LeftOut[];
  scheduledFor?: Date | null;
  waitsBecause?: Mailing['waitsBecause'];
  beganAt?: Date;
  finishedAt?: Date;
};

/** Changes a mailing and raises its mark. `by` is the person who did; a recipe that is applied anew is nobody. */
export async function changeMailing(db: Database, id: number, change: MailingChange, by: number | undefined, now: Date): Promise<void> {
  const { content, subjects, leftOut, ...rest } = change;
  await db
    .updateTable('newsletters.mailing')
    .set({
      ...rest,
      ...(subjects ? { subjects: JSON.stringify(subjects) } : {}),
      ...(leftOut ? { leftOut: JSON.stringify(leftOut) } : {}),
      ...(content ? { parts: JSON.stringify(content) } : {}),
      ...(by === undefined ? {} : { editedBy: by, editedAt: now }),
      mark: sql<number>`mark + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** Mailings whose time has come, oldest first. */
export async function dueMailings(db: Database, now: Date): Promise<number[]> {
  const due = db.selectFrom('newsletters.mailing').select('id').where('state', '=', 'scheduled').where('scheduledFor', '<=', now);
  return (await due.orderBy('scheduledFor').limit(100).execute()).map(({ id }) => id);
}

/** The stories of a newsletter's last sixty mailings in a language, so that none is sent twice. */
export async function storiesSent(db: Database, newsletterId: number, language: string, but: number | undefined): Promise<Set<string>> {
  const { rows } = await sql<{ story: string }>`
    select distinct p ->> 'story' as story from (select parts from newsletters.mailing
      where newsletter_id = ${newsletterId} and language = ${language} and state not in ('draft', 'skipped') and id <> ${but ?? 0}
      order by id desc limit 60) m, jsonb_path_query(m.parts, '$.parts[*] ? (exists (@.story))') p`.execute(db);
  return new Set(rows.map(({ story }) => story));
}

import { sql } from 'kysely';
import type { Document } from '#document';
import type { Press } from '#platform/database.ts';
import type { Piece, WorkState } from './rules.ts';
import type { Belonging } from './who.ts';

/** A version as the newsroom knows it: where it stands, whose it is, and its newest revision. Persons are staff ids. */
export type Work = Belonging &
  Piece & {
    versionId: number;
    storyId: number;
    storyKey: string;
    language: string;
    sectionId: number;
    access: 'free' | 'metered' | 'subscribers';
    note: string;
    deadlineOn: string | undefined;
    publishAt: Date | undefined;
    scheduledBy: number | undefined;
    publishedAt: Date | undefined;
    withdrawnAt: Date | undefined;
    withdrawalReason: string | undefined;
    changedAt: Date;
    /** The version it is translated from. */
    madeFrom: number | undefined;
    /** The revision that was given back last to whoever writes it, until a text goes out. */
    handedBackNumber: number | undefined;
    /** Candidates for the headline. */
    headlines: string[];
    presentation: Presentation;
    newest: Revision;
  };

/** How a version is shown outside its page; empty texts say that its own are used. */
export type Presentation = {
  searchTitle: string;
  searchText: string;
  socialTitle: string;
  socialText: string;
  socialPictureId: number | null;
  /** The sign-up box under the text: a newsletter's slug, none where empty; null has the story's topics choose. */
  newsletter: string | null;
};

/** One saved state of a version, whole. */
export type Revision = {
  id: number;
  number: number;
  headline: string;
  deck: string;
  dateline: string | undefined;
  slug: string;
  lead: { pictureId: number; caption: string; alt: string } | undefined;
  translatorIds: number[];
  document: Document;
  madeBy: number | undefined;
  madeAt: Date;
  changedAt: Date;
  approvedBy: number | undefined;
  publishedAt: Date | undefined;
};

/** A version's work, held against others until the transaction ends. */
export async function lockWork(press: Press, versionId: number): Promise<Work | undefined> {
  await sql`select from stories.version v join stories.work w on w.version_id = v.id where v.id = ${versionId} for update`.execute(press);
  return findWork(press, versionId);
}

/** A version's work with its newest revision. */
export async function findWork(press: Press, versionId: number): Promise<Work | undefined> {
  const row = await press
    .selectFrom('stories.work as w')
    .innerJoin('stories.version as v', 'v.id', 'w.versionId')
    .innerJoin('stories.story as s', 's.id', 'v.storyId')
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom('stories.revision as n')
          .selectAll()
          .whereRef('n.versionId', '=', 'w.versionId')
          .orderBy('n.number', 'desc')
          .limit(1)
          .as('r'),
      (join) => join.onTrue(),
    )
    .select(revisionColumns)
    .select(['w.versionId', 'v.storyId', 's.key as storyKey', 'w.language', 's.sectionId', 's.access', 'w.state', 'w.note', 'w.deadlineOn'])
    .select([
      'w.assignedTo',
      'w.madeBy',
      'w.embargoUntil',
      'w.publishAt',
      'w.scheduledBy',
      'w.changedAt',
      'w.madeFrom',
      'w.handedBackNumber',
    ])
    .select(['w.headlines', 'w.searchTitle', 'w.searchText', 'w.socialTitle', 'w.socialText', 'w.socialPictureId', 'w.newsletter'])
    .select(['v.publishedAt', 'v.withdrawnAt', 'v.withdrawalReason'])
    .select([
      sql<number[]>`array(select author_id from stories.story_author a where a.story_id = s.id order by position)`.as('authorIds'),
      // Nobody can have written what no revision since the last publication says.
      sql<
        number[]
      >`array(select distinct r.made_by from stories.revision r where r.version_id = v.id and r.made_by is not null and r.number >
        coalesce((select max(p.number) from stories.revision p where p.version_id = v.id and p.published_at is not null and v.withdrawn_at is null), 0))`.as(
        'writers',
      ),
    ])
    .where('w.versionId', '=', versionId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { searchTitle, searchText, socialTitle, socialText, socialPictureId, newsletter, ...rest } = row;
  const newest = revisionOf(row);
  return {
    ...rest,
    madeFrom: row.madeFrom ?? undefined,
    handedBackNumber: row.handedBackNumber ?? undefined,
    presentation: { searchTitle, searchText, socialTitle, socialText, socialPictureId, newsletter },
    access: row.access as Work['access'],
    state: row.state as WorkState,
    deadlineOn: row.deadlineOn ?? undefined,
    assignedTo: row.assignedTo ?? undefined,
    madeBy: row.madeBy ?? undefined,
    embargoUntil: row.embargoUntil ?? undefined,
    publishAt: row.publishAt ?? undefined,
    scheduledBy: row.scheduledBy ?? undefined,
    publishedAt: row.publishedAt ?? undefined,
    withdrawnAt: row.withdrawnAt ?? undefined,
    withdrawalReason: row.withdrawalReason ?? undefined,
    isPublic: row.publishedAt !== null && row.withdrawnAt === null,
    hasNewText: newest.publishedAt === undefined || row.withdrawnAt !== null,
    approvedBy: newest.approvedBy,
    translatorIds: newest.translatorIds,
    newest,
  };
}

/** One revision by its number; the newest one where none is given. */
export async function findRevision(press: Press, versionId: number, number: number | undefined): Promise<Revision | undefined> {
  const row = await press
    .selectFrom('stories.revision as r')
    .select(revisionColumns)
    .where('r.versionId', '=', versionId)
    .$if(number !== undefined, (query) => query.where('r.number', '=', number ?? 0))
    .orderBy('r.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && revisionOf(row);
}

// Beside a version's own columns of the same names.
/** The columns of a revision `r` that `revisionOf` reads. */
export const revisionColumns = [
  'r.id as revisionId',
  'r.number',
  'r.headline',
  'r.deck',
  'r.dateline',
  'r.slug',
  'r.leadPictureId',
  'r.leadCaption',
  'r.leadAlt',
  'r.translatorIds',
  'r.document',
  'r.madeBy as writtenBy',
  'r.madeAt as writtenAt',
  'r.changedAt as rewrittenAt',
  'r.approvedBy as passedBy',
  'r.publishedAt as printedAt',
] as const;

type RevisionRow = {
  revisionId: number;
  number: number;
  headline: string;
  deck: string;
  dateline: string | null;
  slug: string;
  leadPictureId: number | null;
  leadCaption: string | null;
  leadAlt: string | null;
  translatorIds: number[];
  document: unknown;
  writtenBy: number | null;
  writtenAt: Date;
  rewrittenAt: Date | null;
  passedBy: number | null;
  printedAt: Date | null;
};

/** A revision as its row has it. */
export function revisionOf(row: RevisionRow): Revision {
  const { leadPictureId, leadCaption, leadAlt } = row;
  return {
    id: row.revisionId,
    number: row.number,
    headline: row.headline,
    deck: row.deck,
    dateline: row.dateline ?? undefined,
    slug: row.slug,
    lead: leadPictureId === null ? undefined : { pictureId: leadPictureId, caption: leadCaption ?? '', alt: leadAlt ?? '' },
    translatorIds: row.translatorIds,
    document: row.document as Document,
    madeBy: row.writtenBy ?? undefined,
    madeAt: row.writtenAt,
    changedAt: row.rewrittenAt ?? row.writtenAt,
    approvedBy: row.passedBy ?? undefined,
    publishedAt: row.printedAt ?? undefined,
  };
}

export type WorkChange = Partial<{
  state: WorkState;
  headline: string;
  note: string;
  deadlineOn: string | null;
  assignedTo: number | null;
  embargoUntil: Date | null;
  publishAt: Date | null;
  scheduledBy: number | null;
  handedBackNumber: number | null;
}>;

/** Changes what the desk knows of a version. */
export async function changeWorkRow(press: Press, versionId: number, change: WorkChange, now: Date): Promise<void> {
  await press
    .updateTable('stories.work')
    .set({ ...change, changedAt: now })
    .where('versionId', '=', versionId)
    .execute();
}

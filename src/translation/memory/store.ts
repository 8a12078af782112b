import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { segmenterVersion } from '../segments/sentences.ts';
import { keyOfNeighbour, keyOfText } from './folding.ts';
import { sketchOf } from './sketch.ts';

export type Scope = 'person' | 'paper' | 'partner';

/** A pair as it is looked at. `no` is the number of the text that was asked about. */
export type FoundPair = {
  no: number;
  id: number;
  kind: 'paragraph' | 'sentence';
  sourceText: string;
  targetText: string;
  beforeKey: Buffer | null;
  afterKey: Buffer | null;
  scope: Scope;
  state: 'pending' | 'approved';
  storyKey: string | null;
  importName: string | null;
  madeBy: number | null;
  madeAt: Date;
};

type Wanted = {
  from: string;
  to: string;
  personId: number;
  sourceId?: number | undefined;
  asked: { key: Buffer; sketch: number[]; length: number }[];
};

const mostLikely = 40;

/** Pairs that may be like the texts: those with the same text and those that share most with it. Others' own and other partners' aren't among them. */
export async function likelyPairs(press: Press, { from, to, personId, sourceId, asked }: Wanted): Promise<FoundPair[]> {
  const shingles = asked.flatMap(({ sketch, length }, no) => sketch.map((hash) => ({ no, hash, length })));
  const { rows } = await sql<FoundPair>`
    with exact as (
      select a.no, p.id from unnest(${asked.map(({ key }) => key)}::bytea[]) with ordinality as a (key, no)
      cross join lateral (
        select id from translation.pair where source_key = a.key and source_language = ${from} and target_language = ${to} order by id desc limit 50) p),
    likely as (
      select no - 1 as no, id from exact
      union
      select no, id from translation.likely_pairs(
        ${shingles.map(({ no }) => no)}::int[], ${shingles.map(({ hash }) => hash)}::int[],
        ${shingles.map(({ length }) => Math.floor(length * 0.4))}::int[], ${shingles.map(({ length }) => Math.ceil(length * 2.5))}::int[], ${mostLikely}))
    select l.no::int as no, p.id, p.kind, p.source_text, p.target_text, p.before_key, p.after_key, p.scope, p.state, p.story_key, p.import_name, p.made_by, p.made_at
    from likely l join translation.pair p on p.id = l.id
    where p.source_language = ${from} and p.target_language = ${to}
      and (p.scope = 'paper' or p.scope = 'person' and p.person_id = ${personId} or p.scope = 'partner' and p.source_id = ${sourceId ?? null})`.execute(
    press,
  );
  return rows;
}

/** A pair to be remembered. `before` and `after` are the source texts beside it, '' where there is none. */
export type NewPair = {
  from: string;
  to: string;
  kind: 'paragraph' | 'sentence';
  sourceText: string;
  targetText: string;
  before?: string | undefined;
  after?: string | undefined;
  scope: Scope;
  personId?: number | undefined;
  /** The partner paper whose story it is of. */
  sourceId?: number | undefined;
  state: 'pending' | 'approved';
  versionId?: number | undefined;
  storyKey?: string | undefined;
  madeBy?: number | undefined;
  madeAt: Date;
  approvedBy?: number | undefined;
  approvedAt?: Date | undefined;
  importName?: string | undefined;
};

/** Writes pairs in one statement; those that are there already stay as they are. Answers how many are new. At most some thousand at once. */
export async function addPairs(press: Press, pairs: NewPair[]): Promise<number> {
  if (pairs.length === 0) return 0;
  const rows = pairs.map((pair) => ({
    source_language: pair.from,
    target_language: pair.to,
    kind: pair.kind,
    source_text: pair.sourceText,
    target_text: pair.targetText,
    source_key: bytes(keyOfText(pair.sourceText)),
    before_key: bytes(keyOfNeighbour(pair.before)),
    after_key: bytes(keyOfNeighbour(pair.after)),
    sketch: sketchOf(pair.sourceText, pair.from, pair.to),
    length: pair.sourceText.length,
    scope: pair.scope,
    person_id: pair.scope === 'person' ? pair.personId : null,
    source_id: pair.sourceId,
    state: pair.state,
    version_id: pair.versionId ?? 0,
    story_key: pair.storyKey,
    made_by: pair.madeBy,
    made_at: pair.madeAt,
    approved_by: pair.approvedBy,
    approved_at: pair.approvedAt,
    import_name: pair.importName,
    segmenter: pair.kind === 'sentence' ? segmenterVersion : '',
  }));
  const columns = sql.raw(Object.keys(rows[0] ?? {}).join(', '));
  const result = await sql`
    insert into translation.pair (${columns})
    select ${columns} from jsonb_populate_recordset(null::translation.pair, ${JSON.stringify(rows)}::jsonb) on conflict do nothing`.execute(
    press,
  );
  return Number(result.numAffectedRows ?? 0);
}

// As PostgreSQL reads bytea.
const bytes = (buffer: Buffer | null) => (buffer === null ? null : `\\x${buffer.toString('hex')}`);

/** Removes what is remembered of a version: all of it, or what is pending. */
export async function removePairsOf(press: Press, versionId: number, state: 'pending' | 'any'): Promise<void> {
  await press
    .deleteFrom('translation.pair')
    .where('versionId', '=', versionId)
    .where('versionId', '<>', 0)
    .$if(state === 'pending', (query) => query.where('state', '=', 'pending'))
    .execute();
}

/** Removes pending pairs of a version that it has as approved ones too. */
export async function removeSettledPairs(press: Press, versionId: number): Promise<void> {
  await sql`
    delete from translation.pair p using translation.pair a
    where p.version_id = ${versionId} and p.version_id <> 0 and p.state = 'pending' and a.version_id = p.version_id and a.state = 'approved'
      and a.source_key = p.source_key and a.target_text = p.target_text`.execute(press);
}

/** Whether a partner's texts are for its own stories alone. */
export async function isApart(press: Press, sourceId: number): Promise<boolean> {
  const row = await press.selectFrom('translation.apartSource').select('sourceId').where('sourceId', '=', sourceId).executeTakeFirst();
  return row !== undefined;
}

/** Removes what was a person's own. */
export async function forgetPersonsPairs(press: Press, personId: number): Promise<void> {
  await press.deleteFrom('translation.pair').where('personId', '=', personId).where('scope', '=', 'person').execute();
}

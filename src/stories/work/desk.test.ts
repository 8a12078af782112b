import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSettings } from '#settings';
import type { Staff } from '#staff';
import { licences } from '#translation';
import { addColleague } from '../../../tests/colleagues.ts';
import { testPaper } from '../../../tests/paper.ts';
import {
  addComment,
  approve,
  arrange,
  calendarOf,
  type DeskFilters,
  deskCounts,
  deskOf,
  handIn,
  proposeStory,
  publishNow,
  saveDraft,
  schedule,
} from '../index.ts';
import { deskQuery } from './desk.ts';

const paper = testPaper();
const people = {} as Record<'ana' | 'eve', Staff>;

beforeAll(async () => {
  people.ana = await addColleague(paper.press, 'Ana', 'contributor');
  people.eve = await addColleague(paper.press, 'Eve', 'editor');
});

async function propose(headline: string, by: Staff, more: { language?: string; section?: string; isIdea?: boolean } = {}): Promise<number> {
  const sectionId = paper.fixtures.ids.sections.get(more.section ?? 'culture') ?? 0;
  const { language = 'en', isIdea = false } = more;
  const begun = await proposeStory(paper.press, { sectionId, language, headline, isIdea, access: 'free' }, by, paper.app.clock());
  if (!begun.ok) throw new Error(begun.reason);
  return begun.versionId;
}

const headlines = async (filters: DeskFilters) => (await deskOf(paper.press, filters)).lines.map((line) => line.headline);

test('the desk shows what the paper held before it had one', async () => {
  const { lines } = await deskOf(paper.press, {});
  expect(lines).toHaveLength(11);
  expect(await headlines({ states: ['withdrawn'] })).toEqual(['Headline of withdrawn in en']);
  // A newer text that nobody has published, under one that everybody reads.
  const { lines: drafts } = await deskOf(paper.press, { states: ['draft'] });
  expect(Object.fromEntries(drafts.map(({ headline, isPublic }) => [headline, isPublic]))).toEqual({
    'DRAFT-unpublished-headline': false,
    'DRAFT-mended-headline': true,
  });
});

test('each filter finds what it names', async () => {
  const { press } = paper;
  const now = paper.app.clock();
  const one = await propose('Rivers of the north', people.ana);
  const two = await propose('Les fleuves du nord', people.eve, { language: 'fr', isIdea: true });
  await handIn(press, one, { by: people.ana, settings: await loadSettings(press), licences, now });
  expect(
    await arrange(press, two, { assignedTo: people.ana.id, deadlineOn: '2026-11-30', note: 'Short, please' }, people.eve, now),
  ).toEqual({
    ok: true,
  });
  expect(await arrange(press, two, { assignedTo: people.eve.id }, people.ana, now)).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await arrange(press, two, { assignedTo: 999_999 }, people.eve, now)).toEqual({ ok: false, reason: 'not-here' });
  await addComment(press, one, { text: 'Which rivers?' }, people.eve, now);

  expect(await headlines({ states: ['review'] })).toEqual(['Rivers of the north']);
  expect(await headlines({ states: ['idea', 'review'] })).toEqual(['Les fleuves du nord', 'Rivers of the north']);
  expect(await headlines({ states: ['idea', 'review'], language: 'fr' })).toEqual(['Les fleuves du nord']);
  expect(await headlines({ personId: people.ana.id })).toEqual(['Les fleuves du nord', 'Rivers of the north']);
  expect(await headlines({ personId: people.eve.id })).toEqual(['Les fleuves du nord']);
  expect(await headlines({ sectionId: paper.fixtures.ids.sections.get('culture') ?? 0, states: ['review'] })).toEqual([
    'Rivers of the north',
  ]);
  expect(await headlines({ dueBy: '2026-11-30' })).toEqual(['Les fleuves du nord']);
  expect(await headlines({ dueBy: '2026-11-29' })).toEqual([]);
  await paper.runJobs();
  for (const search of ['NORTH riv', 'rivers & (north', "riv' | :*"])
    expect(await headlines({ search }), search).toEqual(['Rivers of the north']);
  expect(await headlines({ search: 'north south' })).toEqual([]);
  const [line] = (await deskOf(press, { states: ['review'] })).lines;
  expect(line).toMatchObject({ openComments: 1, madeBy: people.ana.id, language: 'en', isPublic: false });
  expect(Object.fromEntries(await deskCounts(press))).toEqual({ idea: 1, draft: 2, review: 1 });
});

test('the calendar knows what goes out, what is due and what is held', async () => {
  const { press, app } = paper;
  const id = await propose('Out at night', people.eve);
  const now = app.clock();
  const acted = {
    by: people.eve,
    settings: await loadSettings(press),
    licences,
    now,
  };
  const text = {
    headline: 'Out at night',
    deck: '',
    dateline: undefined,
    slug: '',
    document: { version: 1 as const, blocks: [{ type: 'paragraph' as const, text: [{ text: 'Words.' }] }] },
  };
  await saveDraft(press, id, text, 1, people.eve, now);
  await handIn(press, id, acted);
  await approve(press, id, acted);
  // Half past four in the morning by Greenwich is the evening before in New York.
  expect(await schedule(press, id, new Date('2026-12-01T04:30:00Z'), acted)).toEqual({ ok: true, state: 'scheduled' });
  const planned = await calendarOf(press, { from: '2026-11-30', to: '2026-11-30' }, 'America/New_York');
  expect(planned.map(({ kind, day, headline }) => [kind, day, headline])).toEqual([
    ['deadline', '2026-11-30', 'Les fleuves du nord'],
    ['publish', '2026-11-30', 'Out at night'],
  ]);
  expect(await calendarOf(press, { from: '2026-12-01', to: '2026-12-31' }, 'America/New_York')).toEqual([]);
  expect((await publishNow(press, id, acted)).ok).toBe(true);
  expect(await calendarOf(press, { from: '2026-11-30', to: '2026-11-30' }, 'America/New_York')).toHaveLength(1);
});

describe('with 100,000 stories', () => {
  beforeAll(async () => {
    const admin = new pg.Client({ connectionString: paper.databaseUrl });
    await admin.connect();
    await admin.query(`set session_replication_role = replica`);
    await admin.query(`insert into stories.story (key, section_id, access, made_at)
      select 'many-' || n, (select id from stories.section where slug = case when n % 50 = 0 then 'culture' else 'world' end), 'free', '2026-01-01' from generate_series(1, 100000) n`);
    await admin.query(`insert into stories.version (story_id, language, headline, slug, preview, published_at)
      select id, case when id % 1000 = 0 then 'ar' else 'en' end, '', 'x', '{}', case when id % 500 > 0 then timestamptz '2026-01-02' end from stories.story where key like 'many-%'`);
    await admin.query(`insert into stories.work (version_id, state, language, headline, made_by, changed_at, deadline_on)
      select v.id, case when v.published_at is null then (array['idea', 'draft', 'review', 'ready'])[v.id / 500 % 4 + 1] else 'published' end, v.language,
        'Story number ' || v.id || ' of the ' || case when v.id % 700 = 0 then 'harbour' else 'town' end,
        case when v.id % 300 = 0 then ${people.ana.id} end, timestamptz '2026-01-02' + v.id * interval '1 minute', case when v.id % 2000 = 0 then date '2026-02-01' end
      from stories.version v join stories.story s on s.id = v.story_id where s.key like 'many-%'`);
    await admin.query(`insert into stories.word_index (version_id, words) select version_id, to_tsvector('simple', headline || ' ' || repeat('filler ', 20))
      from stories.work on conflict do nothing`);
    await admin.query('analyze stories.work, stories.version, stories.story, stories.word_index');
    await admin.end();
  });

  const cursor = { at: new Date('2026-02-20T00:00:00Z'), versionId: 50_000 };
  test.each<[string, DeskFilters]>([
    ['all of it', {}],
    ['what is under way', { states: ['idea', 'draft', 'review', 'ready', 'scheduled'] }],
    ['what was published', { states: ['published'] }],
    ['a language nearly nothing is in', { language: 'ar' }],
    ['a small section', { sectionId: -1 }],
    ['one person', { personId: -1 }],
    ['what is overdue', { dueBy: '2026-12-01' }],
    ['a rare word', { search: 'harb' }],
    ['one person’s drafts', { personId: -1, states: ['draft', 'review'] }],
  ])('%s is found without reading the paper', async (_, filters) => {
    const real = {
      ...filters,
      ...(filters.sectionId ? { sectionId: paper.fixtures.ids.sections.get('culture') ?? 0 } : {}),
      ...(filters.personId ? { personId: people.ana.id } : {}),
    };
    for (const after of [undefined, cursor]) {
      const query = deskQuery(real, after, 51);
      const { rows } = await sql<Record<string, [{ Plan: PlanNode }]>>`explain (analyze, format json) ${query}`.execute(paper.press);
      const plan = rows[0]?.['QUERY PLAN']?.[0].Plan;
      if (!plan) throw new Error('PostgreSQL explained nothing.');
      expect(rowsRead(plan), JSON.stringify(filters)).toBeLessThan(10_000);
    }
  });

  test('pages follow one another without a gap or a repetition', async () => {
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await deskOf(paper.press, { states: ['idea', 'draft', 'review'] }, { after, most: 40 });
      seen.push(...page.lines.map((line) => line.versionId));
      after = page.next;
    } while (after);
    const { rows } = await sql<{ versionId: number }>`select version_id from stories.work where state in ('idea', 'draft', 'review')
      order by changed_at desc, version_id desc`.execute(paper.press);
    expect(seen).toEqual(rows.map((row) => row.versionId));
    expect(seen.length).toBeGreaterThan(100);
    expect((await deskOf(paper.press, {}, { after: 'nonsense', most: 1 })).lines).toHaveLength(1);
  });
});

type PlanNode = {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
};

/** Rows that scans of a plan touched, thrown away or not. */
function rowsRead(node: PlanNode): number {
  const own = node['Node Type'].includes('Scan') ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0;
  return own + (node.Plans ?? []).reduce((sum, inner) => sum + rowsRead(inner), 0);
}

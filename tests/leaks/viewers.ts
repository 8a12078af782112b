import { cookieName } from '#platform/http/cookies.ts';
import { hashToken, newToken } from '#platform/tokens.ts';
import type { TestPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';

/** What a kind of viewer has been granted: the slugs of stories whose whole text they may have, on a page and as the answer to opening it. */
type Kind = { reads: string[]; opens: string[]; cookie: (paper: TestPaper) => Promise<string> };

const young = ['first', 'second', 'third', 'mended'];
const all = [...young, 'for-subscribers', 'from-the-archive'];
const day = 86_400_000;

/** Everybody who may ask for a page, made of rows as the paper itself would have written them. A free story is granted to all and isn't listed. */
export const kinds = {
  visitor: { reads: [], opens: young, cookie: async () => '' },
  'fresh meter': { reads: [], opens: young, cookie: (paper) => meter(paper, []) },
  'spent meter': { reads: [], opens: ['second'], cookie: (paper) => meter(paper, ['second']) },
  'opened another': { reads: [], opens: ['first'], cookie: (paper) => meter(paper, ['first']) },
  reader: { reads: [], opens: young, cookie: (paper) => reader(paper, []) },
  'reader who opened': { reads: ['third'], opens: young, cookie: (paper) => reader(paper, ['third']) },
  'reader spent': { reads: young.slice(0, 3), opens: young.slice(0, 3), cookie: (paper) => reader(paper, young.slice(0, 3)) },
  trial: { reads: all, opens: all, cookie: (paper) => subscriber(paper, { kind: 'trial', endsIn: 20 }) },
  paid: { reads: all, opens: all, cookie: (paper) => subscriber(paper, { endsIn: 20 }) },
  'cancelled, paid through': { reads: all, opens: all, cookie: (paper) => subscriber(paper, { endsIn: 20, cancelled: true }) },
  'charge late': { reads: all, opens: all, cookie: (paper) => subscriber(paper, { endsIn: -0.5 }) },
  'charge overdue': { reads: [], opens: young, cookie: (paper) => subscriber(paper, { endsIn: -3.5 }) },
  'cancelled, run out': { reads: [], opens: young, cookie: (paper) => subscriber(paper, { endsIn: -0.01, cancelled: true }) },
  ended: { reads: [], opens: young, cookie: (paper) => subscriber(paper, { endsIn: -5, cancelled: true, ended: true }) },
  'ended before its time': { reads: [], opens: young, cookie: (paper) => subscriber(paper, { endsIn: 20, ended: true }) },
  'session over': { reads: [], opens: young, cookie: (paper) => subscriber(paper, { endsIn: 20 }, -1) },
  'session forged': { reads: [], opens: young, cookie: async (paper) => `${nameOf(paper, 'session')}=${newToken()}` },
  // The newsroom's people are on the reading site nobody special, and a forged cookie of theirs is none.
  contributor: {
    reads: [],
    opens: young,
    cookie: async (paper) => `${nameOf(paper, 'staff')}=${(await addStaff(paper, 'contributor')).token}`,
  },
  staff: { reads: [], opens: young, cookie: async (paper) => `${nameOf(paper, 'staff')}=${newToken()}` },
} satisfies Record<string, Kind>;

export type ViewerKind = keyof typeof kinds;
export const viewerKinds = Object.keys(kinds) as ViewerKind[];

/** True when the viewer has been granted the story: by a subscription, an opening that counts, or because it is free. */
export function isGranted(kind: ViewerKind, slug: string, isOpening: boolean): boolean {
  const { reads, opens }: Kind = kinds[kind];
  return slug === 'open-to-all' || (isOpening ? opens : reads).includes(slug);
}

/** Somebody of this kind whom nobody has seen before: the Cookie header of their browser. */
export function newViewer(paper: TestPaper, kind: ViewerKind): Promise<string> {
  return kinds[kind].cookie(paper);
}

const nameOf = (paper: TestPaper, name: 'session' | 'meter' | 'staff') => cookieName(name, paper.app.baseUrl());

async function meter(paper: TestPaper, opened: string[]): Promise<string> {
  const { app } = paper;
  const key = newToken();
  const row = { keyHash: hashToken(key), madeAt: app.clock() };
  const { id } = await app.db.insertInto('access.meter').values(row).returning('id').executeTakeFirstOrThrow();
  await addOpenings(paper, id, opened);
  return `${nameOf(paper, 'meter')}=${key}.${app.keys.mac('meter', key)}`;
}

async function addOpenings(paper: TestPaper, meterId: number, opened: string[]): Promise<void> {
  if (opened.length === 0) return;
  const month = paper.app.clock().toISOString().slice(0, 7);
  await paper.app.db.insertInto('access.month').values({ meterId, month, opened: opened.length }).execute();
  const rows = opened.map((slug) => ({ meterId, month, storyId: paper.fixtures.stories[slug]?.id ?? 0, openedAt: paper.app.clock() }));
  await paper.app.db.insertInto('access.opening').values(rows).execute();
}

let readers = 0;

async function joined(paper: TestPaper, sessionDays = 30): Promise<{ id: number; cookie: string }> {
  const { db } = paper.app;
  const now = paper.app.clock();
  const email = `reader-${++readers}@canary.example`;
  const row = { email, emailKey: email, language: 'en', joinedAt: now };
  const { id } = await db.insertInto('readers.reader').values(row).returning('id').executeTakeFirstOrThrow();
  const token = newToken();
  const session = { tokenHash: hashToken(token), readerId: id, device: '', startedAt: now, lastSeenAt: now };
  await db
    .insertInto('readers.session')
    .values({ ...session, expiresAt: new Date(now.getTime() + sessionDays * day) })
    .execute();
  return { id, cookie: `${nameOf(paper, 'session')}=${token}` };
}

async function reader(paper: TestPaper, opened: string[]): Promise<string> {
  const { id, cookie } = await joined(paper);
  const row = { readerId: id, madeAt: paper.app.clock() };
  const made = await paper.app.db.insertInto('access.meter').values(row).returning('id').executeTakeFirstOrThrow();
  await addOpenings(paper, made.id, opened);
  return cookie;
}

type Course = { kind?: 'trial' | 'paid'; endsIn: number; cancelled?: boolean; ended?: boolean };

async function subscriber(paper: TestPaper, { kind = 'paid', endsIn, cancelled, ended }: Course, sessionDays?: number): Promise<string> {
  const { db } = paper.app;
  const { id: readerId, cookie } = await joined(paper, sessionDays);
  const at = (days: number) => new Date(paper.app.clock().getTime() + days * day);
  const { id: planId } = await db.selectFrom('subscriptions.plan').select('id').where('every', '=', 'month').executeTakeFirstOrThrow();
  const terms = { planId, priceMinor: 290, currency: 'USD', every: 'month', provider: 'sandbox' };
  const card = { cardRef: 'sandbox:succeeds:canary', cardBrand: 'Visa', cardLast4: '4242' };
  const course = { startedAt: at(endsIn - 30), anchoredAt: at(endsIn - 30), runsUntil: at(endsIn) };
  const { id } = await db
    .insertInto('subscriptions.subscription')
    .values({
      readerId,
      ...terms,
      ...card,
      ...course,
      cancelledAt: cancelled ? at(-10) : null,
      endedAt: ended ? at(Math.min(endsIn, -1)) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const period = { subscriptionId: id, readerId, kind, startsAt: at(endsIn - 30), endsAt: at(endsIn) };
  await db.insertInto('subscriptions.period').values(period).execute();
  return cookie;
}

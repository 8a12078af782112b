import { cookieName } from '#platform/http/cookies.ts';
import { announce } from '#platform/signals.ts';
import { hashToken, newToken } from '#platform/tokens.ts';
import { peopleTag, type Role } from '#staff';
import { browserOf, type TestPaper } from './paper.ts';

export type StaffFixture = { id: number; email: string; token: string; browser: ReturnType<typeof browserOf> };

type WaitsFor = 'second-factor' | 'enrolment' | null;

let people = 0;

/** Somebody of the staff who is here and signed in, made of rows as the paper would have written them; `authorId` is their by-line. */
export async function addStaff(paper: TestPaper, role: Role, options: { name?: string; authorId?: number } = {}): Promise<StaffFixture> {
  const now = paper.app.clock();
  const email = `${role}-${++people}@staff.example`;
  const { name = `${role} ${people}`, authorId = null } = options;
  const person = { name, email, emailKey: email, role, authorId, invitedAt: now, joinedAt: now };
  const { id } = await paper.press.insertInto('staff.person').values(person).returning('id').executeTakeFirstOrThrow();
  await announce(paper.press, [peopleTag]);
  const browser = browserOf(paper);
  const token = await addStaffSession(paper, id);
  browser.jar.set(cookieName('staff', paper.app.baseUrl()), token);
  return { id, email, token, browser };
}

/** One more session of a person, which may still wait for something: its token. */
export async function addStaffSession(paper: TestPaper, personId: number, waitsFor: WaitsFor = null): Promise<string> {
  const now = paper.app.clock();
  const token = newToken();
  const times = { startedAt: now, lastSeenAt: now, provedAt: now, expiresAt: new Date(now.getTime() + 30 * 86_400_000) };
  await paper.press
    .insertInto('staff.session')
    .values({ tokenHash: hashToken(token), personId, device: 'Firefox · Linux', waitsFor, ...times })
    .execute();
  return token;
}

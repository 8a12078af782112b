import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import type { Role } from './permissions.ts';
import type { SignInKind } from './rules.ts';

export type Person = {
  id: number;
  name: string;
  email: string;
  role: Role;
  authorId: number | null;
  invitedAt: Date;
  joinedAt: Date | null;
  leftAt: Date | null;
};

export type SignIn = {
  id: string;
  kind: SignInKind;
  personId: number | null;
  email: string;
  language: string;
  returnTo: string;
  expiresAt: Date;
  sentAt: Date | null;
  wrongCodes: number;
  usedAt: Date | null;
};

const personColumns = ['id', 'name', 'email', 'role', 'authorId', 'invitedAt', 'joinedAt', 'leftAt'] as const;
const signInColumns = ['id', 'kind', 'personId', 'email', 'language', 'returnTo', 'expiresAt', 'sentAt', 'wrongCodes', 'usedAt'] as const;

/** Makes those wait who change who belongs to the staff, so that they count one after the other: a first publisher, the last one. */
export async function lockStaff(press: Press): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('staff.person'))`.execute(press);
}

/** True when anybody has ever signed in. */
export async function hasAnybodyJoined(press: Press): Promise<boolean> {
  const row = await press.selectFrom('staff.person').select('id').where('joinedAt', 'is not', null).limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function findPersonByKey(press: Press, emailKey: string): Promise<Person | undefined> {
  return press.selectFrom('staff.person').select(personColumns).where('emailKey', '=', emailKey).$castTo<Person>().executeTakeFirst();
}

export async function findPerson(press: Press, personId: number): Promise<Person | undefined> {
  return press.selectFrom('staff.person').select(personColumns).where('id', '=', personId).$castTo<Person>().executeTakeFirst();
}

export async function lockPerson(press: Press, personId: number): Promise<Person | undefined> {
  return press.selectFrom('staff.person').select(personColumns).where('id', '=', personId).forUpdate().$castTo<Person>().executeTakeFirst();
}

/** Everybody, those who left last, by name; at most 500. */
export async function peopleOf(press: Press): Promise<Person[]> {
  return press
    .selectFrom('staff.person')
    .select(personColumns)
    .orderBy((is) => is('leftAt', 'is not', null))
    .orderBy('name')
    .orderBy('id')
    .limit(500)
    .$castTo<Person>()
    .execute();
}

/** How many publishers there are who have signed in and not left. */
export async function countPublishers(press: Press): Promise<number> {
  const row = await press
    .selectFrom('staff.person')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('role', '=', 'publisher')
    .where('joinedAt', 'is not', null)
    .where('leftAt', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What is kept of everybody who works or worked here is dropped by this tag. */
export const peopleTag = 'people';

/** Adds a person, or takes them back under the same address. */
export async function admitPerson(
  press: Press,
  person: { name: string; email: string; emailKey: string; role: Role; invitedAt: Date },
): Promise<number> {
  const { id } = await press
    .insertInto('staff.person')
    .values(person)
    .onConflict((on) => on.column('emailKey').doUpdateSet({ name: person.name, role: person.role, leftAt: null }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await announce(press, [peopleTag]);
  return id;
}

export async function changePerson(
  press: Press,
  personId: number,
  changes: { role?: Role; joinedAt?: Date; leftAt?: Date; authorId?: number | null },
): Promise<void> {
  await press.updateTable('staff.person').set(changes).where('id', '=', personId).execute();
  await announce(press, [peopleTag]);
}

export async function addSignIn(
  press: Press,
  signIn: {
    kind: SignInKind;
    personId: number | null;
    email: string;
    language: string;
    returnTo: string;
    askedAt: Date;
    expiresAt: Date;
  },
): Promise<string> {
  const { id } = await press.insertInto('staff.signIn').values(signIn).returning('id').executeTakeFirstOrThrow();
  return id;
}

const isUuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

export async function findSignIn(press: Press, id: string): Promise<SignIn | undefined> {
  if (!isUuid(id)) return undefined;
  return press.selectFrom('staff.signIn').select(signInColumns).where('id', '=', id).$castTo<SignIn>().executeTakeFirst();
}

export async function lockSignIn(press: Press, id: string): Promise<SignIn | undefined> {
  if (!isUuid(id)) return undefined;
  return press.selectFrom('staff.signIn').select(signInColumns).where('id', '=', id).forUpdate().$castTo<SignIn>().executeTakeFirst();
}

export async function changeSignIn(
  press: Press,
  id: string,
  changes: { personId?: number; sentAt?: Date; wrongCodes?: number; usedAt?: Date },
): Promise<void> {
  await press.updateTable('staff.signIn').set(changes).where('id', '=', id).execute();
}

/** Makes every way in of a person worthless that nobody has used. */
export async function closeSignIns(press: Press, personId: number, now: Date): Promise<void> {
  await press.updateTable('staff.signIn').set({ usedAt: now }).where('personId', '=', personId).where('usedAt', 'is', null).execute();
}

/** Makes the links of a first publisher worthless, once there is one or a newer link. */
export async function closeFirstLinks(press: Press, now: Date): Promise<void> {
  await press.updateTable('staff.signIn').set({ usedAt: now }).where('kind', '=', 'first').where('usedAt', 'is', null).execute();
}

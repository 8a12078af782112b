import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { Role, Staff } from '#staff';

/** Somebody of the staff who has signed in before, under a by-line where one is given. */
export async function addColleague(press: Press, name: string, role: Role, authorId?: number): Promise<Staff> {
  const email = `${name.toLowerCase()}@paper.example`;
  const { rows } = await sql<{ id: number }>`
    insert into staff.person (name, email, email_key, role, author_id, invited_at, joined_at)
    values (${name}, ${email}, ${email}, ${role}, ${authorId ?? null}, now(), now()) returning id`.execute(press);
  return { id: rows[0]?.id ?? 0, name, email, role, authorId };
}

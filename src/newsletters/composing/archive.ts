import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { type Mailing, mailingsBy } from './mailings.ts';

/** The tag of a newsletter's public mailings: announced when another one begins. */
export const mailingsTag = (newsletterId: number) => `mailings:${newsletterId}`;

const isPublic = sql`m.began_at is not null and m.state in ('sending', 'paused', 'stopped', 'sent')`;

/** A mailing that anyone may read: one that has begun to go out. */
export async function findPublicMailing(db: Database, slug: string, publicId: string, language: string): Promise<Mailing | undefined> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(publicId)) return undefined;
  const found = await mailingsBy(
    db,
    sql`where m.public_id = ${publicId} and n.slug = ${slug} and m.language = ${language} and ${isPublic}`,
  );
  return found[0];
}

/** A newsletter's mailings that anyone may read, newest first, those behind the cursor `before`. */
export async function listPublicMailings(
  db: Database,
  newsletterId: number,
  language: string,
  most: number,
  before?: { at: Date; id: number },
): Promise<Mailing[]> {
  const after = before ? sql`and (m.began_at, m.id) < (${before.at}::timestamptz, ${before.id}::bigint)` : sql``;
  return mailingsBy(
    db,
    sql`where m.newsletter_id = ${newsletterId} and m.language = ${language} and ${isPublic} ${after}
      order by m.began_at desc, m.id desc limit ${most}`,
  );
}

/** The address, within the edition, of each newsletter's newest mailing that anyone may read, by the newsletter's number. */
export async function newestMailings(db: Database, language: string): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; page: string }>`select n.id, '/newsletters/' || n.slug || '/' || m.public_id as page
    from newsletters.newsletter n cross join lateral (select m.public_id from newsletters.mailing m
      where m.newsletter_id = n.id and m.language = ${language} and ${isPublic} order by m.id desc limit 1) m`.execute(db);
  return new Map(rows.map(({ id, page }) => [id, page]));
}

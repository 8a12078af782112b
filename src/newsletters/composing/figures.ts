import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Returned } from '../bounces/report.ts';
import { returnedOf } from '../bounces/store.ts';
import type { Mailing } from './mailings.ts';

/** How often a link of a mailing was followed, by people and by programs that open every link. */
export type LinkFigure = { url: string; clicks: number; scans: number };

/** What became of a mailing besides its deliveries: its links, most followed first, how many left the list within a week, and what came back. Nobody is named. */
export type Figures = { links: LinkFigure[]; left: number; returned: Returned };

const mostLinks = 60;

export async function figuresOf(db: Database, mailing: Pick<Mailing, 'id' | 'newsletter' | 'language' | 'beganAt'>): Promise<Figures> {
  const { id, newsletter, language, beganAt } = mailing;
  const { rows } = await sql<Omit<Figures, 'returned'>>`
    select (select coalesce(jsonb_agg(jsonb_build_object('url', url, 'clicks', clicks, 'scans', scans) order by clicks desc, no), '[]')
        from (select * from newsletters.link where mailing_id = ${id} order by clicks desc, no limit ${mostLinks}) l) as links,
      (select count(*)::int from newsletters.sign_up where newsletter_id = ${newsletter.id} and language = ${language}
        and left_at >= ${beganAt}::timestamptz and left_at < ${beganAt}::timestamptz + interval '7 days') as left`.execute(db);
  return { ...(rows[0] ?? { links: [], left: 0 }), returned: await returnedOf(db, id) };
}

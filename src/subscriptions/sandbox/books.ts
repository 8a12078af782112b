import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Agreement, Payment } from '../agreement.ts';
import { type Books, dueOf } from './course.ts';

type Row = { ref: string; agreement: unknown };

/** The books of one agreement, locked until the transaction ends. */
export async function lockBooks(db: Database, ref: string): Promise<Books | undefined> {
  const { rows } = await sql<Row>`select ref, agreement from subscriptions.sandbox where ref = ${ref} for update`.execute(db);
  return rows[0] && revived(rows[0].agreement);
}

export async function readBooks(db: Database, ref: string): Promise<Books | undefined> {
  const { rows } = await sql<Row>`select ref, agreement from subscriptions.sandbox where ref = ${ref}`.execute(db);
  return rows[0] && revived(rows[0].agreement);
}

export async function booksOfCustomer(db: Database, customer: string): Promise<Books[]> {
  const { rows } =
    await sql<Row>`select ref, agreement from subscriptions.sandbox where agreement -> 'agreement' ->> 'customerRef' = ${customer}
    order by ref`.execute(db);
  return rows.map((row) => revived(row.agreement));
}

export async function booksAfter(db: Database, after: string, limit: number): Promise<Books[]> {
  const { rows } =
    await sql<Row>`select ref, agreement from subscriptions.sandbox where ref > ${after} order by ref limit ${limit}`.execute(db);
  return rows.map((row) => revived(row.agreement));
}

/** Claims agreements that are due to move, leaving out those another worker has in hand. */
export async function claimDue(db: Database, now: Date, limit: number): Promise<Books[]> {
  const { rows } = await sql<Row>`select ref, agreement from subscriptions.sandbox where due_at <= ${now}
    order by due_at, ref limit ${limit} for update skip locked`.execute(db);
  return rows.map((row) => revived(row.agreement));
}

/** Writes books down, new ones too. */
export async function keepBooks(db: Database, books: Books[]): Promise<void> {
  if (books.length === 0) return;
  const rows = books.map((one) => ({ ref: one.agreement.ref, agreement: one, due_at: dueOf(one) ?? null }));
  await sql`insert into subscriptions.sandbox (ref, agreement, due_at)
    select ref, agreement, due_at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (ref text, agreement jsonb, due_at timestamptz)
    on conflict (ref) do update set agreement = excluded.agreement, due_at = excluded.due_at`.execute(db);
}

const moments = [
  'startedAt',
  'trialEndsAt',
  'postponedUntil',
  'turnsAt',
  'cancelledAt',
  'pausedAt',
  'pausedUntil',
  'lateSince',
  'endedAt',
] as const;

/** JSON has no dates: they are made again. */
function revived(json: unknown): Books {
  const { agreement, ...rest } = json as { agreement: Agreement } & Omit<Books, 'agreement'>;
  const dates = Object.fromEntries(moments.map((name) => [name, agreement[name] ? new Date(agreement[name]) : undefined]));
  const payments = agreement.payments.map(
    (one): Payment => ({ ...one, paidAt: new Date(one.paidAt), startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) }),
  );
  return { ...rest, anchorAt: new Date(rest.anchorAt), agreement: { ...agreement, ...dates, payments } as Agreement };
}

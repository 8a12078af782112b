import * as z from 'zod';
import type { Database } from '#platform/database.ts';
import { record } from '#staff';
import { giveComplimentary, receiptsHeldBy, type Subscriber, subscriberStates, subscribersOf } from '#subscriptions';
import { endpoint } from '../endpoint.ts';
import { Problem } from '../problems.ts';
import { line, moment, paging, slug } from '../shapes/parts.ts';
import * as shapes from '../shapes/subscribers.ts';

const readerParams = z.strictObject({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).describe('A reader’s number.') });

const listQuery = z.strictObject({
  search: line(200).optional().describe('Any part of an address, a receipt’s number, or a name at Stripe.'),
  state: z.enum(subscriberStates).optional(),
  plan: slug.optional(),
  beganFrom: moment.optional(),
  beganUntil: moment.optional().describe('Before this moment.'),
  endsFrom: moment.optional(),
  endsUntil: moment.optional().describe('Before this moment.'),
  ...paging,
  after: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'is no cursor of this list')
    .optional()
    .describe('The cursor that the page before answered as `next`.'),
});

const dateOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

/** Who reads by what; personal data, for tokens that act for a publisher. */
export const subscriberEndpoints = {
  listSubscribers: endpoint({
    name: 'listSubscribers',
    method: 'GET',
    path: '/subscribers',
    scope: 'subscribers:read',
    summary: 'Readers and what they read by, newest account first',
    query: listQuery,
    answer: { status: 200, shape: shapes.subscribers, about: 'A page of them' },
    async run({ db, query, now }) {
      const { limit, after, search, state, plan, beganFrom, beganUntil, endsFrom, endsUntil } = query;
      const days = {
        beganFrom: dateOf(beganFrom),
        beganUntil: dateOf(beganUntil),
        endsFrom: dateOf(endsFrom),
        endsUntil: dateOf(endsUntil),
      };
      const page = { after: after === undefined ? undefined : Number(after), most: limit + 1 };
      const found = await subscribersOf(db, { search, state, plan, ...days }, page, now);
      const items = found.slice(0, limit);
      const next = found.length > limit ? String(items.at(-1)?.id) : undefined;
      return { body: { items: items.map(viewOf), next: next ?? null }, next };
    },
  }),

  readSubscriber: endpoint({
    name: 'readSubscriber',
    method: 'GET',
    path: '/subscribers/{id}',
    scope: 'subscribers:read',
    summary: 'One reader, with receipts',
    params: readerParams,
    answer: { status: 200, shape: shapes.wholeSubscriber, about: 'The reader' },
    refusals: { 404: 'There is no such reader' },
    run: async ({ db, params, now }) => ({ body: await wholeOf(db, params.id, now) }),
  }),

  giveComplimentary: endpoint({
    name: 'giveComplimentary',
    method: 'POST',
    path: '/subscribers/{id}/complimentary',
    scope: 'subscribers:write',
    summary: 'Lets a reader read everything for nothing',
    about: 'They are told by letter. A subscription of theirs goes on being charged.',
    params: readerParams,
    body: shapes.complimentary,
    answer: { status: 200, shape: shapes.wholeSubscriber, about: 'The reader as they stand now' },
    refusals: { 404: 'There is no such reader', 409: 'They have complimentary access already' },
    async run({ press, program, params, body, now }) {
      const until = body.until === null ? undefined : new Date(body.until);
      if (until && until <= now) throw new Problem(422, 'invalid', { errors: [{ pointer: '/until', detail: 'is over' }] });
      const given = await giveComplimentary(press, { readerId: params.id, until, note: body.note, by: program.by.id }, now);
      if (!given.ok && given.reason === 'no-such-reader') throw new Problem(404, 'not-found');
      if (!given.ok) throw new Problem(409, given.reason, { detail: 'They have complimentary access already.' });
      const subject = { kind: 'reader', id: params.id };
      await record(press, { personId: program.by.id, act: 'subscribers.complimentary-given', subject }, now);
      return { body: await wholeOf(press, params.id, now) };
    },
  }),
};

async function wholeOf(db: Database, readerId: number, now: Date) {
  // The list's own statement, a page of one: the reader below the next number.
  const [found] = await subscribersOf(db, {}, { after: readerId + 1, most: 1 }, now);
  if (found?.id !== readerId) throw new Problem(404, 'not-found');
  const receipts = await receiptsHeldBy(db, readerId);
  return {
    ...viewOf(found),
    receipts: receipts.map(({ number, amountMinor, refundedMinor, currency, paidAt, isDisputed }) => ({
      number,
      amount: amountMinor,
      returned: refundedMinor,
      currency,
      paidAt: paidAt.toISOString(),
      isDisputed,
    })),
  };
}

const momentOf = (at: Date | null) => at?.toISOString() ?? null;

function viewOf(one: Subscriber) {
  return {
    id: one.id,
    address: one.email,
    language: one.language,
    createdAt: one.joinedAt.toISOString(),
    subscription: one.state && {
      state: one.state,
      plan: one.planSlug,
      every: one.every,
      price: one.priceMinor,
      currency: one.currency,
      provider: one.provider,
      reference: one.providerRef,
      customer: one.customerRef,
      startedAt: momentOf(one.startedAt),
      runsUntil: momentOf(one.runsUntil),
      cancelledAt: momentOf(one.cancelledAt),
      endedAt: momentOf(one.endedAt),
    },
    grant: one.grantWhy && { why: one.grantWhy, until: momentOf(one.grantEndsAt) },
  };
}

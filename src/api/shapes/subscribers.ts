import * as z from 'zod';
import { line, moment, name, pageOf } from './parts.ts';

const minor = z.int().describe('In the currency’s minor unit.');

/** A reader, the subscription of theirs that counts, and the grant by which they read. */
const subscriber = name(
  'Subscriber',
  z.object({
    id: z.int().describe('The reader’s number.'),
    address: z.string().describe('Empty once the account has been deleted.'),
    language: z.string(),
    createdAt: moment,
    subscription: z
      .object({
        state: z.enum(['trial', 'running', 'late', 'paused', 'cancelled', 'ended']),
        plan: z.string(),
        every: z.enum(['month', 'year']),
        price: minor,
        currency: z.string(),
        provider: z.string(),
        reference: z.string().nullable().describe('The provider’s name of the subscription.'),
        customer: z.string().nullable().describe('The provider’s name of who pays.'),
        startedAt: moment,
        runsUntil: moment,
        cancelledAt: moment.nullable(),
        endedAt: moment.nullable(),
      })
      .nullable(),
    grant: z
      .object({ why: z.enum(['complimentary', 'gift', 'seat']), until: moment.nullable().describe('Null: until it is taken back.') })
      .nullable(),
  }),
);

export const subscribers = name('Subscribers', pageOf(subscriber));

/** One reader with what was paid. */
export const wholeSubscriber = name(
  'WholeSubscriber',
  subscriber.extend({
    receipts: z
      .array(
        z.object({ number: z.string(), amount: minor, returned: minor, currency: z.string(), paidAt: moment, isDisputed: z.boolean() }),
      )
      .describe('The newest fifty.'),
  }),
);

/** Complimentary access. */
export const complimentary = name(
  'Complimentary',
  z.strictObject({
    until: moment.nullable().default(null).describe('Null: until it is taken back.'),
    note: line(500).default('').describe('Why, for the newsroom.'),
  }),
);

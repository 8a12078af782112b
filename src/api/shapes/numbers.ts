import * as z from 'zod';
import { moment, name } from './parts.ts';

const month = z.string().describe('A calendar month of the paper’s time zone, `2026-11`.');
const currency = z.string().describe('ISO 4217.');
const minor = z.int().describe('In the currency’s minor unit.');
const count = z.int();
const share = z.number().nullable().describe('Between 0 and 1; null where there was nobody to count.');
const plan = { plan: z.string(), every: z.enum(['month', 'year']), currency };

/** Everything the newsroom's page of numbers shows. */
export const numbers = name(
  'Numbers',
  z.object({
    at: moment,
    timeZone: z.string(),
    month,
    standings: z
      .array(
        z.object({
          ...plan,
          state: z.enum(['running', 'late', 'paused', 'cancelled']),
          count,
          trials: count,
          trialsCancelled: count,
          paying: count,
        }),
      )
      .describe('Subscriptions that aren’t over, at this moment.'),
    recurring: z
      .array(z.object({ ...plan, paying: count, minor, late: minor }))
      .describe('What comes in each month as agreed at this moment, and how much of it is late.'),
    months: z.array(
      z.object({
        month,
        begun: count,
        trialsBegun: count,
        trialsEnded: count,
        converted: count,
        undecided: count,
        conversion: share,
        firstPaid: count,
        payingAtStart: count,
        endedOfThose: count,
        churn: share,
        ended: count,
        endedUnpaid: count,
        payingAtEnd: count,
      }),
    ),
    revenue: z.array(z.object({ month, currency, minor, paying: count })).describe('What was paid for each month’s end, for one month.'),
    cohorts: z
      .array(z.object({ month, size: count, kept: z.array(count) }))
      .describe('Of those who first paid in a month, how many still did when each month from then on began; the first is all of them.'),
    failures: z.array(z.object({ month, currency, outcome: z.enum(['open', 'recovered', 'lost']), count, minor })),
    payments: z.array(z.object({ month, currency, what: z.enum(['charged', 'refunded', 'disputed']), count, minor })),
    given: z.array(z.object({ why: z.string(), count })).describe('Who reads everything without paying for it, by why.'),
  }),
);

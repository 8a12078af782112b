import * as z from 'zod';
import { monthOf } from '#platform/dates.ts';
import { keptNumbers } from '#subscriptions';
import { endpoint } from '../endpoint.ts';
import { Problem } from '../problems.ts';
import { numbers } from '../shapes/numbers.ts';

const query = z.strictObject({
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11')
    .optional()
    .describe('The last of the thirteen months; the one that runs where none is named.'),
});

/** What the paper's subscriptions come to. */
export const numberEndpoints = {
  readNumbers: endpoint({
    name: 'readNumbers',
    method: 'GET',
    path: '/numbers',
    scope: 'numbers:read',
    summary: 'The numbers of subscriptions: as they stand now, and thirteen months',
    about: 'Each is defined in docs/operating/numbers.md. No number is about a person.',
    query,
    answer: { status: 200, shape: numbers, about: 'The numbers' },
    async run({ app, settings, query, now }) {
      const { timeZone } = settings.paper;
      const running = monthOf(now, timeZone);
      const month = query.month ?? running;
      if (month > running) throw new Problem(400, 'invalid', { errors: [{ parameter: 'month', detail: 'has not begun' }] });
      const { at, months, ...rest } = await keptNumbers(app, timeZone, month);
      const shares = months.map((one) => ({ ...one, conversion: one.conversion ?? null, churn: one.churn ?? null }));
      return { body: { ...rest, at: at.toISOString(), months: shares } };
    },
  }),
};

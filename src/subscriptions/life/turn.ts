import type { App } from '#platform/app.ts';
import type { Billing } from '../billing.ts';
import { keepPayments } from '../gifts/keep-payments.ts';
import { mirror } from '../mirror/mirror.ts';
import { nextMark } from '../mirror/rows.ts';
import { graceDays } from '../rules.ts';
import { moveSandbox } from '../sandbox/billing.ts';
import { disputeInSandbox } from '../sandbox/payments.ts';
import { lateLongerThan } from '../store/late.ts';
import { noteOperation } from '../store/operations.ts';
import { endAllRunOut } from './end-run-out.ts';

export type Turned = { moved: number; ended: number; overdue: number };

/**
 * What time does to subscriptions: the sandbox's are charged and ended (a real provider keeps its own clock), what has run out ends, and what is
 * late for longer than the grace is asked to end. Several workers may run it at once, and one killed on the way is taken up by the next.
 */
export async function turn(app: App, billing: Billing): Promise<Turned> {
  const now = app.clock();
  const moved =
    billing.provider === 'sandbox'
      ? await moveSandbox(app, async (db, agreements) => {
          await mirror(db, { provider: 'sandbox', keys: app.keys, agreements, mark: await nextMark(db) }, now);
        })
      : 0;
  if (billing.provider === 'sandbox') await keepPayments(app.db, await disputeInSandbox(app.db, now), await nextMark(app.db), now);
  const overdue = await lateLongerThan(app.db, new Date(now.getTime() - graceDays * 86_400_000));
  for (const id of overdue) await noteOperation(app.db, id, { do: 'end' }, 'grace', now, 0);
  return { moved, ended: await endAllRunOut(app.db, billing.provider, now), overdue: overdue.length };
}

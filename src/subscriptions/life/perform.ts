import type { App } from '#platform/app.ts';
import { inTransaction } from '#platform/database.ts';
import { GiveUp } from '#platform/errors.ts';
import { type Act, type Billing, Unreachable } from '../billing.ts';
import { readAndMirror, readLater } from '../mirror/read.ts';
import { answerOperation, type Because, findOpenOperation, noteOperation } from '../store/operations.ts';

/** `later`: the provider can't be reached; what was asked is kept and will be done. */
export type Performed = 'done' | 'later' | 'declined' | 'refused';

/** A provider forgets the keys of operations after a day: none is asked again after this many hours. */
const hoursAsked = 20;

/**
 * Asks the provider to do something to a subscription: notes it, commits, asks under the note's own key, notes the answer, and reads the
 * agreement anew. A crash between any two of these is healed by the job, which asks again under the same key. Not to be called in a transaction.
 */
export async function perform(app: App, billing: Billing, subscriptionId: number, act: Act, because: Because): Promise<Performed> {
  const id = await inTransaction(app.db, (db) => noteOperation(db, subscriptionId, act, because, app.clock()));
  return carryOut(app, billing, id);
}

/** Asks the provider for what a note says, unless it has been answered. */
export async function carryOut(app: App, billing: Billing, operationId: string): Promise<Performed> {
  const operation = await findOpenOperation(app.db, operationId);
  if (!operation?.providerRef || operation.provider !== billing.provider) return 'done';
  const { act, providerRef } = operation;
  if (app.clock().getTime() - operation.askedAt.getTime() > hoursAsked * 3_600_000) {
    await answerOperation(app.db, operationId, 'given-up', app.clock());
    await readLater(app.db, { agreement: providerRef });
    throw new GiveUp(
      `The provider could not be reached for ${hoursAsked} hours to ${act.do} ${providerRef}. Look at it there, and ask again.`,
    );
  }
  const outcome = await billing.act(operationId, providerRef, act);
  if (!outcome.ok && outcome.reason === 'unreachable') return 'later';
  await answerOperation(app.db, operationId, outcome.ok ? 'done' : outcome.reason === 'declined' ? 'declined' : 'refused', app.clock());
  await readAndMirror(app, billing, { agreement: providerRef }).catch((error) => {
    if (!(error instanceof Unreachable)) throw error;
    return readLater(app.db, { agreement: providerRef });
  });
  if (outcome.ok) return 'done';
  return outcome.reason === 'declined' ? 'declined' : 'refused';
}

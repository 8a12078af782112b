import { letterIn } from '#design';
import type { App } from '#platform/app.ts';
import { invariant } from '#platform/errors.ts';
import { findReader } from '#readers';
import { letterFrame } from '#settings';
import { subscriptionLetter } from './emails.ts';
import { findOwedLetter, markSent } from './store/letters.ts';
import { readReceipt, refundable } from './store/receipts.ts';
import { findSubscription, periodsOf } from './store/subscriptions.ts';

/**
 * Sends an owed letter that has not left, in its reader's language. Between the mail server's yes and our note of it a crash can have it
 * sent again: then both copies carry one Message-ID, by which mail programs show one (RFC 5322, 3.6.4).
 */
export async function sendLetter(app: App, letterId: number): Promise<void> {
  const owed = await findOwedLetter(app.db, letterId);
  if (!owed) return;
  const subscription = await findSubscription(app.db, owed.subscriptionId);
  invariant(subscription, 'a letter belongs to a subscription');
  const [first] = await periodsOf(app.db, subscription.id);
  const reader = await findReader(app.db, subscription.readerId);
  if (!reader?.email) return;
  const receipt = owed.receiptId ? await readReceipt(app.db, owed.receiptId) : undefined;
  const firstPaid = owed.kind === 'welcome' ? (await refundable(app.db, subscription.id)).at(-1)?.amount : undefined;
  const frame = await letterFrame(app, reader.language);
  const letter = letterIn(frame, subscriptionLetter(frame, owed.kind, { subscription, first, receipt, firstPaid, about: owed.about }));
  // What staff send once more is another letter: under the same name a mail program would hide it.
  const messageId = `<subscriptions.${letterId}${owed.again > 0 ? `.${owed.again}` : ''}@${new URL(app.baseUrl()).hostname}>`;
  await app.mailer.send({ to: reader.email, ...letter, headers: { 'Message-ID': messageId } });
  await markSent(app.db, letterId, app.clock());
}

import { letterIn } from '#design';
import type { App } from '#platform/app.ts';
import { addressKey, findReaderByKey, personKey } from '#readers';
import { letterFrame } from '#settings';
import type { Billing } from '../billing.ts';
import { cancel } from '../life/cancel.ts';
import { withdraw } from '../life/withdraw.ts';
import { changeDeclaration, type Declaration, type DeclarationOutcome, findDeclaration } from '../store/declarations.ts';
import { findRunning, findSubscription } from '../store/subscriptions.ts';
import { declarationLetter } from './letter.ts';

/**
 * Carries a declaration out and acknowledges it by letter, with its content, day and time: to the address that was typed, and to the account's
 * where that is spelled otherwise. Run twice it does and says the same once more, under one Message-ID.
 */
export async function carryOutDeclaration(app: App, billing: Billing, declarationId: string): Promise<void> {
  const found = await findDeclaration(app.db, declarationId);
  if (!found || found.sentAt) return;
  const reader = await findReaderByKey(app.db, personKey(found.email));
  const declaration = found.outcome ? found : { ...found, ...(await carriedOut(app, billing, found, reader?.id)) };
  const subscription = declaration.subscriptionId ? await findSubscription(app.db, declaration.subscriptionId) : undefined;
  const frame = await letterFrame(app, found.language);
  const letter = letterIn(frame, declarationLetter(frame, declaration, subscription));
  const messageId = `<declaration.${declarationId}@${new URL(app.baseUrl()).hostname}>`;
  const isElsewhere = reader?.email && addressKey(reader.email) !== addressKey(found.email);
  for (const to of isElsewhere ? [found.email, reader.email] : [found.email])
    await app.mailer.send({ to, ...letter, headers: { 'Message-ID': messageId } });
  await changeDeclaration(app.db, declarationId, { sentAt: app.clock() });
}

type Done = Pick<Declaration, 'outcome' | 'refundMinor' | 'subscriptionId'>;

async function carriedOut(app: App, billing: Billing, declaration: Declaration, readerId: number | undefined): Promise<Done> {
  const running = readerId ? await findRunning(app.db, readerId) : undefined;
  // Noted before anything is done: a second run knows by it that the first was cut short.
  if (running) await changeDeclaration(app.db, declaration.id, { subscriptionId: running.id });
  const subscriptionId = running?.id ?? declaration.subscriptionId;
  const { outcome, refundMinor } = running && readerId ? await done(app, billing, declaration, readerId) : known(declaration);
  await changeDeclaration(app.db, declaration.id, { outcome, refundMinor });
  return { outcome, refundMinor, subscriptionId };
}

function known({ subscriptionId }: Declaration): { outcome: DeclarationOutcome; refundMinor: number | null } {
  return { outcome: subscriptionId ? 'done' : 'unknown', refundMinor: null };
}

async function done(
  app: App,
  billing: Billing,
  { kind }: Declaration,
  readerId: number,
): Promise<{ outcome: DeclarationOutcome; refundMinor: number | null }> {
  if (kind === 'cancel') {
    const cancelled = await cancel(app, billing, readerId);
    if (!cancelled.ok) return { outcome: 'unknown', refundMinor: null };
    return { outcome: cancelled.answer === 'later' ? 'later' : 'done', refundMinor: null };
  }
  const withdrawn = await withdraw(app, billing, readerId);
  if (!withdrawn.ok) return { outcome: withdrawn.reason === 'too-late' ? 'too-late' : 'unknown', refundMinor: null };
  return { outcome: withdrawn.answer === 'later' ? 'later' : 'done', refundMinor: withdrawn.refund.minor };
}

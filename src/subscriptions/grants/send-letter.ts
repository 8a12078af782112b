import { letterIn } from '#design';
import type { App } from '#platform/app.ts';
import { invariant } from '#platform/errors.ts';
import { findReader } from '#readers';
import { letterFrame } from '#settings';
import { grantLetter } from './emails.ts';
import { findGrant, findOwedGrantLetter, markGrantLetterSent } from './store.ts';

/** Sends an owed letter about a grant that has not left, in its reader's language. Sent twice by a crash, both copies carry one Message-ID. */
export async function sendGrantLetter(app: App, letterId: number): Promise<void> {
  const owed = await findOwedGrantLetter(app.db, letterId);
  if (!owed) return;
  const grant = await findGrant(app.db, owed.grantId);
  invariant(grant, 'a letter belongs to a grant');
  const reader = await findReader(app.db, grant.readerId);
  if (!reader?.email) return;
  const frame = await letterFrame(app, reader.language);
  const letter = letterIn(frame, grantLetter(frame, owed.kind, grant, app.clock()));
  const messageId = `<grant.${letterId}@${new URL(app.baseUrl()).hostname}>`;
  await app.mailer.send({ to: reader.email, ...letter, headers: { 'Message-ID': messageId } });
  await markGrantLetterSent(app.db, letterId, app.clock());
}

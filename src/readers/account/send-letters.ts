import { letterIn } from '#design';
import type { App } from '#platform/app.ts';
import { letterFrame, readSettings } from '#settings';
import { findReader } from '../store.ts';
import { findAddressChange } from './change-address.ts';
import { findErasure } from './erase.ts';
import { addressChangedLetter, addressLetter, deviceLetter, erasureLetter } from './letters.ts';
import { type AccountLink, accountKeyOf } from './links.ts';

/** Asks both addresses of a wished-for change, unless it is over. */
export async function sendAddressLetters(app: App, changeId: string): Promise<void> {
  const change = await findAddressChange(app.db, changeId);
  if (!change || change.endedAt || change.expiresAt <= app.clock()) return;
  const frame = await letterFrame(app, change.language);
  const linkFor = (what: AccountLink) => frame.address(`/account/address/confirm?${linkQuery(app, what, changeId)}`);
  const [old, other] = [
    addressLetter(frame, 'old', change.newEmail, linkFor('address-old')),
    addressLetter(frame, 'new', change.newEmail, linkFor('address-new')),
  ];
  if (!change.oldConfirmedAt) await app.mailer.send({ to: change.oldEmail, ...letterIn(frame, old) });
  if (!change.newConfirmedAt) await app.mailer.send({ to: change.newEmail, ...letterIn(frame, other) });
}

/** Tells both addresses that the change is done. */
export async function sendAddressChanged(app: App, changeId: string): Promise<void> {
  const change = await findAddressChange(app.db, changeId);
  if (!change?.endedAt) return;
  const frame = await letterFrame(app, change.language);
  const letter = letterIn(frame, addressChangedLetter(frame, change.newEmail));
  for (const to of [change.oldEmail, change.newEmail]) await app.mailer.send({ to, ...letter });
}

/** Asks a reader whether they want to be forgotten, unless they are, or asked too long ago. */
export async function sendErasure(app: App, erasureId: string): Promise<void> {
  const wish = await findErasure(app.db, erasureId);
  if (!wish || wish.doneAt || wish.expiresAt <= app.clock()) return;
  const reader = await findReader(app.db, wish.readerId);
  if (!reader?.email) return;
  const frame = await letterFrame(app, wish.language);
  const link = frame.address(`/account/erase/confirm?${linkQuery(app, 'erase', erasureId)}`);
  await app.mailer.send({ to: reader.email, ...letterIn(frame, erasureLetter(frame, link)) });
}

/** Tells a reader that a device was signed out because there were too many. */
export async function sendDeviceEnded(app: App, readerId: number): Promise<void> {
  const reader = await findReader(app.db, readerId);
  if (!reader?.email) return;
  const frame = await letterFrame(app, reader.language);
  const { readers } = await readSettings(app);
  await app.mailer.send({ to: reader.email, ...letterIn(frame, deviceLetter(frame, readers.devices, frame.address('/account'))) });
}

function linkQuery(app: App, what: AccountLink, id: string): URLSearchParams {
  return new URLSearchParams({ id, key: accountKeyOf(app.keys, what, id), what });
}

import { letterIn } from '#design';
import type { App } from '#platform/app.ts';
import { invariant } from '#platform/errors.ts';
import { findReader } from '#readers';
import { letterFrame } from '#settings';
import { giftLetter, isForRecipient } from './emails.ts';
import { findOwedGiftLetter, markGiftLetterSent } from './letters.ts';
import { redeemToken } from './link.ts';
import { giftStateOf } from './rules.ts';
import { findGift, receiptNumberOf } from './store.ts';

/**
 * Sends an owed letter about a gift that has not left. What was redeemed or undone meanwhile is offered to nobody any more. Sent twice by a crash,
 * both copies carry one Message-ID.
 */
export async function sendGiftLetter(app: App, letterId: number): Promise<void> {
  const owed = await findOwedGiftLetter(app.db, letterId);
  if (!owed) return;
  const { giftId, kind, about } = owed;
  const gift = await findGift(app.db, giftId);
  invariant(gift, 'a letter belongs to a gift');
  const isOffer = kind !== 'thanks' && kind !== 'refunded';
  if (isOffer && giftStateOf(gift, app.clock()) !== 'open') return;
  // Whose address was forgotten since is not written to, and the gift itself is for no one else's mailbox.
  if ((kind === 'gift' || kind === 'again') && !gift.delivery) return;
  const isTheirs = isForRecipient(kind, gift);
  const giver = isTheirs ? undefined : await findReader(app.db, gift.giverId);
  const to = isTheirs ? gift.delivery?.email : giver?.email;
  if (!to) return;
  const frame = await letterFrame(app, giver?.language ?? gift.language);
  const receipt = await receiptNumberOf(app.db, giftId);
  const link = frame.address(`/redeem/${redeemToken(app.keys, giftId)}`);
  const letter = letterIn(frame, giftLetter(frame, { gift, kind, about, receipt, link }));
  const messageId = `<gift.${letterId}@${new URL(app.baseUrl()).hostname}>`;
  await app.mailer.send({ to, ...letter, headers: { 'Message-ID': messageId } });
  await markGiftLetterSent(app.db, letterId, app.clock());
}

import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { type Fate, readMailbox } from '#platform/mailbox.ts';
import { receiveItems } from '../feeds/receive-items.ts';
import { itemOfMail } from './item-of-mail.ts';
import { keepMailPicture } from './pictures.ts';
import { findSender, markUnproved, noteMail, noteMailbox } from './store.ts';

const most = { mostMails: 200, mostBytes: 40_000_000 };

/**
 * Takes a mail into the inbox where it is from a source's own address, else leaves it to people. Where our mail server doesn't vouch for its
 * sender, the item says so, and never passes for another state of a known one. Taken twice it is one item.
 */
export async function takeMail({ app, press }: { app: App; press: Press }, raw: Buffer | undefined): Promise<Fate> {
  const mail = raw && (await itemOfMail(raw, app.config.mail.partnerServer));
  const feed = mail && (await findSender(press, mail.sender));
  if (!mail || !feed) return 'left';
  if (feed.isPaused) return 'later';
  const { name: guid, headline, document, sentAt } = mail;
  const urls: string[] = [];
  for (const picture of mail.pictures) urls.push(await keepMailPicture(app, picture));
  const item = {
    guid,
    headline,
    deck: '',
    document,
    pictures: urls.map((url) => ({ url, credit: '', caption: '', alt: '' })),
    authors: [],
    subjects: [],
    publishedAt: sentAt,
    usageTerms: '',
    status: 'usable' as const,
  };
  await inTransaction(press, async (press) => {
    const now = app.clock();
    await receiveItems(press, feed, [item], now);
    if (!mail.isProved) await markUnproved(press, feed.sourceId, guid);
    await noteMail(press, feed.id, now);
  });
  return 'done';
}

/** Reads the mailbox that partners write to. Throws when it can't be read, and has the page of feeds say so. */
export async function readPartnerMail({ app, press }: { app: App; press: Press }): Promise<void> {
  const { partnerMailbox } = app.config.mail;
  if (!partnerMailbox) return;
  try {
    await readMailbox(partnerMailbox, most, (raw) => takeMail({ app, press }, raw));
  } catch (error) {
    await noteMailbox(press, 'unreachable', app.clock());
    throw error;
  }
  await noteMailbox(press, null, app.clock());
}

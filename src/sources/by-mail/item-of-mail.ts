import { createHash } from 'node:crypto';
import PostalMime, { type Attachment } from 'postal-mime';
import { type Document, documentFromHtml } from '#document';
import { htmlFromPlain } from '../wires/html.ts';
import { isProved } from './proved.ts';

/** A mail as a piece of a partner's. `sender` is a mail address in small letters; `name` what no other mail has. */
export type PartnerMail = {
  sender: string;
  isProved: boolean;
  name: string;
  headline: string;
  document: Document;
  sentAt: Date | undefined;
  pictures: MailPicture[];
};

export type MailPicture = { bytes: Uint8Array; hash: string };

const most = { pictures: 20, pictureBytes: 20_000_000, characters: 1_000_000 };
// Smaller ones are the emblems under signatures.
const leastBytes = 8000;
const pictureTypes = /^image\/(jpeg|png|webp|avif|gif|tiff)$/i;

/** Reads a mail that came for the inbox; undefined where it names no sender, or can't be read. `server` is ours, by the name it signs its results with. */
export async function itemOfMail(raw: Buffer, server: string | undefined): Promise<PartnerMail | undefined> {
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 20, maxHeadersSize: 200_000 }).catch(() => undefined);
  const sender = mail?.from?.address?.toLowerCase();
  if (!mail || !sender) return undefined;
  const hash = createHash('sha256').update(raw).digest('hex');
  const proved = isProved(mail.headers, sender, server);
  const messageId = mail.messageId?.trim().replace(/^<|>$/g, '');
  const html = (mail.html ?? '').slice(0, most.characters);
  const { document } = documentFromHtml(html === '' ? htmlFromPlain(unsigned((mail.text ?? '').slice(0, most.characters))) : html);
  const sentAt = mail.date ? new Date(mail.date) : undefined;
  return {
    sender,
    isProved: proved,
    // What nobody vouches for must not pass for the next state of what a partner did send.
    name: proved && messageId ? `mid:${messageId}` : `unproved:${hash}`,
    headline: headlineOf(mail.subject ?? ''),
    document,
    sentAt: sentAt && !Number.isNaN(sentAt.getTime()) ? sentAt : undefined,
    pictures: mail.attachments.flatMap((one) => pictureOf(one) ?? []).slice(0, most.pictures),
  };
}

function pictureOf({ mimeType, content }: Attachment): MailPicture | undefined {
  if (!pictureTypes.test(mimeType) || typeof content === 'string') return undefined;
  const bytes = new Uint8Array(content);
  if (bytes.length < leastBytes || bytes.length > most.pictureBytes) return undefined;
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** A subject without the marks that mail programs put before it. */
function headlineOf(subject: string): string {
  return subject
    .replace(/\s+/g, ' ')
    .replace(/^(\s*(re|fw|fwd|tr|wg|rv|enc|aw|i|r|ref|رد|إعادة توجيه)\s*(\[\d+\])?\s*:)+/i, '')
    .trim()
    .slice(0, 500);
}

/** A text without the signature under it (RFC 3676, 4.3). */
function unsigned(text: string): string {
  return text.split(/^-- \r?$/m)[0] ?? '';
}

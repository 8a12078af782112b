import { mostHtmlBytes } from '../sending/rules.ts';
import type { Mail, MailPart } from './mail.ts';
import { mjmlOf } from './mjml.tsx';
import { plainMail } from './plain-mail.ts';

/** A mail ready to be sent but for what is each recipient's own. */
export type Compiled = { html: string; text: string };

export type CompileOutcome =
  | ({ ok: true } & Compiled)
  | { ok: false; reason: 'too-long'; kilobytes: number; longest: string; longestKilobytes: number };

// What the sender fills in is longer than what stands in its place: room for the recipient's own links.
const roomForLinks = 2048;

/** Makes a mail's HTML out of MJML, and its plain text. Refuses what mail programs would cut off, naming what is longest in it. */
export async function compile(mail: Mail): Promise<CompileOutcome> {
  const html = await htmlOf(mjmlOf(mail));
  const bytes = Buffer.byteLength(html) + roomForLinks;
  if (bytes <= mostHtmlBytes) return { ok: true, html, text: plainMail(mail) };
  const sized = mail.parts.map((part) => ({ part, bytes: Buffer.byteLength(mjmlOf({ ...mail, parts: [part] })) }));
  const longest = sized.toSorted((one, other) => other.bytes - one.bytes)[0];
  const [kilobytes, longestKilobytes] = [bytes, longest?.bytes ?? 0].map((size) => Math.ceil(size / 1000));
  return {
    ok: false,
    reason: 'too-long',
    kilobytes: kilobytes ?? 0,
    longest: longest ? nameOf(longest.part) : '',
    longestKilobytes: longestKilobytes ?? 0,
  };
}

/** MJML as HTML, on lines without their indent. The library is heavy and read when the first mail is made. */
async function htmlOf(mjml: string): Promise<string> {
  const { default: mjml2html } = await import('mjml');
  const { html, errors } = await mjml2html(mjml, { validationLevel: 'strict', keepComments: true });
  if (errors.length > 0) throw new Error(`A mail could not be made: ${errors.map((one) => one.formattedMessage).join(' ')}`);
  return html.replace(/\n\s+/g, '\n').trim();
}

function nameOf(part: MailPart): string {
  if (part.kind === 'story') return part.story.card.headline;
  return part.kind === 'text' ? firstWords(part) : '';
}

function firstWords({ blocks }: Extract<MailPart, { kind: 'text' }>): string {
  const [first] = blocks;
  const text =
    first && 'text' in first && Array.isArray(first.text) ? first.text.map((one) => ('text' in one ? one.text : '')).join('') : '';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

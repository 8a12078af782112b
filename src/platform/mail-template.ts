import { hash } from 'node:crypto';
import { encodeWord, encodeWords, foldLines } from 'nodemailer/lib/mime-funcs';
import { encode, wrap } from 'nodemailer/lib/qp';
import { type DkimKey, dkimSignature, type HeaderLine, relaxedLines } from './dkim.ts';

/** A mail that many get, but for a few places: `%%NAME%%` in its html and text. */
export type MailText = { subject: string; html: string; text: string; language: string; headers: HeaderLine[] };

/** What differs from one recipient to the next: more headers, and what stands in the places. */
export type Filling = { headers: HeaderLine[]; places: Record<string, string> };

export type MailTemplate = {
  /** The mail as bytes, signed when there is a key for it. */
  bytes: (filling: Filling) => Promise<Buffer>;
  /** The two parts as they read. */
  html: (filling: Filling) => string;
  text: (filling: Filling) => string;
};

const place = /%%([A-Z]+)%%/;

/** A header as it is written: other letters than ASCII as encoded words (RFC 2047), folded, with no line break from outside. */
export function headerLine(name: string, value: string): HeaderLine {
  const tidy = value.replace(/[\r\n\0]+/g, ' ');
  return [name, foldLines(`${name}: ${encodeWords(tidy, 'Q', 52)}`, 76).replace(/^[^:]+:\s*/, '')];
}

/** A mailbox with its name: `"The Paper" <daily@paper.example>`. */
export function mailbox(name: string, address: string): string {
  const tidy = name.replace(/[\r\n\0"\\<>]+/g, ' ').trim();
  const isPlain = /^[\x20-\x7e]*$/.test(tidy);
  return tidy ? `${isPlain ? `"${tidy}"` : encodeWord(tidy, 'B', 52)} <${address}>` : address;
}

/**
 * Makes a mail with two parts (RFC 2046, multipart/alternative) into a template: encoded once, so that filling it in for one recipient
 * costs little more than putting bytes together.
 */
export function mailTemplate({ subject, html, text, language, headers }: MailText, dkim: DkimKey | undefined): MailTemplate {
  const boundary = `=_${hash('sha256', html + text).slice(0, 32)}`;
  const part = (kind: string, body: string) => [
    `--${boundary}\r\nContent-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`,
    ...piecesOf(body, kind),
    '\r\n',
  ];
  const pieces = [...part('plain', text), ...part('html', html), `--${boundary}--\r\n`];
  const relaxed = pieces.map((piece) => (typeof piece === 'string' ? relaxedLines(piece) : piece));
  const fixed: HeaderLine[] = [
    ...headers,
    headerLine('Subject', subject),
    ['MIME-Version', '1.0'],
    ['Content-Language', language],
    ['Content-Type', `multipart/alternative;\r\n boundary="${boundary}"`],
  ];
  return {
    async bytes(filling) {
      const all = [...filling.headers, ...fixed];
      const signed: HeaderLine[] = dkim ? [['DKIM-Signature', await dkimSignature(dkim, all, joined(relaxed, filling))], ...all] : all;
      const head = signed.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      return Buffer.from(`${head}\r\n${joined(pieces, filling)}`, 'latin1');
    },
    html: ({ places }) => filled(html, places, escaped),
    text: ({ places }) => filled(text, places, (value) => value),
  };
}

type Place = { name: string; kind: string };

/** A part in quoted-printable (RFC 2045, 6.7), broken into whole lines around its places. */
function piecesOf(body: string, kind: string): (string | Place)[] {
  const quoted = (stretch: string) => wrap(encode(stretch.replace(/\r?\n/g, '\r\n')), 75);
  const texts = body.split(new RegExp(place, 'g'));
  // Every second one is a place's name. A line that ends in = goes on in the next.
  return texts.flatMap((stretch, at): (string | Place)[] => {
    if (at % 2) return [{ name: stretch, kind }];
    return stretch === '' ? [] : [`${quoted(stretch)}=\r\n`];
  });
}

function joined(pieces: (string | Place)[], { places }: Filling): string {
  let out = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') out += piece;
    else {
      const value = places[piece.name] ?? '';
      out += `${wrap(encode(piece.kind === 'html' ? escaped(value) : value), 75)}=\r\n`;
    }
  }
  return out;
}

function filled(body: string, places: Record<string, string>, write: (value: string) => string): string {
  return body.replace(new RegExp(place, 'g'), (_, name: string) => write(places[name] ?? ''));
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

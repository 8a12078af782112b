import { isUtf8 } from 'node:buffer';

/** The heaviest letter that is taken, in bytes. */
export const mostLetterBytes = 10_000_000;

type Kind = { type: string; ending: string; begins: number[][] };

const kinds: Kind[] = [
  { type: 'application/pdf', ending: 'pdf', begins: [[0x25, 0x50, 0x44, 0x46, 0x2d]] },
  { type: 'image/png', ending: 'png', begins: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]] },
  { type: 'image/jpeg', ending: 'jpg', begins: [[0xff, 0xd8, 0xff]] },
];

/** What a file is by its first bytes, whatever it is called: a PDF, a picture or plain text; undefined for all else, markup among it. */
export function letterKind(bytes: Buffer): { type: string; ending: string } | undefined {
  const found = kinds.find(({ begins }) => begins.some((beginning) => bytes.subarray(0, beginning.length).equals(Buffer.from(beginning))));
  if (found) return { type: found.type, ending: found.ending };
  if (bytes.length === 0 || !isUtf8(bytes) || bytes.includes(0)) return undefined;
  // A browser that guessed would take these for a page.
  return /<(?:[a-z!?/])/i.test(bytes.toString('utf8')) ? undefined : { type: 'text/plain; charset=utf-8', ending: 'txt' };
}

/** A file's name as it may be given back: without folders, signs that end a header or a path, or another ending than its bytes have. */
export function letterName(given: string, ending: string): string {
  const plain = given
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} _.-]/gu, '')
    .trim()
    .slice(0, 80);
  return `${plain || 'licence'}.${ending}`;
}

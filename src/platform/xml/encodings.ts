import { TextDecoder } from 'node:util';

/** Why bytes can't be read as the text they say they are. */
export class EncodingTrouble extends Error {
  override name = 'EncodingTrouble';
}

/** Takes text in pieces, in order. */
export type Pieces = { write: (piece: string) => void; end: () => void };

/** Turns bytes into text and hands it on: UTF-16 by its mark or its first character, else the encoding that is declared, else UTF-8. Throws EncodingTrouble. */
export function decodedPieces(write: (piece: string) => void) {
  let decoder: TextDecoder | undefined;
  let waiting = new Uint8Array();
  const decode = (bytes: Uint8Array, isLast: boolean) => {
    try {
      decoder ??= decoderFor(bytes);
      write(decoder.decode(bytes, { stream: !isLast }));
    } catch (error) {
      if (error instanceof TypeError) throw new EncodingTrouble(`the bytes are not ${decoder?.encoding ?? 'UTF-8'}`);
      throw error;
    }
  };
  return {
    add(chunk: Uint8Array): void {
      if (!decoder) waiting = Buffer.concat([waiting, chunk]);
      // A declaration stands in the first few bytes.
      if (decoder || waiting.length >= 256) decode(decoder ? chunk : waiting, false);
    },
    end(): void {
      decode(decoder ? new Uint8Array() : waiting, true);
    },
    whole(bytes: Uint8Array): void {
      decode(bytes, true);
    },
  };
}

function decoderFor(bytes: Uint8Array): TextDecoder {
  const [a = 0, b = 0, c = 0] = bytes;
  if (a === 0xff && b === 0xfe) return decoderOf('utf-16le');
  if (a === 0xfe && b === 0xff) return decoderOf('utf-16be');
  if (a === 0xef && b === 0xbb && c === 0xbf) return decoderOf('utf-8');
  if (a === 0x3c && b === 0) return decoderOf('utf-16le');
  if (a === 0 && b === 0x3c) return decoderOf('utf-16be');
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']/.exec(head)?.[1] ?? 'utf-8';
  if (/^(utf-?(16|32)|ucs|iso-10646)/i.test(declared)) throw new EncodingTrouble(`the bytes are not ${declared}, which is declared`);
  return decoderOf(declared);
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new EncodingTrouble(`the encoding ${label} is not known`);
  }
}

import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const unpackers: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * The body of an answer, empty where none is wanted. Never more than `mostBytes`, packed or unpacked: it stops as soon as there are more, so
 * that a few bytes that unpack to gigabytes cost no more than those few bytes.
 */
export async function takeBody(answer: IncomingMessage, mostBytes: number, unpacks: boolean): Promise<Buffer | 'large' | 'garbled'> {
  if (mostBytes === 0) {
    answer.destroy();
    return Buffer.alloc(0);
  }
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '' || !unpacks) return upTo(answer, answer, mostBytes);
  const unpacker = unpackers[encoding]?.();
  if (!unpacker) {
    answer.destroy();
    return 'garbled';
  }
  let packed = 0;
  let isGarbled = false;
  answer.on('data', (chunk: Buffer) => {
    packed += chunk.length;
    if (packed > mostBytes) unpacker.destroy(new Error('The packed body is too large.'));
  });
  unpacker.on('error', () => {
    isGarbled = packed <= mostBytes;
  });
  answer.on('error', (error) => unpacker.destroy(error));
  let isCut = false;
  answer.on('close', () => {
    isCut = !answer.complete;
  });
  answer.pipe(unpacker);
  try {
    return await upTo(unpacker, answer, mostBytes);
  } catch (error) {
    answer.destroy();
    if (packed > mostBytes) return 'large';
    if (isGarbled && !isCut && !answer.errored) return 'garbled';
    throw error;
  }
}

async function upTo(stream: Readable, answer: IncomingMessage, mostBytes: number): Promise<Buffer | 'large'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      answer.destroy();
      return 'large';
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

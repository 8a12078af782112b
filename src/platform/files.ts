import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { invariant } from './errors.ts';
import { newKey } from './tokens.ts';

/** Keeps bytes under keys such as `pictures/ab12/800.avif`. Keys are made by us, never by a request. */
export type Files = {
  write: (key: string, bytes: Uint8Array) => Promise<void>;
  read: (key: string) => Promise<Buffer>;
  /** The size in bytes, or undefined when there is no such file. */
  size: (key: string) => Promise<number | undefined>;
  stream: (key: string) => NodeJS.ReadableStream;
  remove: (key: string) => Promise<void>;
};

/** Files on a disk. A write is seen whole or not at all. */
export function createDiskFiles(root: string): Files {
  const place = (key: string) => {
    invariant(/^[a-z0-9][\w./-]*$/i.test(key) && !key.includes('..'), `file key ${key}`);
    return path.join(root, key);
  };
  return {
    async write(key, bytes) {
      const target = place(key);
      await mkdir(path.dirname(target), { recursive: true });
      const half = `${target}.${newKey()}`;
      await writeFile(half, bytes);
      await rename(half, target);
    },
    read: (key) => readFile(place(key)),
    size: (key) =>
      stat(place(key)).then(
        (found) => found.size,
        () => undefined,
      ),
    stream: (key) => createReadStream(place(key)),
    remove: (key) => rm(place(key), { force: true }),
  };
}

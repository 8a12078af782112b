import type { App } from '#platform/app.ts';

const address = /^\/newsroom\/inbox\/pictures\/([0-9a-f]{64})$/;
const keyOf = (hash: string) => `sources/mail/${hash}`;

/** Keeps a picture that came by mail; answers the address under which staff see it. */
export async function keepMailPicture(app: App, { hash, bytes }: { hash: string; bytes: Uint8Array }): Promise<string> {
  if ((await app.files.size(keyOf(hash))) === undefined) await app.files.write(keyOf(hash), bytes);
  return `/newsroom/inbox/pictures/${hash}`;
}

/** The bytes of a picture that came by mail, by its address; undefined for other addresses and for what isn't there. */
export async function findMailPicture(app: App, url: string): Promise<Buffer | undefined> {
  const [, hash] = url.match(address) ?? [];
  return hash && (await app.files.size(keyOf(hash))) !== undefined ? app.files.read(keyOf(hash)) : undefined;
}

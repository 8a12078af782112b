import type { Frame } from '#design';
import type { App } from '#platform/app.ts';
import type { Reader } from '#readers';

/** The reader's newsletters, to switch on and off. */
export async function AccountNewsletters(_: { app: App; frame: Frame; reader: Reader }) {
  return null;
}

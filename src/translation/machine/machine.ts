import type { MachineConfig } from '#platform/config.ts';
import { deepl } from './deepl.ts';
import { libreTranslate } from './libretranslate.ts';
import { openai } from './openai.ts';

/** Translates plain texts from one language into another, one for one and in order. What goes wrong is thrown as a `MachineProblem`. */
export type Machine = {
  name: string;
  translate: (texts: string[], from: string, to: string, signal: AbortSignal) => Promise<string[]>;
};

/** The machine that the environment names, or undefined where there is none. */
export function machineOf(config: { translate: MachineConfig | undefined }): Machine | undefined {
  const { translate } = config;
  if (!translate) return undefined;
  const kinds = { deepl, libretranslate: libreTranslate, openai };
  return kinds[translate.kind](translate);
}

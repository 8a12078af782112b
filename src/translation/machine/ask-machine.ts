import type { MachineConfig } from '#platform/config.ts';
import type { Database } from '#platform/database.ts';
import { takeOf } from '#platform/limits.ts';
import { machineOf } from './machine.ts';
import { MachineProblem, type MachineReason } from './problem.ts';

/** `none`: no machine is configured; `hour`: this hour's characters are used up. */
export type MachineAnswer = { ok: true; texts: string[]; by: string } | { ok: false; reason: MachineReason | 'none' | 'hour' };

/**
 * Asks the paper's machine for translations, within the characters of this hour. Plain text for plain text: marks are the asker's to keep.
 * Answers within `seconds`, come what may.
 */
export async function askMachine(
  { config, db }: { config: { translate: MachineConfig | undefined }; db: Database },
  { texts, from, to, seconds = 60 }: { texts: string[]; from: string; to: string; seconds?: number },
  now: Date,
): Promise<MachineAnswer> {
  const machine = machineOf(config);
  if (!machine || !config.translate) return { ok: false, reason: 'none' };
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const limit = { key: 'machine-characters', most: config.translate.charactersAnHour, perSeconds: 3600 };
  if (characters > 0 && !(await takeOf(db, limit, characters, now))) return { ok: false, reason: 'hour' };
  try {
    return { ok: true, texts: await machine.translate(texts, from, to, AbortSignal.timeout(seconds * 1000)), by: machine.name };
  } catch (error) {
    if (error instanceof MachineProblem) return { ok: false, reason: error.reason };
    throw error;
  }
}

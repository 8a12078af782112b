import type { z } from 'zod';
import type { Words } from '#platform/words.ts';

/** What is wrong with typed values, by the name of their field. */
export type Problems = Record<string, string>;

/** The sentences for what a schema refuses, each under the path of its value: `visitors`, `benefits.2.text.fr`. */
export function sentencesFor(words: Words, error: z.ZodError | undefined): Problems {
  const found: Problems = {};
  for (const issue of error?.issues ?? []) found[issue.path.join('.')] ??= sentenceFor(words, issue);
  return found;
}

function sentenceFor(words: Words, issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return words('newsroom.settings.problems.empty');
    return words('newsroom.settings.problems.least', { least: Number(issue.minimum) });
  }
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return words('newsroom.settings.problems.long', { most: Number(issue.maximum) });
    return words('newsroom.settings.problems.most', { most: Number(issue.maximum) });
  }
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int'))
    return words('newsroom.settings.problems.whole');
  return words('newsroom.settings.problems.unknown');
}

/** A whole number as people type it, Arabic digits too; NaN for anything else. */
export function wholeNumber(typed: string): number {
  const digits = typed.trim().replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}

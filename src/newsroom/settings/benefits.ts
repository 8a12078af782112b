import { field } from '#platform/http/forms.ts';
import type { Settings } from '#settings';

export type Benefits = Settings['offer']['benefits'];

/** What a paper can say subscribers have, as the settings keep it. */
export const mostBenefits = 20;
export const mostLetters = 160;

/** Reads the benefits as they are typed, empty lines too. */
export function readBenefits(form: URLSearchParams, languages: string[]): Benefits {
  const count = Math.min(Number.parseInt(field(form, 'benefits'), 10) || 0, mostBenefits + 1);
  return Array.from({ length: Math.max(0, count) }, (_, at) => {
    const texts = languages.map((language) => [language, field(form, `benefit-${at}-${language}`)]).filter(([, text]) => text !== '');
    return { text: Object.fromEntries(texts), isNew: form.get(`benefit-${at}-new`) === 'yes' };
  });
}

/** The lines after a button was pressed: `up.2`, `down.0`, `remove.1`, `add`; unchanged by any other word. */
export function rearranged(benefits: Benefits, what: string): Benefits {
  const [, act, number] = what.match(/^(up|down|remove|add)(?:\.(\d{1,2}))?$/) ?? [];
  const at = Number(number);
  const lines = [...benefits];
  if (act === 'add') return lines.length < mostBenefits ? [...lines, { text: {}, isNew: false }] : lines;
  const [line] = number === undefined ? [] : lines.splice(at, 1);
  if (!line) return benefits;
  if (act === 'up') lines.splice(Math.max(0, at - 1), 0, line);
  if (act === 'down') lines.splice(at + 1, 0, line);
  return lines;
}

/** Lines with something in them. */
export function keptBenefits(benefits: Benefits): Benefits {
  return benefits.filter(({ text }) => Object.keys(text).length > 0);
}

/** The paper's languages, and those in which benefits were said while it had them: their texts wait for the language to come back. */
export function languagesOf(benefits: Benefits, languages: string[]): string[] {
  return [...new Set([...languages, ...benefits.flatMap(({ text }) => Object.keys(text))])];
}

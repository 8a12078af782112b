import type { Block } from '#document';
import type { Draft } from '../island.ts';

export type { Draft };

/** A text the server holds, and the number of its revision. `madeBy` is a name, where it is known. */
export type Base = { number: number; draft: Draft; madeBy?: string };

/** A text somebody else has saved. */
export type Theirs = Base & { madeBy: string };

export const fieldNames = ['headline', 'deck', 'dateline', 'slug', 'leadCaption', 'leadAlt'] as const;

export type FieldName = (typeof fieldNames)[number];

// Blocks never change once they are made: a key costs one block, whatever the length of the text.
const forms = new WeakMap<Block, string>();

/** A block as text that is equal for blocks that say the same, however their keys are ordered. */
export function formOf(block: Block): string {
  const known = forms.get(block);
  if (known !== undefined) return known;
  const form = sorted(block);
  forms.set(block, form);
  return form;
}

function sorted(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${key}:${sorted(one)}`)
    .join()}}`;
}

/** A field as the server keeps it: NFC, in one line, without spaces around it. */
export function tidyField(text = ''): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** True when two texts say the same. An empty slug is any: the server makes one. */
export function isSame(a: Draft, b: Draft): boolean {
  if (a === b) return true;
  const haveSameFields = fieldNames.every((name) => {
    const [mine, other] = [tidyField(a[name]), tidyField(b[name])];
    return mine === other || (name === 'slug' && (mine === '' || other === ''));
  });
  const [mine, other] = [a.document, b.document];
  if (!haveSameFields || !isSameAlignment(a, b) || mine.cut !== other.cut || mine.blocks.length !== other.blocks.length) return false;
  return mine.blocks.every((block, at) => block === other.blocks[at] || formOf(block) === formOf(other.blocks[at] as Block));
}

/** Rows are compared only where both texts have them: a text written elsewhere has none. */
function isSameAlignment({ alignment: a }: Draft, { alignment: b }: Draft): boolean {
  if (a === b || !a || !b) return true;
  return JSON.stringify([a.rows, a.fields]) === JSON.stringify([b.rows, b.fields]);
}

import { type AlignmentRow, alignedBlocks, type Block, isClean, isUntranslated, parseDocument, type Text } from '#document';
import type { Side, SideField } from '../../desk/sides.ts';
import { type CodeFault, type Part, textsOf } from './codes.ts';
import { type Parcel, type Unit, type UnitState, unitsOf } from './parcel.ts';
import { slotsOf, withTexts, wordsOf } from './slots.ts';

/** What a file says of a unit: as parts with codes, or where it has no codes as texts. With neither it has no translation. */
export type Returned = { id: string; parts: Part[] | undefined; texts?: Text[] | undefined; state: UnitState | undefined; notes: string[] };

/** What keeps a file from being taken over, by unit. `code`: the mark it is about. */
export type UnitProblem = { unit: string; reason: CodeFault | 'missing' | 'twice' | 'foreign-unit' | 'structure' | 'text'; code?: string };

/** A unit whose words will be others. */
export type Change = { unit: Unit; before: string; after: string };

export type Applied = {
  ok: true;
  target: Side;
  rows: AlignmentRow[];
  /** Fields whose words were brought. */
  fields: SideField[];
  changes: Change[];
  /** Units that came back without words: what stands there is kept. */
  left: Unit[];
};

/** Of fields, in UTF-16 code units. */
const mostLetters: Record<SideField, number> = { headline: 300, deck: 1000, dateline: 100, leadCaption: 2000, leadAlt: 1000 };

type RowBlocks = { row: AlignmentRow; source: Block[]; target: Block[] };

/** What a translation becomes by what came back, or every unit that can't be taken over. Nothing is half taken. */
export function applyReturned(parcel: Parcel, returned: Returned[]): Applied | { ok: false; problems: UnitProblem[] } {
  const units = unitsOf(parcel);
  const byId = new Map<string, Returned>();
  const problems: UnitProblem[] = [];
  const known = new Set(units.map(({ id }) => id));
  for (const one of returned) {
    if (byId.has(one.id)) problems.push({ unit: one.id, reason: 'twice' });
    else if (!known.has(one.id)) problems.push({ unit: one.id, reason: 'foreign-unit' });
    byId.set(one.id, one);
  }
  const texts = new Map<Unit, Text[]>();
  for (const unit of units) {
    const found = byId.get(unit.id);
    if (!found) problems.push({ unit: unit.id, reason: 'missing' });
    const read = found && readTexts(unit, found);
    if (!read) continue;
    if (!read.ok) problems.push({ unit: unit.id, reason: read.fault, code: read.code });
    else if (read.texts.some((text) => wordsOf(text).trim() !== '')) texts.set(unit, read.texts);
  }
  if (problems.length > 0) return { ok: false, problems };

  const fieldUnits = units.filter((unit) => unit.field !== undefined && texts.has(unit));
  const brought = Object.fromEntries(
    fieldUnits.map((unit) => [
      unit.field,
      wordsOf(texts.get(unit)?.[0] ?? [])
        .replace(/\s+/g, ' ')
        .trim()
        .normalize('NFC'),
    ]),
  );
  for (const [field, words] of Object.entries<string>(brought))
    if (!isClean(words) || words.length > mostLetters[field as SideField]) problems.push({ unit: field, reason: 'text' });
  const rows: AlignmentRow[] = [];
  const blocks: Block[] = [];
  const isAny = [...texts.keys()].some(({ row, target }) => row !== undefined && wordsOf(target.flat()) === '');
  for (const [index, found] of alignedBlocks(parcel.rows, parcel.source.document.blocks, parcel.target.document.blocks).entries()) {
    const own = units.filter((unit) => unit.row === index);
    const made = own.length === 0 ? wordless(found, isAny) : filled(found, own, texts);
    const first = own[0]?.id ?? `r${index + 1}`;
    const checked = made && parseDocument({ version: 1, blocks: made });
    if (!made) problems.push({ unit: first, reason: 'structure' });
    else if (!checked?.ok) problems.push({ unit: first, reason: 'text' });
    const now = checked?.ok ? checked.document.blocks : found.target;
    rows.push(
      rowAfter(
        found.row,
        now,
        JSON.stringify(now) !== JSON.stringify(found.target),
        own.flatMap((unit) => byId.get(unit.id) ?? []),
      ),
    );
    blocks.push(...now);
  }
  if (problems.length > 0) return { ok: false, problems };
  const { cut: _, ...bare } = parcel.target.document;
  const whole = parseDocument({ ...bare, blocks, ...cutOf(parcel, blocks.length) });
  if (!whole.ok) return { ok: false, problems: [{ unit: 'document', reason: 'text' }] };
  const target = { ...parcel.target, ...brought, document: whole.document };
  const changes = [...texts].flatMap(([unit, after]) => changeOf(unit, after));
  return {
    ok: true,
    target,
    rows,
    fields: fieldUnits.flatMap(({ field }) => field ?? []),
    changes,
    left: units.filter((unit) => !texts.has(unit)),
  };
}

/** A row whose words were brought or passed is a person's; notes that came with it are its note. */
function rowAfter(row: AlignmentRow, blocks: Block[], isOther: boolean, returned: Returned[]): AlignmentRow {
  const isPassed = returned.some(({ parts, state }) => parts && state !== undefined && state !== 'initial');
  const notes = [...new Set(returned.flatMap(({ notes }) => notes).filter((note) => note.trim() !== ''))];
  const { isDone, ...open } = row;
  const isStillDone = isDone && (row.target > 0 || !isOther);
  return {
    ...open,
    target: blocks.length,
    note: notes.length > 0 ? notes.join('\n').slice(0, 2000) : row.note,
    ...(isOther || (isPassed && !row.isTouched) ? { by: 'hand', isTouched: true } : {}),
    ...(isStillDone ? { isDone } : {}),
  };
}

/** The text of a row once the brought words stand in it; undefined where they don't fit. */
function filled({ source, target }: RowBlocks, units: Unit[], texts: Map<Unit, Text[]>): Block[] | undefined {
  if (!units.some((unit) => texts.has(unit))) return target;
  const [only] = units;
  const pieces = only && units.length === 1 && isParagraphs(target.length > 0 ? target : source) ? texts.get(only) : undefined;
  if (pieces) return pieces.filter((text) => text.length > 0).map((text) => ({ type: 'paragraph', text }));
  const template = target.length > 0 ? target : source;
  const slots = template.flatMap(slotsOf);
  const whole = only && only.slot === undefined ? texts.get(only) : undefined;
  if (whole) {
    const places = slots.flatMap(({ text }, at) => (text.length > 0 ? [at] : []));
    if (places.length !== whole.length) return undefined;
    return fill(
      template,
      slots.map(({ text }, at) => whole[places.indexOf(at)] ?? text),
    );
  }
  const bySlot = new Map(units.map((unit) => [unit.slot, texts.get(unit)]));
  if ([...bySlot.values()].some((found) => found && found.length !== 1)) return undefined;
  // A list of which some lines are without words yet isn't one of the target.
  if (target.length === 0 && units.some((unit) => !texts.has(unit))) return target;
  return fill(
    template,
    slots.map(({ text }, at) => bySlot.get(at)?.[0] ?? (target.length > 0 ? text : [])),
  );
}

function fill(template: Block[], texts: Text[]): Block[] {
  let at = 0;
  return template.map((block) => {
    const count = slotsOf(block).length;
    at += count;
    return withTexts(block, texts.slice(at - count, at));
  });
}

/** Pictures, dividers and cards have no words to bring: where a translation is brought they come along, unless somebody left them out. */
function wordless({ row, source, target }: RowBlocks, isAny: boolean): Block[] {
  return isUntranslated(row) && isAny ? source : target;
}

function isParagraphs(blocks: Block[]): boolean {
  return blocks.every((block) => block.type === 'paragraph');
}

function plainTexts(parts: Part[]): { ok: true; texts: Text[] } | { ok: false; fault: CodeFault; code: string } {
  const strange = parts.find((part) => typeof part === 'object');
  if (strange) return { ok: false, fault: 'unknown', code: Object.values(strange)[0] ?? '' };
  const words = tidied(parts).join('');
  return { ok: true, texts: [words === '' ? [] : [{ text: words }]] };
}

function readTexts(unit: Unit, { parts, texts }: Returned): ReturnType<typeof textsOf> | undefined {
  if (parts) return unit.isPlain ? plainTexts(parts) : textsOf(tidied(parts), unit.codes, unit.needed);
  if (!texts || !unit.isPlain) return texts && withLinks(unit, texts);
  return { ok: true, texts: [[{ text: texts.map(wordsOf).join(' ') }]] };
}

/** Word processors know no codes: bold and italics are free there, but a link mustn't get lost. */
function withLinks({ codes, needed }: Unit, texts: Text[]): ReturnType<typeof textsOf> {
  const marks = texts.flat().flatMap((inline) => inline.marks ?? []);
  const lost = [...needed].find((id) => {
    const code = codes.get(id);
    return code?.type === 'link' && !marks.some((mark) => mark.type === 'link' && mark.href === code.href);
  });
  return lost === undefined ? { ok: true, texts } : { ok: false, fault: 'lost', code: lost };
}

/** Without the line breaks and tabs that programs lay files out with. */
function tidied(parts: Part[]): Part[] {
  return parts.map((part) => (typeof part === 'string' ? part.replace(/[\t\n\r]+/g, ' ') : part));
}

function changeOf(unit: Unit, after: Text[]): Change[] {
  const [was, is] = [unit.target, after].map((texts) => texts.map(wordsOf).join(' ¶ '));
  const isSame = JSON.stringify(comparable(unit.target)) === JSON.stringify(comparable(after));
  return isSame ? [] : [{ unit, before: was ?? '', after: is ?? '' }];
}

function comparable(texts: Text[]): unknown {
  const read = parseDocument({ version: 1, blocks: texts.filter((text) => text.length > 0).map((text) => ({ type: 'paragraph', text })) });
  return read.ok ? read.document.blocks : texts;
}

/** The cut stays where it was, unless the text before it has become shorter than it. */
function cutOf(parcel: Parcel, blocks: number): { cut?: number } {
  const { cut } = parcel.target.document;
  return cut === undefined || cut > blocks || blocks === 0 ? {} : { cut };
}

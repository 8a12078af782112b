import { type AlignmentRow, alignedBlocks, type Block, type Text } from '#document';
import { type AlignedFields, type Side, type SideField, sideFields } from '../../desk/sides.ts';
import { type Codes, idsIn, type Part, partsOf } from './codes.ts';
import { shapeOf, slotsOf, wordsOf } from './slots.ts';

/** A translation as it leaves the house. `base` and `mark` say which state of text and alignment it shows. */
export type Parcel = {
  versionId: number;
  base: number;
  mark: number;
  sourceLanguage: string;
  targetLanguage: string;
  title: string;
  /** How far the version is as a whole. */
  state: 'draft' | 'approved' | 'published';
  /** What colleagues noted for whoever translates. */
  note: string;
  source: Side;
  target: Side;
  rows: AlignmentRow[];
  fieldsBy: AlignedFields;
};

export type UnitState = 'initial' | 'translated' | 'reviewed' | 'final';

/** One stretch of words to translate: a field, a place of a row's blocks, or a whole row whose sides have not the same form. */
export type Unit = {
  id: string;
  field: SideField | undefined;
  /** The row's place, from 0, and the slot's within it; no slot: the unit is the row. */
  row: number | undefined;
  slot: number | undefined;
  kind: SideField | Block['type'];
  isPlain: boolean;
  source: Text[];
  target: Text[];
  sourceParts: Part[];
  targetParts: Part[];
  codes: Codes;
  /** Marks that have to come back. */
  needed: Set<string>;
  state: UnitState;
  /** Suggested by a machine, and nobody has looked at it. */
  isSuggestion: boolean;
  note: string;
};

/** All there is to translate in a parcel, in reading order. */
export function unitsOf(parcel: Parcel): Unit[] {
  const inFields = sideFields.flatMap((field) => {
    const [source, target] = [parcel.source[field], parcel.target[field]].map((words) => (words ? [[{ text: words }]] : [[]]));
    const { by = 'hand', isTouched = true } = parcel.fieldsBy[field] ?? {};
    const made = unitOf(
      parcel,
      { id: field, field, row: undefined, slot: undefined, kind: field, isPlain: true, note: '' },
      source ?? [],
      target ?? [],
      by === 'machine' && !isTouched,
    );
    return isWorded(made) ? [made] : [];
  });
  const inRows = alignedBlocks(parcel.rows, parcel.source.document.blocks, parcel.target.document.blocks).flatMap(
    ({ row, source, target }, index) => {
      const isSuggestion = row.by === 'machine' && !row.isTouched;
      const [sources, targets] = [source, target].map((blocks) => blocks.flatMap(slotsOf));
      const kinds = source.flatMap((block) => slotsOf(block).map(() => block.type));
      const common = { field: undefined, row: index, note: row.note };
      if (row.target > 0 && shapeOf(source) !== shapeOf(target)) {
        const kind = (source[0] ?? target[0])?.type ?? 'paragraph';
        const texts = (slots = sources) => (slots ?? []).filter(({ text }) => text.length > 0).map(({ text }) => text);
        const whole = { id: `r${index + 1}`, slot: undefined, kind, isPlain: false, ...common };
        const made = unitOf(parcel, whole, texts(sources), texts(targets), isSuggestion);
        return isWorded(made) ? [made] : [];
      }
      return (sources ?? []).flatMap(({ text, isPlain }, slot) => {
        const named = { id: `r${index + 1}.${slot + 1}`, slot, kind: kinds[slot] ?? 'paragraph', isPlain, ...common };
        const made = unitOf(parcel, named, [text], [targets?.[slot]?.text ?? []], isSuggestion);
        return isWorded(made) ? [made] : [];
      });
    },
  );
  return [...inFields, ...inRows];
}

type Named = Pick<Unit, 'id' | 'field' | 'row' | 'slot' | 'kind' | 'isPlain' | 'note'>;

function unitOf(parcel: Parcel, named: Named, source: Text[], target: Text[], isSuggestion: boolean): Unit {
  const codes: Codes = new Map();
  const sourceParts = partsOf(source, codes);
  const targetParts = partsOf(target, codes);
  const isTranslated = target.some((text) => text.length > 0);
  const needed = idsIn(isTranslated ? targetParts : sourceParts);
  return {
    ...named,
    source,
    target,
    sourceParts,
    targetParts: isTranslated ? targetParts : [],
    codes,
    needed,
    isSuggestion,
    state: stateOf(),
  };

  function stateOf(): UnitState {
    if (!isTranslated || isSuggestion) return 'initial';
    return parcel.state === 'published' ? 'final' : parcel.state === 'approved' ? 'reviewed' : 'translated';
  }
}

function isWorded({ source, target }: Unit): boolean {
  return [...source, ...target].some((text) => wordsOf(text).trim() !== '');
}

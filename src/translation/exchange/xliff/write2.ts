import type { Mark } from '#document';
import { serializeXml, type XmlElement, xmlElement } from '#platform/xml.ts';
import type { Codes, Part } from '../parcel/codes.ts';
import { type Parcel, type Unit, unitsOf } from '../parcel/parcel.ts';
import { nestedIn, originalOf } from './frame.ts';

export const xliff2 = 'urn:oasis:names:tc:xliff:document:2.0';
const el = (name: string, attributes: Record<string, string | undefined>, children: (XmlElement | string)[] = []) =>
  xmlElement(name, attributes, children, xliff2);

/** A translation as XLIFF 2.1 (OASIS): a unit for each field and place with words, marks as paired codes that may not be lost or copied. */
export function xliff21Of(parcel: Parcel): string {
  const { sourceLanguage, targetLanguage, note, title } = parcel;
  const notes = [title, note]
    .filter((words) => words !== '')
    .map((words, at) => el('note', { id: `n${at + 1}`, category: 'version' }, [words]));
  const units = unitsOf(parcel);
  const groups = Map.groupBy(units, ({ row, field }) => row ?? field);
  const inner = [...groups.values()].map((group) => {
    const written = group.map(unitElement);
    const [only] = written;
    return written.length === 1 && only
      ? only
      : el('group', { id: `g${(group[0]?.row ?? 0) + 1}`, type: `broadsheet:${group[0]?.kind}` }, written);
  });
  const file = el('file', { id: 'f1', original: originalOf(parcel), canResegment: 'no', 'xml:space': 'preserve' }, [
    ...(notes.length > 0 ? [el('notes', {}, notes)] : []),
    ...inner,
  ]);
  return serializeXml(el('xliff', { version: '2.1', srcLang: sourceLanguage, trgLang: targetLanguage }, [file]));
}

function unitElement(unit: Unit): XmlElement {
  const { id, kind, note, state, isSuggestion, sourceParts, targetParts, codes } = unit;
  const notes = note === '' ? [] : [el('notes', {}, [el('note', { id: `${id}.n`, category: 'translator' }, [note])])];
  const source = el('source', {}, inline(sourceParts, codes));
  const target = targetParts.length > 0 ? [el('target', {}, inline(targetParts, codes))] : [];
  const attributes = { id: `${id}.s`, state, subState: isSuggestion ? 'broadsheet:machine' : undefined, canResegment: 'no' };
  return el('unit', { id, type: `broadsheet:${kind}` }, [...notes, el('segment', attributes, [source, ...target])]);
}

function inline(parts: Part[], codes: Codes): (XmlElement | string)[] {
  return nestedIn(
    parts,
    (id, children) => el('pc', { id, canCopy: 'no', canDelete: 'no', canOverlap: 'no', ...lookOf(codes.get(id)) }, children),
    (id) => el('ph', { id, type: 'fmt', subType: 'xlf:lb', equiv: '\n' }),
  );
}

function lookOf(mark: Mark | undefined): Record<string, string> {
  if (mark?.type === 'strong') return { type: 'fmt', subType: 'xlf:b' };
  if (mark?.type === 'emphasis') return { type: 'fmt', subType: 'xlf:i' };
  if (mark?.type === 'link') return { type: 'link', dispStart: mark.href };
  return { type: 'other', subType: 'broadsheet:foreign', dispStart: mark?.language ?? '' };
}

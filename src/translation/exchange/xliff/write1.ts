import type { Mark } from '#document';
import { serializeXml, type XmlElement, xmlElement } from '#platform/xml.ts';
import type { Codes, Part } from '../parcel/codes.ts';
import { type Parcel, type Unit, unitsOf } from '../parcel/parcel.ts';
import { nestedIn, originalOf } from './frame.ts';

export const xliff1 = 'urn:oasis:names:tc:xliff:document:1.2';
const el = (name: string, attributes: Record<string, string | undefined>, children: (XmlElement | string)[] = []) =>
  xmlElement(name, attributes, children, xliff1);

const states = { initial: 'needs-translation', translated: 'translated', reviewed: 'signed-off', final: 'final' };

/** A translation as XLIFF 1.2 transitional (OASIS), for programs that read no later one. */
export function xliff12Of(parcel: Parcel): string {
  const { sourceLanguage, targetLanguage, note, title } = parcel;
  const notes = [title, note].filter((words) => words !== '').map((words) => el('note', { from: 'version' }, [words]));
  const groups = Map.groupBy(unitsOf(parcel), ({ row, field }) => row ?? field);
  const inner = [...groups.values()].map((group) => {
    const written = group.map(unitElement);
    const [only] = written;
    return written.length === 1 && only
      ? only
      : el('group', { id: `g${(group[0]?.row ?? 0) + 1}`, restype: `x-${group[0]?.kind}` }, written);
  });
  const languages = { 'source-language': sourceLanguage, 'target-language': targetLanguage };
  const file = el('file', { original: originalOf(parcel), ...languages, datatype: 'x-broadsheet' }, [
    el('header', {}, notes),
    el('body', {}, inner),
  ]);
  return serializeXml(el('xliff', { version: '1.2' }, [file]));
}

function unitElement({ id, kind, note, state, isSuggestion, sourceParts, targetParts, codes }: Unit): XmlElement {
  const notes = note === '' ? [] : [el('note', { from: 'translator' }, [note])];
  const said = isSuggestion ? { state: 'needs-review-translation', 'state-qualifier': 'mt-suggestion' } : { state: states[state] };
  const target = targetParts.length > 0 ? [el('target', said, inline(targetParts, codes))] : [];
  return el('trans-unit', { id, restype: `x-${kind}`, 'xml:space': 'preserve' }, [
    el('source', {}, inline(sourceParts, codes)),
    ...target,
    ...notes,
  ]);
}

function inline(parts: Part[], codes: Codes): (XmlElement | string)[] {
  return nestedIn(
    parts,
    (id, children) => el('g', { id, ctype: lookOf(codes.get(id)), clone: 'no' }, children),
    (id) => el('x', { id, ctype: 'lb' }),
  );
}

function lookOf(mark: Mark | undefined): string {
  if (mark?.type === 'strong') return 'bold';
  if (mark?.type === 'emphasis') return 'italic';
  return mark?.type === 'link' ? 'link' : 'x-foreign';
}

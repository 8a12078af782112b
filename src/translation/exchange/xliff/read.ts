import { parseXml, type XmlElement, type XmlProblem } from '#platform/xml.ts';
import type { Returned } from '../parcel/apply.ts';
import type { Part } from '../parcel/codes.ts';
import type { UnitState } from '../parcel/parcel.ts';
import { type Frame, frameIn } from './frame.ts';

/** A file that was brought back: what it says it is of, and all of its units. */
export type BroughtFile = { frame: Frame; units: Returned[] };

export type ReadFile =
  | { ok: true; file: BroughtFile }
  | { ok: false; reason: 'not-xml'; problem: XmlProblem }
  | { ok: false; reason: 'not-ours' | 'no-file' | 'unsafe' };

const limits = { depth: 60, elements: 200_000, attributes: 60, run: 600_000, characters: 10_000_000 };

/** Reads XLIFF 1.2, 2.0, 2.1 or 2.2 as translation programs write it. */
export function readXliff(bytes: Uint8Array): ReadFile {
  const read = parseXml(bytes, limits);
  if (!read.ok) return { ok: false, reason: 'not-xml', problem: read.problem };
  const { root } = read;
  const isSecond = /^urn:oasis:names:tc:xliff:document:2\.\d$/.test(root.namespace);
  if (root.name !== 'xliff' || !(isSecond || root.namespace === 'urn:oasis:names:tc:xliff:document:1.2'))
    return { ok: false, reason: 'not-ours' };
  for (const file of named(root, 'file')) {
    const frame = frameIn(file.attributes.original);
    if (!frame) continue;
    const units = everyNamed(file, isSecond ? 'unit' : 'trans-unit').map((unit) => (isSecond ? unitIn(unit) : transUnitIn(unit)));
    return { ok: true, file: { frame, units } };
  }
  return { ok: false, reason: 'no-file' };
}

function unitIn(unit: XmlElement): Returned {
  const segments = [...named(unit, 'segment'), ...named(unit, 'ignorable')];
  const pieces = segments.map((segment, at) => {
    const target = named(segment, 'target')[0];
    return { target, order: Number(target?.attributes.order ?? at + 1), state: segment.attributes.state };
  });
  // Programs that cut a unit into sentences may put the target's in another order, and say so.
  const inOrder = unit.children
    .flatMap((child) => (typeof child === 'string' ? [] : pieces.filter((_, at) => segments[at] === child)))
    .toSorted((a, b) => a.order - b.order);
  const parts = inOrder.some(({ target }) => target) ? inOrder.flatMap(({ target }) => (target ? partsIn(target) : [])) : undefined;
  const states = named(unit, 'segment').map(({ attributes }) => attributes.state ?? 'initial');
  const notes = named(unit, 'notes').flatMap((one) => named(one, 'note').map(textIn));
  return { id: unit.attributes.id ?? '', parts, state: lowest(states), notes };
}

const order: UnitState[] = ['initial', 'translated', 'reviewed', 'final'];

function lowest(states: string[]): UnitState {
  return order[Math.min(...states.map((state) => Math.max(0, order.indexOf(state as UnitState))))] ?? 'initial';
}

function transUnitIn(unit: XmlElement): Returned {
  const target = named(unit, 'target')[0];
  const said = target?.attributes.state ?? '';
  const state = /^(needs-|new$)/.test(said)
    ? 'initial'
    : said === 'final'
      ? 'final'
      : said === 'signed-off'
        ? 'reviewed'
        : said === ''
          ? undefined
          : 'translated';
  return { id: unit.attributes.id ?? '', parts: target && partsIn(target), state, notes: named(unit, 'note').map(textIn) };
}

/** What stands in a target: words and codes, whatever the program wraps them in. */
function partsIn(element: XmlElement): Part[] {
  return element.children.flatMap((child): Part[] => {
    if (typeof child === 'string') return [child];
    const { id = '', rid, startRef, subType, ctype } = child.attributes;
    switch (child.name) {
      case 'pc':
      case 'g':
        return [{ open: id }, ...partsIn(child), { close: id }];
      case 'sc':
      case 'bpt':
        return [{ open: rid ?? id }];
      case 'ec':
      case 'ept':
        return [{ close: startRef ?? rid ?? id }];
      case 'ph':
      case 'x':
        return [subType === 'xlf:lb' || ctype === 'lb' || /^b\d+$/.test(id) ? { break: id } : { open: id }];
      case 'mrk':
        return partsIn(child);
      case 'sm':
      case 'em':
        return [];
      default:
        return [{ open: `${child.name} ${id}`.trim() }];
    }
  });
}

function named(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name && child.namespace === element.namespace,
  );
}

/** Those of a name at any depth, without those of other vocabularies. */
function everyNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child): XmlElement[] => {
    if (typeof child === 'string' || child.namespace !== element.namespace) return [];
    return child.name === name ? [child] : everyNamed(child, name);
  });
}

function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

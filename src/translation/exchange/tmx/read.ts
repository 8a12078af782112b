import { isClean } from '#document';
import { elementsIn, type XmlElement } from '#platform/xml.ts';

/** A unit of a memory in our words: a text and what was made of it, once for each other language. Numbered from 1, with the line it begins in. */
export type MemoryUnit = {
  number: number;
  line: number;
  kind: 'paragraph' | 'sentence';
  from: string;
  source: string;
  targets: { to: string; text: string }[];
  madeAt: string | undefined;
};

export type UnitFault = 'no-language' | 'one-language' | 'empty' | 'long' | 'unclean' | 'no-term';
export type FaultyUnit = { number: number; line: number; fault: UnitFault };

const limits = { depth: 40, elements: 5000, attributes: 60, run: 300_000, characters: 500_000 };
const mostLetters = 20_000;

/** The units of a TMX file of any version up to 1.4b (LISA), one at a time. `languageOf` gives a tag the spelling that the paper has for it. Throws XmlTrouble. */
export async function* tmxUnits(
  chunks: AsyncIterable<Uint8Array>,
  languageOf: (tag: string) => string | undefined,
): AsyncGenerator<MemoryUnit | FaultyUnit> {
  let header: Record<string, string> = {};
  let number = 0;
  for await (const element of elementsIn(chunks, ['header', 'tu'], limits)) {
    if (element.name === 'header') header = element.attributes;
    else yield unitIn(element, ++number, header, languageOf);
  }
}

function unitIn(
  tu: XmlElement,
  number: number,
  header: Record<string, string>,
  languageOf: (tag: string) => string | undefined,
): MemoryUnit | FaultyUnit {
  const line = tu.line ?? 0;
  const faulty = (fault: UnitFault) => ({ number, line, fault });
  const variants = childrenOf(tu, 'tuv').map((tuv) => ({
    // Before version 1.4 the language stood in an attribute of its own.
    language: languageOf(tuv.attributes['xml:lang'] ?? tuv.attributes.lang ?? ''),
    text: wordsIn(childrenOf(tuv, 'seg')[0]).replace(/\s+/g, ' ').trim().normalize('NFC'),
  }));
  if (variants.some(({ language }) => language === undefined)) return faulty('no-language');
  const named = languageOf(tu.attributes.srclang ?? header.srclang ?? '');
  const original = variants.find(({ language }) => language === named) ?? variants[0];
  const others = variants.filter((one) => one !== original && one.language !== original?.language);
  if (!original || others.length === 0) return faulty('one-language');
  const texts = [original, ...others].map(({ text }) => text);
  if (texts.some((text) => text === '')) return faulty('empty');
  if (texts.some((text) => text.length > mostLetters)) return faulty('long');
  if (!texts.every(isClean)) return faulty('unclean');
  const kind = (tu.attributes.segtype ?? header.segtype) === 'paragraph' ? 'paragraph' : 'sentence';
  const targets = others.map(({ language, text }) => ({ to: language ?? '', text }));
  const madeAt = momentIn(tu.attributes.changedate ?? tu.attributes.creationdate);
  return { number, line, kind, from: original.language ?? '', source: original.text, targets, madeAt };
}

/** The words of a segment: what codes of level 2 hold is the markup of other programs, but what `hi` marks is text. */
function wordsIn(element: XmlElement | undefined): string {
  const children = element?.children ?? [];
  return children.map((child) => (typeof child === 'string' ? child : child.name === 'hi' ? wordsIn(child) : '')).join('');
}

/** A moment as TMX writes it: 20260131T120000Z. */
function momentIn(text: string | undefined): string | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '') ?? [];
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

import { isClean } from '#document';
import { elementsIn, type XmlElement } from '#platform/xml.ts';
import type { ConceptText, Term } from '../../glossary/store.ts';
import { type ConceptKind, conceptKinds, type TermStatus } from '../../glossary/terms-in.ts';
import { childrenOf, type FaultyUnit, type UnitFault } from '../tmx/read.ts';

/** An entry of a term base in our words. `key`: the one it has here, where it was taken along from here. */
export type GlossaryUnit = { number: number; line: number; key: string | undefined; concept: ConceptText };

const limits = { depth: 40, elements: 5000, attributes: 60, run: 300_000, characters: 500_000 };
const bounds = { term: 200, note: 2000 };

/** The entries of a TBX file (ISO 30042, either edition), in style DCA or DCT, one at a time. Throws XmlTrouble. */
export async function* tbxUnits(
  chunks: AsyncIterable<Uint8Array>,
  languageOf: (tag: string) => string | undefined,
): AsyncGenerator<GlossaryUnit | FaultyUnit> {
  let number = 0;
  for await (const entry of elementsIn(chunks, ['conceptEntry', 'termEntry'], limits)) yield unitIn(entry, ++number, languageOf);
}

function unitIn(entry: XmlElement, number: number, languageOf: (tag: string) => string | undefined): GlossaryUnit | FaultyUnit {
  const line = entry.line ?? 0;
  const faulty = (fault: UnitFault) => ({ number, line, fault });
  const sections = [...childrenOf(entry, 'langSec'), ...childrenOf(entry, 'langSet')];
  const terms: Term[] = [];
  for (const section of sections) {
    const language = languageOf(section.attributes['xml:lang'] ?? '');
    if (!language) return faulty('no-language');
    for (const one of ['termSec', 'tig', 'ntig'].flatMap((name) => childrenOf(section, name))) terms.push(termIn(one, language));
  }
  if (terms.length === 0 || terms.some(({ text }) => text === '')) return faulty('no-term');
  if (terms.some(({ text }) => text.length > bounds.term)) return faulty('long');
  const subject = dataIn(entry, 'subjectField')[0] ?? '';
  const kind: ConceptKind = conceptKinds.find((one) => one === subject) ?? 'term';
  const note = [...dataIn(entry, 'definition'), ...dataIn(entry, 'note')].join('\n').slice(0, bounds.note);
  const origin = (dataIn(entry, 'source')[0] ?? '').slice(0, bounds.note);
  const isKept = dataIn(entry, 'customerSubset').includes('kept');
  if (
    ![note, origin, ...terms.flatMap((term) => [term.text, term.note, term.transliteration])].every((text) =>
      isClean(text.replace(/\n/g, ' ')),
    )
  )
    return faulty('unclean');
  const key = /^c-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(entry.attributes.id ?? '')?.[1];
  return { number, line, key, concept: { kind, note, origin, isKept, terms: settled(terms) } };
}

const statuses: [RegExp, TermStatus][] = [
  [/^preferredTerm/, 'preferred'],
  [/^(deprecatedTerm|supersededTerm)/, 'forbidden'],
];

function termIn(section: XmlElement, language: string): Term {
  const holder = childrenOf(section, 'termGrp')[0] ?? section;
  const text = oneLine(textIn(childrenOf(holder, 'term')[0]));
  const said = [...dataIn(holder, 'administrativeStatus'), ...dataIn(holder, 'normativeAuthorization')];
  const status = statuses.find(([form]) => said.some((one) => form.test(one)))?.[1] ?? 'allowed';
  const notes = [...dataIn(section, 'note'), ...(holder === section ? [] : dataIn(holder, 'note'))];
  const isSpelling = (note: string) => note.startsWith('Transliteration: ');
  const transliteration = (notes.find(isSpelling)?.slice(17) ?? '').slice(0, bounds.term);
  const note = notes
    .filter((one) => !isSpelling(one))
    .join(' ')
    .slice(0, bounds.note);
  return { language, text, status, transliteration, note };
}

/** Each term once; in each language one is preferred, where the file says which or has one alone. */
function settled(terms: Term[]): Term[] {
  const seen = new Set<string>();
  const each = terms.filter(({ language, text }) => !seen.has(`${language} ${text}`) && seen.add(`${language} ${text}`));
  const preferred = new Set<string>();
  return each.map((term) => {
    const isAlone =
      term.status === 'allowed' && each.filter(({ language, status }) => language === term.language && status !== 'forbidden').length === 1;
    if (term.status !== 'preferred' && !isAlone) return term;
    const isFirst = !preferred.has(term.language);
    preferred.add(term.language);
    return { ...term, status: isFirst ? 'preferred' : 'allowed' };
  });
}

/** What an element says under a category: in DCA as the `type` of a general element, in DCT as an element of that name. Groups around it are seen through. */
function dataIn(element: XmlElement, category: string): string[] {
  return element.children.flatMap((child): string[] => {
    if (typeof child === 'string') return [];
    if (/Grp$/.test(child.name) && child.name !== 'termGrp') return dataIn(child, category);
    return child.attributes.type === category || child.name === category ? [oneLine(textIn(child))] : [];
  });
}

function textIn(element: XmlElement | undefined): string {
  return (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().normalize('NFC');
}

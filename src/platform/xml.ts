import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { decodedPieces, EncodingTrouble, type Pieces } from './xml/encodings.ts';

export { escapeXml, serializeXml, xmlElement, xmlPart } from './xml/write.ts';

/** An element by its local name. `attributes` has no declarations of namespaces and keeps prefixes as written: 'xml:lang'. `line`, where it begins, counts from 1. */
export type XmlElement = {
  name: string;
  namespace: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
  line?: number;
};

/** Bounds of what is read: `characters` in UTF-16 units, of the whole or of each element that a stream yields; `run` of one text, tag or comment. */
export type XmlLimits = { depth: number; elements: number; attributes: number; run: number; characters: number };

const usual: XmlLimits = { depth: 200, elements: 500_000, attributes: 200, run: 2_000_000, characters: 50_000_000 };

/** Why XML isn't read. `detail` is one English sentence that names the line, for logs and for those who made the file. */
export type XmlProblem = { reason: 'doctype' | 'entity' | 'deep' | 'long' | 'encoding' | 'broken'; line: number; detail: string };

/** A stream of XML that can't be read further. */
export class XmlTrouble extends Error {
  override name = 'XmlTrouble';
  readonly problem: XmlProblem;
  constructor(problem: XmlProblem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export type ParsedXml = { ok: true; root: XmlElement } | { ok: false; problem: XmlProblem };

/**
 * Reads XML 1.0 with namespaces, from text or from bytes in the encoding they declare. Refused are every DOCTYPE, every entity but the
 * five, and what is deeper or longer than the limits: nothing a file says is ever fetched or expanded.
 */
export function parseXml(source: string | Uint8Array, limits: Partial<XmlLimits> = {}): ParsedXml {
  const found: XmlElement[] = [];
  const bounds = { ...usual, ...limits };
  try {
    const reader = readerOf(
      bounds,
      () => true,
      (element) => found.push(element),
    );
    if (typeof source === 'string') reader.write(source);
    else decodedPieces((piece) => reader.write(piece)).whole(source);
    reader.end();
  } catch (error) {
    return { ok: false, problem: problemIn(error) };
  }
  const [root] = found;
  return root ? { ok: true, root } : { ok: false, problem: { reason: 'broken', line: 1, detail: 'Line 1: there is no element.' } };
}

/** The elements of these local names, each whole once it has ended; of all else nothing is kept, however long the file is. Throws XmlTrouble. */
export async function* elementsIn(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  names: string[],
  limits: Partial<XmlLimits> = {},
): AsyncGenerator<XmlElement> {
  let found: XmlElement[] = [];
  const wanted = new Set(names);
  const reader = readerOf(
    { ...usual, ...limits },
    (name) => wanted.has(name),
    (element) => found.push(element),
  );
  const pieces = decodedPieces((piece) => reader.write(piece));
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += 65_536) {
        pieces.add(chunk.subarray(at, at + 65_536));
        yield* found;
        found = [];
      }
    }
    pieces.end();
    reader.end();
  } catch (error) {
    if (isOurs(error)) throw new XmlTrouble(problemIn(error));
    throw error;
  }
  yield* found;
}

/** Builds the elements that `isWanted`, and what is in them. Throws Excess, and saxes' own errors for markup that is broken. */
function readerOf(
  limits: XmlLimits,
  isWanted: (name: string) => boolean,
  yields: (element: XmlElement) => void,
): Pick<Pieces, 'write' | 'end'> {
  // The version is ours: 1.1 would let control characters in.
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const open: (XmlElement | undefined)[] = [];
  let inside = 0;
  let elements = 0;
  let characters = 0;
  let run = 0;
  let startLine = 1;
  const refuse = (reason: Excess['reason'], detail: string) => {
    throw new Excess(reason, parser.line, detail);
  };
  const heard = (length: number) => {
    run = 0;
    if (inside === 0) return;
    characters += length;
    if (characters > limits.characters) refuse('long', `it is longer than ${limits.characters} characters`);
  };
  const keep = (text: string) => {
    heard(text.length);
    const siblings = open.at(-1)?.children;
    if (!siblings || text === '') return;
    if (typeof siblings.at(-1) === 'string') siblings.push(String(siblings.pop()) + text);
    else siblings.push(text);
  };
  let attributes = 0;
  parser.on('doctype', () => refuse('doctype', 'a DOCTYPE is not allowed'));
  parser.on('opentagstart', () => {
    startLine = parser.line;
    attributes = 0;
    if (open.length >= limits.depth) refuse('deep', `elements are nested deeper than ${limits.depth}`);
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > limits.attributes) refuse('long', `an element has more than ${limits.attributes} attributes`);
  });
  parser.on('opentag', (tag) => {
    if (inside > 0 || isWanted(tag.local)) {
      if (inside === 0) characters = elements = 0;
      inside += 1;
      elements += 1;
      if (elements > limits.elements) refuse('long', `there are more than ${limits.elements} elements`);
      const { element, length } = elementOf(tag, startLine);
      heard(length);
      open.at(-1)?.children.push(element);
      open.push(element);
    } else {
      heard(0);
      open.push(undefined);
    }
  });
  parser.on('closetag', () => {
    heard(0);
    const element = open.pop();
    if (!element) return;
    inside -= 1;
    if (inside === 0) yields(element);
  });
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.on('comment', () => heard(0));
  parser.on('processinginstruction', () => heard(0));
  return {
    write(piece) {
      for (let at = 0; at < piece.length; at += 65_536) {
        const part = piece.slice(at, at + 65_536);
        // What is neither ended nor given up yet is held by the parser: it must not grow without bound.
        run += part.length;
        if (run > limits.run + 65_536) refuse('long', `a text or tag is longer than ${limits.run} characters`);
        parser.write(part);
      }
    },
    end: () => void parser.close(),
  };
}

function elementOf(tag: SaxesTagNS, line: number): { element: XmlElement; length: number } {
  // Without a prototype: an attribute may be called __proto__.
  const attributes: Record<string, string> = Object.create(null);
  let length = tag.name.length;
  for (const { name, uri, value } of Object.values(tag.attributes) as SaxesAttributeNS[]) {
    length += name.length + value.length;
    if (uri !== 'http://www.w3.org/2000/xmlns/') attributes[name] = value;
  }
  return { element: { name: tag.local, namespace: tag.uri, attributes, children: [], line }, length };
}

class Excess extends Error {
  override name = 'Excess';
  readonly reason: XmlProblem['reason'];
  readonly line: number;
  constructor(reason: XmlProblem['reason'], line: number, message: string) {
    super(message);
    this.reason = reason;
    this.line = line;
  }
}

function isOurs(error: unknown): boolean {
  return error instanceof Excess || error instanceof EncodingTrouble || (error instanceof Error && /^\d+:\d+: /.test(error.message));
}

/** The problem a reader stopped at. Rethrows what isn't one. */
function problemIn(error: unknown): XmlProblem {
  if (error instanceof EncodingTrouble) return { reason: 'encoding', line: 1, detail: `Line 1: ${error.message}.` };
  if (error instanceof Excess) return { reason: error.reason, line: error.line, detail: `Line ${error.line}: ${error.message}.` };
  const found = error instanceof Error ? /^(\d+):\d+: ([^\n]{1,300})/.exec(error.message) : null;
  if (!found) throw error;
  const [, line, said = ''] = found;
  const reason = /^undefined entity/.test(said) ? 'entity' : 'broken';
  return { reason, line: Number(line), detail: `Line ${line}: ${said.replace(/\.$/, '')}.` };
}

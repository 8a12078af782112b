import type { Mark, Text } from '#document';

/** A stretch of words as files carry it: words, and where a mark begins and ends or a new paragraph does, by ids that stay the same in source and target. */
export type Part = string | { open: string } | { close: string } | { break: string };

/** What a text's marks are called in files: a mark for each id. */
export type Codes = Map<string, Mark>;

export type CodeFault = 'lost' | 'duplicated' | 'crossed' | 'unknown';

/** Texts one after the other as parts. Marks that `known` has already get its ids, each once; others get new ones, which are added to it. */
export function partsOf(texts: Text[], known: Codes): Part[] {
  const free = new Map(known);
  const parts: Part[] = [];
  const codeFor = (mark: Mark) => {
    const found = [...free].find(([, one]) => spelling(one) === spelling(mark))?.[0];
    const id = found ?? String(known.size + 1);
    free.delete(id);
    known.set(id, mark);
    return id;
  };
  for (const [at, text] of texts.entries()) {
    if (at > 0) parts.push({ break: `b${at}` });
    const open: { id: string; mark: Mark }[] = [];
    const closeTo = (depth: number) => {
      while (open.length > depth) parts.push({ close: open.pop()?.id ?? '' });
    };
    for (const { text: words, marks = [] } of text) {
      const differs = open.findIndex(({ mark }, depth) => spelling(mark) !== spelling(marks[depth]));
      closeTo(differs === -1 ? open.length : differs);
      for (const mark of marks.slice(open.length)) {
        const id = codeFor(mark);
        open.push({ id, mark });
        parts.push({ open: id });
      }
      parts.push(words);
    }
    closeTo(0);
  }
  return parts;
}

/** The ids of marks in some parts, each once. */
export function idsIn(parts: Part[]): Set<string> {
  return new Set(parts.flatMap((part) => (typeof part === 'object' && 'open' in part ? [part.open] : [])));
}

/** Texts out of parts that came back. Each of the `needed` codes must stand once, around words, and none may cross another. */
export function textsOf(
  parts: Part[],
  codes: Codes,
  needed: Set<string>,
): { ok: true; texts: Text[] } | { ok: false; fault: CodeFault; code: string } {
  const texts: Text[] = [[]];
  const open: string[] = [];
  const seen = new Set<string>();
  const filled = new Set<string>();
  for (const part of parts) {
    if (typeof part === 'string') {
      const marks = open.flatMap((id) => codes.get(id) ?? []);
      for (const id of open) filled.add(id);
      if (part !== '') texts.at(-1)?.push(marks.length > 0 ? { text: part, marks } : { text: part });
    } else if ('open' in part) {
      if (!codes.has(part.open)) return { ok: false, fault: 'unknown', code: part.open };
      if (seen.has(part.open)) return { ok: false, fault: 'duplicated', code: part.open };
      seen.add(part.open);
      open.push(part.open);
    } else if ('close' in part) {
      if (open.pop() !== part.close) return { ok: false, fault: 'crossed', code: part.close };
    } else {
      const [around] = open;
      if (around !== undefined) return { ok: false, fault: 'crossed', code: around };
      texts.push([]);
    }
  }
  const [unclosed] = open;
  if (unclosed !== undefined) return { ok: false, fault: 'crossed', code: unclosed };
  const lost = [...needed].find((id) => !filled.has(id));
  return lost === undefined ? { ok: true, texts } : { ok: false, fault: 'lost', code: lost };
}

function spelling(mark: Mark | undefined): string {
  if (!mark) return '';
  return `${mark.type} ${'href' in mark ? mark.href : 'language' in mark ? mark.language : ''}`;
}

import { type Block, linksIn } from '#document';
import { daysIn } from '../checks/dates.ts';
import { numbersIn } from '../checks/numbers.ts';

/** What of a text comes over as it is, or in the other language's form. */
export type Fact = { kind: 'number' | 'date' | 'quotation' | 'link'; text: string };

const quotations = /«[^«»]+»|»[^«»]+«|“[^“”„]+”|„[^“”„]+[“”]|「[^「」]+」|『[^『』]+』|"[^"]+"/gu;
const most = 40;

/** Numbers, dates, quotations and links of a text and its blocks, each once. */
export function factsOf(text: string, blocks: Block[], language: string): Fact[] {
  const facts: Fact[] = [
    ...daysIn(text, language).map((one) => ({ kind: 'date' as const, text: one.text })),
    ...numbersIn(text, language).map((one) => ({ kind: 'number' as const, text: one.text })),
    ...[...text.matchAll(quotations)].map(([found]) => ({ kind: 'quotation' as const, text: found })),
    ...linksIn({ version: 1, blocks }).map(({ href }) => ({ kind: 'link' as const, text: href })),
  ];
  return facts.filter((one, at) => facts.findIndex(({ kind, text }) => kind === one.kind && text === one.text) === at).slice(0, most);
}

import type * as z from 'zod';
import { cleaned } from './characters.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const subjects: Record<string, string> = {
  alt: 'the alt text',
  blocks: 'the list of blocks',
  by: 'the attribution',
  caption: 'the caption',
  cut: 'the cut',
  header: 'the header',
  href: 'the link',
  items: 'the list',
  language: 'the language of the foreign phrase',
  level: 'the level',
  marks: 'the marks',
  newsletter: 'the newsletter’s slug',
  on: 'the date',
  ordered: 'the kind of list',
  picture: 'the picture’s slug',
  pictures: 'the gallery',
  rows: 'the table',
  story: 'the story’s key',
  text: 'the text',
  title: 'the title',
  type: 'the type',
  url: 'the address',
  version: 'the version',
};

/** What a list's members are called where that helps to find one. */
const members: Record<string, string> = { items: 'item', rows: 'row', pictures: 'picture', header: 'column' };

/** The number of the block an issue lies in, from 0; undefined when it concerns the document. */
export function blockOf(issue: Issue): number | undefined {
  const [first, index] = issue.path;
  return first === 'blocks' && typeof index === 'number' ? index : undefined;
}

/** What is wrong and where within the place the caller names: "Block 3, picture: the alt text is missing." */
export function sentenceOf(issue: Issue, json: unknown, place: string): string {
  const block = blockOf(issue);
  const path = block === undefined ? issue.path : issue.path.slice(2);
  const places = [place, block === undefined ? '' : typeOf(at(json, ['blocks', block])), ...placesIn(path)];
  const clause =
    issue.code === 'unrecognized_keys'
      ? `${listed(issue.keys)} ${issue.keys.length > 1 ? 'do' : 'does'} not belong here`
      : `${subjectOf(path)} ${predicateOf(issue, json)}`;
  return `${places.filter(Boolean).join(', ')}: ${clause}.`;
}

function typeOf(block: unknown): string {
  const type = at(block, ['type']);
  return typeof type === 'string' && /^[a-z]{1,20}$/.test(type) ? type : '';
}

function placesIn(path: Path): string[] {
  return path.flatMap((part, index) => {
    const parent = path[index - 1];
    if (typeof part !== 'number') return [];
    if (typeof parent === 'string' && members[parent]) return [`${members[parent]} ${part + 1}`];
    return path[index - 2] === 'rows' ? [`column ${part + 1}`] : [];
  });
}

function subjectOf(path: Path): string {
  const name = path.findLast((part) => typeof part === 'string');
  const isMember = typeof path.at(-1) === 'number';
  if (isMember && name === 'marks') return 'a mark';
  if (name === undefined || (isMember && name !== 'text')) return 'it';
  if (name === 'text' && path.includes('caption')) return 'the caption';
  if (name === 'type' && path.includes('marks')) return 'the kind of mark';
  return subjects[name] ?? 'it';
}

function predicateOf(issue: Issue, json: unknown): string {
  const isMissing = at(json, issue.path) === undefined;
  switch (issue.code) {
    case 'invalid_type':
      return isMissing ? 'is missing' : `must be ${kinds[issue.expected] ?? 'of another kind'}`;
    case 'invalid_value':
      return isMissing ? 'is missing' : `must be ${issue.values.map(String).join(' or ')}`;
    case 'invalid_union':
      return isMissing ? 'is missing' : 'is not one a document may have';
    default:
      return issue.message;
  }
}

const kinds: Partial<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

function listed(keys: string[]): string {
  return keys
    .slice(0, 3)
    .map((key) => `“${cleaned(key).slice(0, 40)}”`)
    .join(', ');
}

function at(json: unknown, path: Path): unknown {
  let value = json;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

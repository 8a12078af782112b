import { type Block, documentFromMarkdown } from '#document';
import { dayOf, momentAt } from '#platform/dates.ts';
import type { Content, Ingredients, Part, Repeat } from './shapes.ts';

/** How late a mailing may go out by itself, in minutes; later it waits for a person. */
export const minutesLate = 60;

/** How many subject lines can compete. */
export const mostSubjects = 4;

export type Occasion = { day: string; at: Date };

/** The first time after `after` that a recipe comes round, and the day it is called by; undefined without a day of the week. */
export function nextOccasion({ days, time }: Repeat, timeZone: string, after: Date): Occasion | undefined {
  const first = Date.parse(`${dayOf(after, timeZone)}T00:00:00Z`);
  for (let ahead = 0; ahead <= 7; ahead++) {
    const date = new Date(first + ahead * 86_400_000);
    if (!days.includes(date.getUTCDay() || 7)) continue;
    const day = date.toISOString().slice(0, 10);
    const at = momentAt(`${day}T${time}`, timeZone);
    if (at && at > after) return { day, at };
  }
  return undefined;
}

/** Of the times that have come since `due`, the last one that is not after `now`: what was missed before it is not made up for. */
export function lastOccasion(repeat: Repeat, timeZone: string, due: Date, now: Date): Occasion | undefined {
  const weekBefore = new Date(now.getTime() - 8 * 86_400_000);
  let from = new Date(Math.max(due.getTime() - 1, weekBefore.getTime()));
  let last: Occasion | undefined;
  for (;;) {
    const next = nextOccasion(repeat, timeZone, from);
    if (!next || next.at > now) return last;
    last = next;
    from = next.at;
  }
}

/** Whether a mailing planned for a moment is too late to go out by itself. */
export function isOverdue(plannedFor: Date, now: Date): boolean {
  return now.getTime() - plannedFor.getTime() > minutesLate * 60_000;
}

type Candidate = { key: string; publishedAt: Date };

/** Of the newest stories of each list those a mailing is made of: none twice, as many as asked for, in the recipe's order. */
export function chosenOf<C extends Candidate>(perList: C[][], { most, order }: Pick<Ingredients, 'most' | 'order'>): C[] {
  const seen = new Set<string>();
  const fresh = (one: C) => !seen.has(one.key) && seen.add(one.key) !== undefined;
  if (order === 'lists') {
    const longest = Math.max(0, ...perList.map((stories) => stories.length));
    const inTurn = Array.from({ length: longest }, (_, at) => perList.flatMap((stories) => stories[at] ?? [])).flat();
    return inTurn.filter(fresh).slice(0, most);
  }
  const newest = perList.flat().filter(fresh).sort(byTime).slice(0, most);
  return order === 'oldest' ? newest.reverse() : newest;
}

function byTime(one: Candidate, other: Candidate): number {
  return other.publishedAt.getTime() - one.publishedAt.getTime();
}

/** What a recipe makes of the stories it found: introduction, stories, the advertisement after the second, closing lines. */
export function contentOf(recipe: Ingredients, stories: string[]): Content {
  const text = (words: string): Part[] => (words.trim() ? [{ kind: 'text', text: words }] : []);
  const parts: Part[] = stories.map((story) => ({ kind: 'story', story }));
  if (recipe.advertisement) parts.splice(Math.min(2, parts.length), 0, { kind: 'advertisement' });
  return { whole: recipe.whole, parts: [...text(recipe.introduction), ...parts, ...text(recipe.closing)] };
}

/** What one press does to the row of parts; undefined where nothing came of it. Places count from 0. */
export type Turn =
  | { what: 'up' | 'down' | 'remove'; at: number }
  | { what: 'write'; at: number; text: string }
  | { what: 'add'; part: Part };

/** The parts after a turn; undefined where there is no such part, no room, or a story stands there already. */
export function turned(parts: Part[], turn: Turn, most: number): Part[] | undefined {
  if (turn.what === 'add') {
    const { part } = turn;
    const isThere = part.kind === 'story' && parts.some((one) => one.kind === 'story' && one.story === part.story);
    return isThere || parts.length >= most ? undefined : [...parts, part];
  }
  const part = parts[turn.at];
  if (!part) return undefined;
  if (turn.what === 'remove') return parts.filter((_, at) => at !== turn.at);
  if (turn.what === 'write') {
    return part.kind === 'text' ? parts.map((one, at) => (at === turn.at ? { kind: 'text', text: turn.text } : one)) : undefined;
  }
  const other = turn.at + (turn.what === 'up' ? -1 : 1);
  const neighbour = parts[other];
  if (!neighbour) return parts;
  return parts.map((one, at) => (at === turn.at ? neighbour : at === other ? part : one));
}

const written = ['paragraph', 'heading', 'list', 'quote', 'divider'];

/** The blocks of a text written into a mailing: paragraphs, subheads, lists, quotations, lines and links, and nothing else. */
export function blocksOf(text: string): { ok: true; blocks: Block[] } | { ok: false; problem: string } {
  const read = documentFromMarkdown(text);
  if (!read.ok) return { ok: false, problem: read.problems.join(' ') };
  const strange = read.document.blocks.find(({ type }) => !written.includes(type));
  return strange ? { ok: false, problem: strange.type } : { ok: true, blocks: read.document.blocks };
}

/** Subject lines as they are kept: trimmed, none empty, none twice, at most four. */
export function subjectsOf(typed: string[]): string[] {
  const lines = typed.map((one) => one.replace(/\s+/g, ' ').trim()).filter(Boolean);
  return [...new Set(lines)].slice(0, mostSubjects);
}

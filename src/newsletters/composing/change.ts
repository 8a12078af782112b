import { inTransaction, type Press } from '#platform/database.ts';
import { record } from '#staff';
import { changeMailing, lockMailing, type Mailing, type MailingChange, openStates } from './mailings.ts';
import { blocksOf, subjectsOf, type Turn, turned } from './rules.ts';
import { mostParts } from './shapes.ts';

/** Who of the staff acts, and when. */
export type Acted = { by: number; now: Date };

export type ChangeOutcome =
  | { ok: true }
  | { ok: false; reason: 'gone' | 'begun' | 'conflict' | 'no-room' }
  | { ok: false; reason: 'bad-text'; problem: string };

/** Changes a mailing that is still open and still as it was looked at (`mark`), and notes who did. */
export async function changeOpen<O extends { ok: true } | { ok: false }>(
  press: Press,
  id: number,
  mark: number,
  { by, now }: Acted,
  act: `newsletters.${string}`,
  work: (db: Press, mailing: Mailing) => Promise<{ change: MailingChange } | O>,
): Promise<O | ChangeOutcome> {
  return inTransaction(press, async (db): Promise<O | ChangeOutcome> => {
    const mailing = await lockMailing(db, id);
    if (!mailing) return { ok: false, reason: 'gone' };
    if (!openStates.includes(mailing.state)) return { ok: false, reason: 'begun' };
    if (mailing.mark !== mark) return { ok: false, reason: 'conflict' };
    const done = await work(db, mailing);
    if (!('change' in done)) return done;
    await changeMailing(db, id, done.change, by, now);
    await record(db, { personId: by, act, subject: { kind: 'mailing', id } }, now);
    return { ok: true };
  });
}

type MailingWords = { subjects: string[]; preheader: string; whole: boolean };

/** Writes the subject lines, what lists of mail show after them, and whether subscribers get whole texts. */
export async function writeWords(press: Press, id: number, typed: MailingWords, mark: number, acted: Acted): Promise<ChangeOutcome> {
  return changeOpen<ChangeOutcome>(press, id, mark, acted, 'newsletters.mailing-changed', async (_, mailing) => {
    const subjects = subjectsOf(typed.subjects);
    // What is planned goes out under a subject.
    if (subjects.length === 0 && mailing.state !== 'draft') return { ok: false, reason: 'no-room' };
    const preheader = typed.preheader.replace(/\s+/g, ' ').trim();
    return { change: { subjects, preheader, content: { ...mailing.content, whole: typed.whole } } };
  });
}

/** Moves, removes, rewrites or adds a part. */
export async function turnParts(press: Press, id: number, turn: Turn, mark: number, acted: Acted): Promise<ChangeOutcome> {
  const text = turn.what === 'write' ? turn.text : turn.what === 'add' && turn.part.kind === 'text' ? turn.part.text : undefined;
  const read = text === undefined ? undefined : blocksOf(text);
  if (read && !read.ok) return { ok: false, reason: 'bad-text', problem: read.problem };
  return changeOpen<ChangeOutcome>(press, id, mark, acted, 'newsletters.mailing-changed', async (_, { content }) => {
    const parts = turned(content.parts, turn, mostParts);
    return parts ? { change: { content: { ...content, parts } } } : { ok: false, reason: 'no-room' };
  });
}

/** Puts a mailing away that is not to go out. It stays in the list. */
export async function discardMailing(press: Press, id: number, mark: number, acted: Acted): Promise<ChangeOutcome> {
  return changeOpen<ChangeOutcome>(press, id, mark, acted, 'newsletters.mailing-discarded', async () => ({
    change: { state: 'skipped', scheduledFor: null, waitsBecause: null },
  }));
}

/** Takes a planned or missed mailing back among the drafts. */
export async function unscheduleMailing(press: Press, id: number, mark: number, acted: Acted): Promise<ChangeOutcome> {
  return changeOpen<ChangeOutcome>(press, id, mark, acted, 'newsletters.mailing-unscheduled', async () => ({
    change: { state: 'draft', scheduledFor: null, waitsBecause: null },
  }));
}

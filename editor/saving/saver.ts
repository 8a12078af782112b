import type { Around, Saver } from './around.ts';
import { type Base, type Draft, isSame, type Theirs } from './draft.ts';
import type { Left } from './keeper.ts';
import { composed, isSettled, type Merge, mergeDrafts } from './merge.ts';
import { type Happened, pace, type SavingState, type Trouble, waitAfter, waitFor } from './rules.ts';
import type { Answer } from './server.ts';

/**
 * Saves a text for as long as it is open. It is kept in the browser before it is sent and until the paper has said that it has it. One
 * text is on its way at a time; one whose answer was lost is sent once more as it was, then what came after. What somebody else has
 * saved meanwhile is merged with it, or shown where that can't be done; it is never written over.
 */
export function createSaver(begun: Base, { sheet, server, keeper, timers, tabs }: Around): Saver {
  let base = begun;
  let current = begun.draft;
  let sent: Draft | undefined;
  let kept: { draft: Draft; base: Base; sent: Draft | undefined } | undefined;
  let keepFault: SavingState['keepFault'];
  let underWay: Promise<void> | undefined;
  let trouble: Trouble | undefined;
  let conflict: { theirs: Theirs; merge: Merge } | undefined;
  let firstChange: number | undefined;
  let savedAt: Date | undefined;
  let happened: Happened | undefined;
  let hasLeft = false;
  let isStopped = false;
  let cancelSend = () => {};
  let cancelKeep: (() => void) | undefined;
  let state = stateNow();
  const listeners = new Set<() => void>();

  /** Something isn't saved, or perhaps not. */
  function isOpen(): boolean {
    return sent !== undefined || !isSame(current, base.draft);
  }

  function stateNow(): SavingState {
    const kind = conflict ? 'conflict' : !isOpen() ? 'saved' : underWay && !trouble ? 'saving' : (trouble?.kind ?? 'changed');
    return {
      kind,
      number: base.number,
      savedAt,
      keepFault,
      problems: trouble?.kind === 'problems' ? trouble.problems : [],
      message: trouble?.kind === 'barred' ? trouble.message : '',
      conflict: conflict && { madeBy: conflict.theirs.madeBy, merge: conflict.merge },
      happened,
    };
  }

  function tell() {
    state = stateNow();
    for (const listener of listeners) listener();
  }

  function sendIn(milliseconds: number) {
    cancelSend();
    if (!isStopped) cancelSend = timers.later(milliseconds, () => void send(false));
  }

  function plan() {
    firstChange ??= timers.now();
    cancelKeep ??= timers.later(pace.keep, () => void keep());
    if (conflict || underWay) return;
    // A text that was refused for what is in it is another one now; whatever else was in the way still is.
    if (trouble?.kind === 'problems') trouble = undefined;
    if (!trouble) sendIn(waitFor(firstChange, timers.now()));
  }

  async function keep(): Promise<void> {
    cancelKeep?.();
    cancelKeep = undefined;
    if (kept?.draft === current && kept.base === base && kept.sent === sent) return;
    const record = { draft: current, base, sent };
    try {
      await keeper.keep(record);
      kept = record;
      keepFault = undefined;
    } catch (fault) {
      keepFault = fault instanceof Error && fault.name === 'QuotaExceededError' ? 'full' : 'none';
    }
    tell();
  }

  /** What stands in the editor is what the paper has. */
  function settle() {
    cancelSend();
    cancelKeep?.();
    cancelKeep = undefined;
    firstChange = undefined;
    trouble = undefined;
    kept = undefined;
    // What can't be dropped is found to be saved the next time it is read.
    keeper.forget().catch(() => undefined);
  }

  function send(isLast: boolean): Promise<void> {
    if (underWay || conflict || isStopped || !isOpen()) return underWay ?? Promise.resolve();
    cancelSend();
    underWay = sendNow(isLast);
    tell();
    return underWay;
  }

  async function sendNow(isLast: boolean): Promise<void> {
    const draft = sent ?? current;
    sent = draft;
    const keeping = keep();
    if (!isLast) await keeping;
    const answer = await server.save(base.number, draft, isLast);
    underWay = undefined;
    if (isStopped) return;
    take(draft, answer);
    tell();
  }

  function take(draft: Draft, answer: Answer) {
    const tries = trouble && 'tries' in trouble && trouble.kind === answer.kind ? trouble.tries + 1 : 1;
    if (answer.kind !== 'away') sent = undefined;
    switch (answer.kind) {
      case 'saved':
        base = { number: answer.number, draft };
        savedAt = answer.savedAt;
        trouble = undefined;
        tabs.tell(base.number);
        if (isOpen()) {
          firstChange = timers.now();
          plan();
        } else settle();
        if (hasLeft) void begin();
        return;
      case 'theirs':
        trouble = undefined;
        return arrived(answer.theirs);
      case 'problems':
        trouble = { kind: 'problems', problems: answer.problems };
        if (current !== draft) plan();
        return;
      default: {
        const waiting = { ...answer, tries };
        trouble = waiting;
        sendIn(waitAfter(waiting, timers.random()));
      }
    }
  }

  function put(draft: Draft, why: Happened) {
    current = draft;
    happened = why;
    sheet.write(draft);
  }

  /** A text that the paper has and this one wasn't begun from. */
  function arrived(theirs: Theirs) {
    current = sheet.read();
    if (isSame(current, theirs.draft) || isSame(current, base.draft)) {
      const isNews = !isSame(current, theirs.draft);
      base = theirs;
      if (isNews) put(theirs.draft, { kind: 'followed', by: theirs.madeBy });
      return settle();
    }
    meet(theirs, { kind: 'merged', by: theirs.madeBy });
  }

  /** Brings the text together with another that was saved; what can't be is left to the writer. */
  function meet(theirs: Theirs, why: Happened) {
    const merge = mergeDrafts(base.draft, current, theirs.draft);
    if (isSettled(merge)) {
      conflict = undefined;
      base = theirs;
      put(composed(merge), why);
      if (!isOpen()) return settle();
      void keep();
      sendIn(0);
    } else {
      cancelSend();
      conflict = { theirs, merge };
      void keep();
    }
  }

  /** What is under way brings the same news, and conflicts wait for the writer. */
  function told(theirs: Theirs) {
    if (theirs.number <= base.number || underWay || conflict || sent || isStopped) return;
    arrived(theirs);
    tell();
  }

  async function begin(): Promise<void> {
    const left = await keeper.takeLeft().catch(() => []);
    hasLeft = false;
    for (const one of left) {
      if (isStopped) return;
      current = sheet.read();
      if (!bringBack(one)) hasLeft = true;
      else {
        if (isOpen() || conflict) await keep();
        if (keepFault === undefined) await keeper.drop(one.id).catch(() => undefined);
      }
    }
    tell();
  }

  /** Takes in what a tab had left; false where that has to wait until what is here is saved. */
  function bringBack(left: Left): boolean {
    const from = left.sent && isSame(left.sent, base.draft) ? base : left.base;
    if (isSame(left.draft, current) || isSame(left.draft, from.draft)) return true;
    if (conflict || underWay) return false;
    if (!isOpen()) {
      const theirs = { madeBy: '', ...base };
      base = from;
      current = left.draft;
      meet(theirs, { kind: 'brought-back' });
      if (conflict) put(left.draft, { kind: 'brought-back' });
      return true;
    }
    const merge = mergeDrafts(from.draft, current, left.draft);
    if (!isSettled(merge)) return false;
    put(composed(merge), { kind: 'brought-back' });
    plan();
    return true;
  }

  return {
    changed(draft) {
      current = draft;
      if (conflict) meet(conflict.theirs, { kind: 'merged', by: conflict.theirs.madeBy });
      else if (isOpen()) plan();
      else if (!underWay) settle();
      tell();
    },
    async flush() {
      current = sheet.read();
      do await send(false);
      while (isOpen() && !conflict && !trouble && !isStopped);
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    resolve(draft) {
      if (!conflict) return;
      base = conflict.theirs;
      conflict = undefined;
      happened = undefined;
      current = draft;
      sheet.write(draft);
      if (isOpen()) {
        firstChange = timers.now();
        void send(false);
      } else settle();
      tell();
    },
    heard(number) {
      if (number <= base.number || underWay || conflict) return;
      if (isOpen()) void send(false);
      else void server.newest().then((newest) => newest && told(newest));
    },
    retry() {
      if (trouble && trouble.kind !== 'problems') void send(false);
    },
    leave() {
      current = sheet.read();
      if (!isOpen()) return;
      if (trouble || underWay || conflict) void keep();
      else void send(true);
    },
    begin,
    stop() {
      if (isOpen() || conflict) void keep();
      isStopped = true;
      cancelSend();
    },
  };
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { may, type Role } from '#staff';
import { type Act, actsOpen, type Hand, type Piece, stateAfter, type WorkState, whatBars, workStates } from './rules.ts';

const now = new Date('2026-11-24T12:00:00Z');
const later = new Date('2026-11-25T12:00:00Z');
const hand = (id: number, role: Role, isWriter = true): Hand => ({ id, isWriter, may: (permission) => may(role, permission) });
const piece = (state: WorkState, more: Partial<Piece> = {}): Piece => ({
  state,
  isPublic: state === 'published',
  hasNewText: state !== 'published',
  writers: [1],
  approvedBy: state === 'ready' || state === 'scheduled' ? 2 : undefined,
  embargoUntil: undefined,
  ...more,
});
const [contributor, editor, other] = [hand(1, 'contributor'), hand(2, 'editor'), hand(3, 'contributor', false)];

describe('who may do what, when', () => {
  test.each<[WorkState, Act[], Act[]]>([
    ['idea', ['save', 'hand-in'], ['save', 'hand-in', 'embargo']],
    ['draft', ['save', 'hand-in'], ['save', 'hand-in', 'embargo']],
    ['review', [], ['save', 'hand-back', 'approve', 'embargo']],
    ['ready', [], ['save', 'hand-back', 'schedule', 'embargo', 'publish']],
    ['scheduled', [], ['unschedule', 'publish']],
    ['published', ['save'], ['save', 'correct', 'update', 'withdraw']],
    ['withdrawn', ['save', 'hand-in'], ['save', 'hand-in']],
  ])('%s: contributors %j, editors %j', (state, writer, reviewer) => {
    expect(actsOpen(piece(state), contributor, 'required', now)).toEqual(writer);
    expect(actsOpen(piece(state), editor, 'required', now)).toEqual(reviewer);
    expect(actsOpen(piece(state), other, 'required', now)).toEqual([]);
  });

  test('nobody passes what they have written in, where a review is required', () => {
    const own = piece('review', { writers: [1, 2] });
    expect(whatBars('approve', own, editor, 'required', now)).toBe('own-work');
    expect(whatBars('approve', own, editor, 'optional', now)).toBeUndefined();
    const passedByWriter = piece('ready', { writers: [2], approvedBy: 2 });
    expect(whatBars('publish', passedByWriter, editor, 'required', now)).toBe('not-reviewed');
    expect(whatBars('schedule', passedByWriter, editor, 'required', now)).toBe('not-reviewed');
    expect(whatBars('publish', passedByWriter, editor, 'optional', now)).toBeUndefined();
  });

  test('an embargo excludes a schedule, and a publication until it is over', () => {
    const held = piece('ready', { embargoUntil: later });
    expect(whatBars('schedule', held, editor, 'required', now)).toBe('embargoed');
    expect(whatBars('publish', held, editor, 'optional', now)).toBe('embargoed');
    expect(whatBars('publish', held, editor, 'optional', later)).toBeUndefined();
    expect(whatBars('embargo', piece('scheduled'), editor, 'required', now)).toBe('wrong-state');
  });

  test('a note alone needs no review, a new text under a note does', () => {
    expect(whatBars('correct', piece('published'), editor, 'required', now)).toBeUndefined();
    expect(whatBars('correct', piece('draft', { isPublic: true }), editor, 'required', now)).toBe('not-reviewed');
    expect(whatBars('correct', piece('draft', { isPublic: true }), editor, 'optional', now)).toBeUndefined();
    expect(whatBars('correct', piece('draft'), editor, 'optional', now)).toBe('wrong-state');
  });

  test('whoever changes what was passed sends it back to review', () => {
    expect(workStates.map((state) => stateAfter('save', state))).toEqual(['draft', 'draft', 'review', 'review', 'draft', 'draft', 'draft']);
  });
});

const acts: Act[] = [
  'save',
  'hand-in',
  'hand-back',
  'approve',
  'schedule',
  'unschedule',
  'embargo',
  'publish',
  'correct',
  'update',
  'withdraw',
];
const people: [number, Role][] = [
  [1, 'contributor'],
  [2, 'editor'],
  [3, 'editor'],
  [4, 'publisher'],
];

/** What the database does with an act that nothing bars: see the verbs. `text` is who wrote which part of the newest revision. */
function after(act: Act, before: Piece, by: number, until: Date | undefined): Piece {
  const state = stateAfter(act, before.state);
  const out = { ...before, state, isPublic: true, hasNewText: false, writers: [], embargoUntil: undefined };
  switch (act) {
    case 'save':
      return { ...before, state, hasNewText: true, writers: [...new Set([...before.writers, by])], approvedBy: undefined };
    case 'approve':
      return { ...before, state, approvedBy: by };
    case 'embargo':
      return { ...before, state, embargoUntil: until };
    case 'schedule':
      return { ...before, state, embargoUntil: undefined };
    case 'publish':
      return out;
    case 'correct':
    case 'update':
      return before.hasNewText ? out : before;
    case 'withdraw':
      return { ...before, state, isPublic: false, hasNewText: true, embargoUntil: undefined };
    default:
      return { ...before, state };
  }
}

test('no sequence of acts puts out what nobody else has passed, or what is under embargo, when a review is required', () => {
  const step = fc.record({
    act: fc.constantFrom(...acts),
    who: fc.constantFrom(...people),
    hours: fc.integer({ min: 0, max: 48 }),
    isStrict: fc.boolean(),
  });
  let publications = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (sequence) => {
      let at = now.getTime();
      let one: Piece = piece('draft', { writers: [1] });
      for (const { act, who, hours, isStrict } of sequence) {
        at += hours * 3_600_000;
        const moment = new Date(at);
        // The setting may have been another while the text was passed: what counts is the one it goes out under.
        const isPrint = act === 'publish' || act === 'correct' || act === 'update';
        if (whatBars(act, one, hand(...who), isStrict || isPrint ? 'required' : 'optional', moment)) continue;
        const before = one;
        one = after(act, before, who[0], new Date(at + 86_400_000));
        const isPutOut = before.hasNewText && !one.hasNewText;
        if (isPutOut) {
          publications += 1;
          expect(before.approvedBy).toBeDefined();
          expect(before.writers).not.toContain(before.approvedBy);
          expect(before.embargoUntil === undefined || before.embargoUntil <= moment).toBe(true);
        }
        expect(one.state === 'scheduled' && one.embargoUntil !== undefined && one.embargoUntil > moment).toBe(false);
      }
    }),
    { numRuns: 3000, seed: 7 },
  );
  // A machine that lets nothing through proves nothing.
  expect(publications).toBeGreaterThan(50);
});

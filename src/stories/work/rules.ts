import type { Permission } from '#staff';

export type WorkState = 'idea' | 'draft' | 'review' | 'ready' | 'scheduled' | 'published' | 'withdrawn';

/** Every state a version can stand in, in the order of its life. */
export const workStates: WorkState[] = ['idea', 'draft', 'review', 'ready', 'scheduled', 'published', 'withdrawn'];

export type Act =
  | 'save'
  | 'hand-in'
  | 'hand-back'
  | 'approve'
  | 'schedule'
  | 'unschedule'
  | 'embargo'
  | 'publish'
  | 'correct'
  | 'update'
  | 'withdraw';

/** What decides about a version. Persons are staff ids. */
export type Piece = {
  state: WorkState;
  /** Readers can see it now, in an older text perhaps. */
  isPublic: boolean;
  /** Something was saved since the last publication, or readers see nothing of what was published. */
  hasNewText: boolean;
  /** Who saved anything since the last publication; since the beginning, once it was withdrawn. */
  writers: number[];
  /** Who passed the newest revision. */
  approvedBy: number | undefined;
  embargoUntil: Date | undefined;
};

/** Whoever acts, as the rules see them. */
export type Hand = { id: number; isWriter: boolean; may: (permission: Permission) => boolean };

export type Review = 'required' | 'optional';

export type Bar = 'not-allowed' | 'wrong-state' | 'not-reviewed' | 'own-work' | 'embargoed';

type Step = { permission: Permission; from: WorkState[]; to: WorkState | undefined };

// Where `to` is undefined the act leaves the state as it is, or `stateAfter` knows better.
const steps: Record<Act, Step> = {
  save: { permission: 'stories:write', from: ['idea', 'draft', 'review', 'ready', 'published', 'withdrawn'], to: undefined },
  'hand-in': { permission: 'stories:hand-in', from: ['idea', 'draft', 'withdrawn'], to: 'review' },
  'hand-back': { permission: 'stories:review', from: ['review', 'ready'], to: 'draft' },
  approve: { permission: 'stories:review', from: ['review'], to: 'ready' },
  schedule: { permission: 'stories:publish', from: ['ready'], to: 'scheduled' },
  unschedule: { permission: 'stories:publish', from: ['scheduled'], to: 'ready' },
  embargo: { permission: 'stories:publish', from: ['idea', 'draft', 'review', 'ready'], to: undefined },
  publish: { permission: 'stories:publish', from: ['draft', 'review', 'ready', 'scheduled'], to: 'published' },
  correct: { permission: 'stories:correct', from: ['draft', 'review', 'ready', 'scheduled', 'published'], to: 'published' },
  update: { permission: 'stories:correct', from: ['draft', 'review', 'ready', 'scheduled', 'published'], to: 'published' },
  withdraw: { permission: 'stories:withdraw', from: ['draft', 'review', 'ready', 'scheduled', 'published'], to: 'withdrawn' },
};

/** True when somebody has passed the newest text who has written none of what is new in it. */
export function isReviewed({ approvedBy, writers }: Pick<Piece, 'approvedBy' | 'writers'>): boolean {
  return approvedBy !== undefined && !writers.includes(approvedBy);
}

/** True while the version mayn't be published. */
export function isEmbargoed({ embargoUntil }: Pick<Piece, 'embargoUntil'>, now: Date): boolean {
  return embargoUntil !== undefined && embargoUntil > now;
}

/** What keeps this person from doing this now, or undefined. The one place that says which act leads where, by whom. */
export function whatBars(act: Act, piece: Piece, hand: Hand, review: Review, now: Date): Bar | undefined {
  const { permission, from } = steps[act];
  const isWriting = act === 'save' || act === 'hand-in';
  if (!hand.may(permission) || (isWriting && !hand.isWriter)) return 'not-allowed';
  if (!from.includes(piece.state)) return 'wrong-state';
  switch (act) {
    // What lies with the reviewers is changed by those who may change anything.
    case 'save':
      return (piece.state === 'review' || piece.state === 'ready') && !hand.may('stories:write-any') ? 'not-allowed' : undefined;
    case 'approve':
      return review === 'required' && piece.writers.includes(hand.id) ? 'own-work' : undefined;
    case 'schedule':
    case 'publish':
      return whatBarsPrint(piece, review, now);
    case 'correct':
    case 'update':
      if (!piece.isPublic) return 'wrong-state';
      // A note alone changes no text.
      return piece.hasNewText ? whatBarsPrint(piece, review, now) : undefined;
    case 'withdraw':
      return piece.isPublic ? undefined : 'wrong-state';
    default:
      return undefined;
  }
}

function whatBarsPrint(piece: Piece, review: Review, now: Date): Bar | undefined {
  if (!piece.hasNewText) return 'wrong-state';
  if (review === 'required' && !(isReviewed(piece) && (piece.state === 'ready' || piece.state === 'scheduled'))) return 'not-reviewed';
  return isEmbargoed(piece, now) ? 'embargoed' : undefined;
}

/** The state a version has after an act that nothing barred. Whoever changes what was passed sends it back to review. */
export function stateAfter(act: Act, state: WorkState): WorkState {
  if (act === 'save') return state === 'review' || state === 'ready' ? 'review' : 'draft';
  return steps[act].to ?? state;
}

/** Everything this person may do with a version now. */
export function actsOpen(piece: Piece, hand: Hand, review: Review, now: Date): Act[] {
  return (Object.keys(steps) as Act[]).filter((act) => whatBars(act, piece, hand, review, now) === undefined);
}

/** Seconds after which somebody who hasn't been heard of no longer has a version open. */
export const presenceSeconds = 30;

/** Minutes within which saves of one person are one revision. */
export const revisionMinutes = 2;

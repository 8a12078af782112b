import type { App } from '#platform/app.ts';
import type { Handed, Lane, Parcel } from '#platform/bulk-mail.ts';
import { errorFields } from '#platform/log.ts';
import { withSimulator } from '../bounces/simulator.ts';
import { reconnectPause } from './rules.ts';

/** The connections a worker hands mails over with, each one mail at a time. */
export type Hands = {
  /** How many are connected and free. */
  free: () => number;
  /** Connects those that aren't and whose pause after a failure is over. */
  reach: () => void;
  /** True when none can connect. */
  areAway: () => boolean;
  /** Takes a free one, which there must be, and answers what hands a mail over with it; nothing to hand over frees it. */
  take: () => (parcel: Parcel | undefined) => Promise<Handed>;
  close: () => void;
};

type Hand = { lane: Lane; state: 'closed' | 'opening' | 'free' | 'busy'; failures: number; restsUntil: number };

/** So many hands. `onFree` is called whenever one has become free. */
export function createHands(app: App, count: number, onFree: () => void): Hands {
  const bulk = withSimulator(app.bulk);
  const hands: Hand[] = Array.from({ length: count }, () => ({ lane: bulk.lane(), state: 'closed', failures: 0, restsUntil: 0 }));
  const inState = (state: Hand['state']) => hands.filter((one) => one.state === state);
  const rest = (hand: Hand) => {
    hand.state = 'closed';
    hand.restsUntil = performance.now() + reconnectPause(hand.failures++);
  };
  const open = (hand: Hand) => {
    hand.state = 'opening';
    hand.lane.open().then(
      () => {
        hand.state = 'free';
        onFree();
      },
      (error) => {
        if (hand.failures === 0) app.log.error('mailings.server', errorFields(error));
        rest(hand);
      },
    );
  };
  return {
    free: () => inState('free').length,
    areAway: () => hands.every((one) => one.state === 'closed' && one.failures > 0),
    reach() {
      for (const hand of inState('closed')) if (hand.restsUntil <= performance.now()) open(hand);
    },
    take() {
      const [hand] = inState('free');
      if (!hand) throw new Error('A mail was to be handed over and no hand was free.');
      hand.state = 'busy';
      return async (parcel) => {
        const handed = parcel ? await carry(hand.lane, parcel) : notMade;
        if (handed.end === 'unsent' || handed.end === 'unknown' || /^421/.test(handed.answer)) {
          hand.lane.close();
          rest(hand);
        } else {
          hand.failures = 0;
          open(hand);
        }
        return handed;
      };
    },
    close() {
      for (const { lane } of hands) lane.close();
    },
  };
}

const notMade: Handed = { end: 'failed', answer: 'This mail could not be made.' };

async function carry(lane: Lane, parcel: Parcel): Promise<Handed> {
  try {
    return await lane.hand(parcel);
  } catch (error) {
    // What went wrong on our side of the connection leaves open whether the mail went.
    return { end: 'unknown', answer: error instanceof Error ? error.message : String(error) };
  }
}

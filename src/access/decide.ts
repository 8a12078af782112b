import { impossible } from '#platform/errors.ts';

/** Who asks, as far as this story goes. A visitor's standing is known only once they open; their page is the same for everybody. */
export type Viewer =
  | { who: 'subscriber' }
  | {
      who: 'visitor' | 'reader';
      opened: number;
      hasOpened: boolean;
      isGiven: boolean;
      /** With an institution: counted among today's readers of it, or one who may be, which only opening does. */
      institution: 'none' | 'may' | 'counted';
      allowance: number;
      mayBegin: boolean;
    };

export type GatedStory = { access: 'free' | 'metered' | 'subscribers'; closesAt: Date };

/** `page`: a GET, which never charges and never gives more than is already granted. `open`: the reader asked for the rest. */
export type Purpose = 'page' | 'open';

export type Decision =
  | { show: 'whole'; reason: 'free' | 'subscription' | 'gift' | 'opened' | 'institution' | 'allowance'; charge: boolean }
  | { show: 'preview'; reason: 'may-open' | 'subscribers' | 'archive' | 'spent' | 'register'; charge: false };

/** Decides what a viewer may read of a story. The only place that does; every page, feed, mail and file is cut by its answer. */
export function decide(viewer: Viewer, story: GatedStory, purpose: Purpose, now: Date): Decision {
  if (story.access === 'free') return { show: 'whole', reason: 'free', charge: false };
  if (viewer.who === 'subscriber') return { show: 'whole', reason: 'subscription', charge: false };
  if (viewer.isGiven) return { show: 'whole', reason: 'gift', charge: false };
  if (viewer.hasOpened) return { show: 'whole', reason: 'opened', charge: false };
  if (viewer.institution === 'counted') return { show: 'whole', reason: 'institution', charge: false };
  if (viewer.institution === 'may') {
    return purpose === 'open'
      ? { show: 'whole', reason: 'institution', charge: false }
      : { show: 'preview', reason: 'may-open', charge: false };
  }
  if (story.access === 'subscribers') return { show: 'preview', reason: 'subscribers', charge: false };
  if (story.access !== 'metered') return impossible(story.access);
  if (now >= story.closesAt) return { show: 'preview', reason: 'archive', charge: false };
  if (viewer.opened >= viewer.allowance) return { show: 'preview', reason: 'spent', charge: false };
  if (!viewer.mayBegin) return { show: 'preview', reason: 'register', charge: false };
  return purpose === 'open' ? { show: 'whole', reason: 'allowance', charge: true } : { show: 'preview', reason: 'may-open', charge: false };
}

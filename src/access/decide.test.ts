import { describe, expect, it } from 'vitest';
import { decide, type GatedStory, type Purpose, type Viewer } from './decide.ts';

const now = new Date('2026-11-24T12:00:00Z');
const young = new Date('2026-12-01T00:00:00Z');
const old = new Date('2026-11-24T12:00:00Z');
const fresh = { who: 'visitor', opened: 0, hasOpened: false, isGiven: false, institution: 'none', allowance: 1, mayBegin: true } as const;

const viewers: Record<string, Viewer> = {
  fresh,
  spent: { ...fresh, opened: 1 },
  again: { ...fresh, opened: 1, hasOpened: true },
  crowded: { ...fresh, mayBegin: false },
  given: { ...fresh, opened: 1, isGiven: true },
  'from an institution': { ...fresh, opened: 1, institution: 'may' },
  'counted with one': { ...fresh, opened: 1, institution: 'counted', mayBegin: false },
  'given, with one': { ...fresh, isGiven: true, institution: 'may' },
  reader: { ...fresh, who: 'reader', opened: 2, allowance: 3 },
  'reader spent': { ...fresh, who: 'reader', opened: 3, allowance: 3 },
  'no allowance': { ...fresh, allowance: 0 },
  subscriber: { who: 'subscriber' },
};
const stories: Record<string, GatedStory> = {
  free: { access: 'free', closesAt: old },
  metered: { access: 'metered', closesAt: young },
  archived: { access: 'metered', closesAt: old },
  'for subscribers': { access: 'subscribers', closesAt: young },
};

// viewer, story, on a page, on opening. A plus means that the opening is charged.
const table: [string, string, string, string][] = [
  ['fresh', 'free', 'whole free', 'whole free'],
  ['fresh', 'metered', 'preview may-open', 'whole allowance +'],
  ['fresh', 'archived', 'preview archive', 'preview archive'],
  ['fresh', 'for subscribers', 'preview subscribers', 'preview subscribers'],
  ['spent', 'free', 'whole free', 'whole free'],
  ['spent', 'metered', 'preview spent', 'preview spent'],
  ['spent', 'archived', 'preview archive', 'preview archive'],
  ['spent', 'for subscribers', 'preview subscribers', 'preview subscribers'],
  ['again', 'metered', 'whole opened', 'whole opened'],
  ['again', 'archived', 'whole opened', 'whole opened'],
  ['given', 'free', 'whole free', 'whole free'],
  ['given', 'metered', 'whole gift', 'whole gift'],
  ['given', 'archived', 'whole gift', 'whole gift'],
  ['given', 'for subscribers', 'whole gift', 'whole gift'],
  ['from an institution', 'free', 'whole free', 'whole free'],
  ['from an institution', 'metered', 'preview may-open', 'whole institution'],
  ['from an institution', 'archived', 'preview may-open', 'whole institution'],
  ['from an institution', 'for subscribers', 'preview may-open', 'whole institution'],
  ['counted with one', 'free', 'whole free', 'whole free'],
  ['counted with one', 'metered', 'whole institution', 'whole institution'],
  ['counted with one', 'archived', 'whole institution', 'whole institution'],
  ['counted with one', 'for subscribers', 'whole institution', 'whole institution'],
  ['given, with one', 'for subscribers', 'whole gift', 'whole gift'],
  ['crowded', 'free', 'whole free', 'whole free'],
  ['crowded', 'metered', 'preview register', 'preview register'],
  ['crowded', 'for subscribers', 'preview subscribers', 'preview subscribers'],
  ['reader', 'metered', 'preview may-open', 'whole allowance +'],
  ['reader spent', 'metered', 'preview spent', 'preview spent'],
  ['no allowance', 'metered', 'preview spent', 'preview spent'],
  ['subscriber', 'free', 'whole free', 'whole free'],
  ['subscriber', 'metered', 'whole subscription', 'whole subscription'],
  ['subscriber', 'archived', 'whole subscription', 'whole subscription'],
  ['subscriber', 'for subscribers', 'whole subscription', 'whole subscription'],
];

describe('decide', () => {
  it.each(table)('%s viewer, %s story: %s on its page, %s when opened', (viewer, story, onPage, onOpening) => {
    const say = (purpose: Purpose) => {
      const decision = decide(viewers[viewer] as Viewer, stories[story] as GatedStory, purpose, now);
      return `${decision.show} ${decision.reason}${decision.charge ? ' +' : ''}`;
    };
    expect(say('page')).toBe(onPage);
    expect(say('open')).toBe(onOpening);
  });

  it('never charges on a page', () => {
    for (const viewer of Object.values(viewers))
      for (const story of Object.values(stories)) expect(decide(viewer, story, 'page', now).charge).toBe(false);
  });
});

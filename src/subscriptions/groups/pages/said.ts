/** What the page of a group may say of what was just done. */
export const saidPhrases = {
  begun: { phrase: 'subscriptions.group.said.begun', tone: 'good' },
  invited: { phrase: 'subscriptions.group.said.invited', tone: 'good' },
  again: { phrase: 'subscriptions.group.said.again', tone: 'good' },
  known: { phrase: 'subscriptions.group.said.known', tone: 'note' },
  back: { phrase: 'subscriptions.group.said.back', tone: 'good' },
  taken: { phrase: 'subscriptions.group.said.taken', tone: 'good' },
  domain: { phrase: 'subscriptions.group.said.domain', tone: 'good' },
  waits: { phrase: 'subscriptions.group.said.waits', tone: 'note' },
  removed: { phrase: 'subscriptions.group.said.removed', tone: 'good' },
  seats: { phrase: 'subscriptions.group.said.seats', tone: 'good' },
  later: { phrase: 'subscriptions.said.later', tone: 'good' },
  declined: { phrase: 'subscriptions.said.declined', tone: 'bad' },
  'not-now': { phrase: 'subscriptions.said.notNow', tone: 'bad' },
  asked: { phrase: 'subscriptions.group.said.asked', tone: 'good' },
  saved: { phrase: 'subscriptions.group.said.saved', tone: 'good' },
  often: { phrase: 'subscriptions.group.said.often', tone: 'bad' },
} as const;

export type GroupSaid = keyof typeof saidPhrases;

export function isGroupSaid(text: string | undefined): text is GroupSaid {
  return text !== undefined && Object.hasOwn(saidPhrases, text);
}

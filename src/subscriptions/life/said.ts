/** What an account may say of what was just done, and the phrase it says it with. */
export const saidPhrases = {
  later: 'subscriptions.said.later',
  declined: 'subscriptions.said.declined',
  'not-now': 'subscriptions.said.notNow',
  unreachable: 'subscriptions.said.unreachable',
  card: 'subscriptions.said.card',
  plan: 'subscriptions.said.plan',
  stayed: 'subscriptions.said.stayed',
  thanks: 'subscriptions.said.thanks',
  'own-subscription': 'subscriptions.said.ownSubscription',
} as const;

export type Said = keyof typeof saidPhrases;

export function isSaid(text: string | undefined): text is Said {
  return text !== undefined && Object.hasOwn(saidPhrases, text);
}

/** Why readers leave, as the form afterwards offers it. */
export const partings = ['price', 'time', 'content', 'technical', 'other'] as const;

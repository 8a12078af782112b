/** What the page of a reader may say of what was just done, and the phrase it says it with. */
export const subscriberSaid = {
  complimentary: 'newsroom.subscribers.said.complimentary',
  'take-back': 'newsroom.subscribers.said.takenBack',
  extend: 'newsroom.subscribers.said.extended',
  cancel: 'newsroom.subscribers.said.cancelled',
  end: 'newsroom.subscribers.said.ended',
  refund: 'newsroom.subscribers.said.refunded',
  'send-again': 'newsroom.subscribers.said.sentAgain',
  later: 'newsroom.subscribers.said.later',
  refused: 'newsroom.subscribers.said.refused',
} as const;

export type SubscriberSaid = keyof typeof subscriberSaid;

export function isSubscriberSaid(text: string | undefined): text is SubscriberSaid {
  return text !== undefined && Object.hasOwn(subscriberSaid, text);
}

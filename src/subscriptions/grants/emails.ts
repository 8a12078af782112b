import type { LetterFrame, LetterPart, LetterText } from '#design';
import { dayText } from '#platform/dates.ts';
import type { Phrase } from '#platform/words.ts';
import type { GrantLetterKind, KnownGrant } from './store.ts';

type Name = 'granted' | 'giftRedeemed' | 'grantChanged' | 'grantTakenBack' | 'giftTakenBack' | 'grantEnding' | 'grantEnded';
type Sketch = { name: Name; page: '/account' | '/subscribe'; namesEnd: boolean };

function sketchOf(kind: GrantLetterKind, isGift: boolean): Sketch {
  switch (kind) {
    case 'given':
      return { name: isGift ? 'giftRedeemed' : 'granted', page: '/account', namesEnd: true };
    case 'changed':
      return { name: 'grantChanged', page: '/account', namesEnd: true };
    case 'taken-back':
      return { name: isGift ? 'giftTakenBack' : 'grantTakenBack', page: '/subscribe', namesEnd: false };
    case 'ending':
      return { name: 'grantEnding', page: '/subscribe', namesEnd: false };
    case 'ended':
      return { name: 'grantEnded', page: '/subscribe', namesEnd: false };
  }
}

/** A letter about the right to read everything that somebody was given, in its frame's language. */
export function grantLetter(frame: LetterFrame, kind: GrantLetterKind, { why, startsAt, endsAt }: KnownGrant, now: Date): LetterText {
  const { words } = frame;
  const { name, page, namesEnd } = sketchOf(kind, why === 'gift');
  const dayOf = (at: Date) => dayText(at, frame.language, frame.timeZone, new Date(0));
  const day = endsAt ? dayOf(endsAt) : words('mail.facts.untilFurther');
  const values = { paper: frame.paper.name, day };
  const begins = startsAt > now ? [{ name: words('mail.facts.readFrom'), value: dayOf(startsAt) }] : [];
  const span: LetterPart = { kind: 'facts', facts: [...begins, { name: words('mail.facts.readUntil'), value: day }] };
  const text = words(`mail.${name}.text` as Phrase, values);
  const parts: LetterPart[] = [
    { kind: 'text', text },
    ...(namesEnd ? [span] : []),
    { kind: 'button', text: words(`mail.${name}.button` as Phrase), href: frame.address(page) },
  ];
  return {
    subject: words(`mail.${name}.subject` as Phrase, values),
    preheader: text,
    heading: words(`mail.${name}.heading` as Phrase, values),
    parts,
    reason: words('mail.account.reason', values),
  };
}

import type { LetterFrame, LetterPart, LetterText } from '#design';
import { dayText, timeText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { Phrase } from '#platform/words.ts';
import type { Declaration } from '../store/declarations.ts';
import type { Subscription } from '../store/subscriptions.ts';

/** The acknowledgement of a declaration, on a durable medium: what was declared, on which day and at what time, and what came of it. */
export function declarationLetter(frame: LetterFrame, declaration: Declaration, subscription: Subscription | undefined): LetterText {
  const { words, language, timeZone } = frame;
  const { kind, name, email, contract, reason, declaredAt, outcome, refundMinor } = declaration;
  const group = kind === 'withdraw' ? 'withdrawal' : 'cancellation';
  const day = (at: Date) => dayText(at, language, timeZone, new Date(0));
  const received = `${day(declaredAt)}, ${timeText(declaredAt, language, timeZone, true)}`;
  const refund = moneyText({ minor: refundMinor ?? 0, currency: subscription?.currency ?? 'USD' }, language);
  const values = { paper: frame.paper.name, day: day(subscription?.runsUntil ?? declaredAt), refund };
  const answered = outcome === 'done' && refundMinor ? 'doneRefund' : outcome === 'too-late' ? 'tooLate' : (outcome ?? 'later');
  const facts = [
    { name: words('mail.declaration.received'), value: received },
    { name: words('mail.declaration.name'), value: name },
    { name: words('mail.declaration.address'), value: email },
    ...(contract ? [{ name: words('mail.declaration.contract'), value: contract }] : []),
    ...(reason ? [{ name: words('mail.declaration.why'), value: reason }] : []),
  ];
  const parts: LetterPart[] = [
    { kind: 'text', text: words(`mail.${group}.text`, values) },
    { kind: 'facts', facts },
    { kind: 'text', text: words(`mail.${group}.${answered}` as Phrase, values) },
  ];
  return {
    subject: words(`mail.${group}.subject`, values),
    preheader: received,
    heading: words(`mail.${group}.heading`, values),
    parts,
    reason: words('mail.declaration.reason', values),
  };
}

import type { Child } from 'hono/jsx';
import { Checkbox, Field, Notice, StaffPage, SubmitButton } from '#design';
import { moneyText, typedAmount } from '#platform/money.ts';
import { mostExtraDays } from '#subscriptions';
import { TextBox, TimeField } from '../forms.tsx';
import { planText, shortDay } from './list-page.tsx';
import type { ActName, Asked } from './perform.ts';

type ActProps = { asked: Asked; typed: URLSearchParams; problems: Record<string, string>; formKey: string };

const phrases = {
  complimentary: 'newsroom.subscribers.act.complimentary',
  'take-back': 'newsroom.subscribers.act.takeBack',
  extend: 'newsroom.subscribers.act.extend',
  cancel: 'newsroom.subscribers.act.cancel',
  end: 'newsroom.subscribers.act.end',
  refund: 'newsroom.subscribers.act.refund',
  'send-again': 'newsroom.subscribers.act.sendAgain',
} as const satisfies Record<ActName, string>;

/** One act on one reader: what will happen, what has to be said about it, and the button. */
export function ActPage(props: ActProps) {
  const { asked, problems } = props;
  const { frame, act, reader } = asked;
  const { words, href } = frame;
  const page = href(`/newsroom/subscribers/${reader.id}`);
  const query = new URLSearchParams();
  const named = { grant: asked.grant?.id, receipt: act === 'refund' ? asked.receipt?.id : undefined, letter: asked.letterId };
  for (const [name, id] of Object.entries(named)) if (id !== undefined) query.set(name, String(id));
  return (
    <StaffPage frame={frame} kind="form" title={words(phrases[act])} beside={<a href={page}>{words('newsroom.subscribers.back')}</a>}>
      {problems.act ? <Notice tone="bad">{problems.act}</Notice> : null}
      <p>
        <bdi dir="ltr">{reader.email}</bdi>
        {asked.running ? ` · ${planText(frame, asked.running)}` : null}
      </p>
      <form method="post" action={`${page}/${act}${query.size > 0 ? `?${query}` : ''}`} class="stacked">
        <input type="hidden" name="key" value={props.typed.get('key') ?? props.formKey} />
        <Body {...props} />
        <SubmitButton look={act === 'end' || act === 'take-back' ? 'danger' : 'strong'}>{words(phrases[act])}</SubmitButton>
      </form>
    </StaffPage>
  );
}

function Body(props: ActProps): Child {
  const { asked, typed, problems } = props;
  const { frame, running, receipt, extendable } = asked;
  const { words } = frame;
  const day = running ? shortDay(frame, running.runsUntil) : '';
  switch (asked.act) {
    case 'complimentary':
      return (
        <>
          <p>{words('newsroom.subscribers.will.complimentary')}</p>
          {running && !running.cancelledAt ? <p>{words('newsroom.subscribers.will.stillCharged', { day })}</p> : null}
          <TimeField
            name="until"
            label={words('newsroom.subscribers.lastDay')}
            hint={words('newsroom.subscribers.lastDayHint')}
            type="date"
            value={typed.get('until') ?? ''}
            problem={problems.until}
          />
          <Note {...props} />
        </>
      );
    case 'extend':
      return (
        <>
          <p>{extendable?.renews ? words('newsroom.subscribers.will.postpone', { day }) : words('newsroom.subscribers.will.extend')}</p>
          <input type="hidden" name="seen" value={String(extendable?.extended ?? 0)} />
          <Field
            name="days"
            label={words('newsroom.subscribers.days')}
            value={typed.get('days') ?? ''}
            problem={problems.days}
            hint={words('newsroom.subscribers.daysHint', { most: mostExtraDays })}
            inputmode="numeric"
            size="short"
            dir="ltr"
            required
          />
          {extendable?.renews ? null : <Note {...props} />}
        </>
      );
    case 'take-back':
      return <p>{words('newsroom.subscribers.will.takeBack', { isRunning: running ? 'yes' : 'no' })}</p>;
    case 'cancel':
      return (
        <p>{words(running?.state === 'late' ? 'newsroom.subscribers.will.cancelLate' : 'newsroom.subscribers.will.cancel', { day })}</p>
      );
    case 'end':
      return (
        <>
          <p>{words('newsroom.subscribers.will.end')}</p>
          {receipt && receipt.refundedMinor < receipt.amountMinor ? (
            <Checkbox
              name="refund"
              label={words('newsroom.subscribers.will.endRefund', { amount: leftText(asked), number: receipt.number })}
              isChecked={typed.get('refund') === 'yes'}
            />
          ) : null}
        </>
      );
    case 'refund':
      return <RefundBody {...props} />;
    case 'send-again':
      return <p>{words('newsroom.subscribers.will.sendAgain')}</p>;
  }
}

/** What may still go back of the charge, as money. */
function leftText({ frame, receipt }: Asked): string {
  if (!receipt) return '';
  return moneyText({ minor: receipt.amountMinor - receipt.refundedMinor, currency: receipt.currency }, frame.language);
}

function RefundBody({ asked, typed, problems }: ActProps) {
  const { frame, receipt, running } = asked;
  const { words } = frame;
  if (!receipt) return null;
  const left = { minor: receipt.amountMinor - receipt.refundedMinor, currency: receipt.currency };
  return (
    <>
      <p>{words('newsroom.subscribers.will.refund', { number: receipt.number, amount: leftText(asked) })}</p>
      <p>{words('newsroom.subscribers.will.refundWhole')}</p>
      {receipt.isRunning && running && !running.cancelledAt ? (
        <p>{words('newsroom.subscribers.will.refundRuns', { day: shortDay(frame, running.runsUntil) })}</p>
      ) : null}
      <input type="hidden" name="seen" value={String(receipt.asked)} />
      <Field
        name="amount"
        label={words('newsroom.subscribers.amountIn', { currency: receipt.currency })}
        value={typed.get('amount') ?? typedAmount(left)}
        problem={problems.amount}
        size="short"
        dir="ltr"
        required
      />
    </>
  );
}

function Note({ asked, typed }: ActProps) {
  const { words } = asked.frame;
  return (
    <TextBox
      name="note"
      label={words('newsroom.subscribers.note')}
      hint={words('newsroom.subscribers.noteHint')}
      value={typed.get('note') ?? ''}
      dir="auto"
      most={500}
    />
  );
}

import { Field, Problem, type StaffFrame, SubmitButton } from '#design';
import { momentAt } from '#platform/dates.ts';
import { field, mailAddress } from '#platform/http/forms.ts';
import type { Words } from '#platform/words.ts';
import { fewestSeats, isSeatCount, mostSeats } from '#subscriptions';

const fields = ['name', 'seats', 'from', 'until', 'note', 'manager'] as const;
export type TypedGroup = Record<(typeof fields)[number], string> & { problems: Partial<Record<(typeof fields)[number], string>> };
export type AgreedGroup = {
  name: string;
  seats: number;
  startsAt: Date;
  endsAt: Date | null;
  note: string;
  managerEmail: string | undefined;
};

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What was typed of a group, and what it comes to when nothing is wrong with it. Days are whole days of the paper's time zone, the last one included. */
export function readGroup(form: URLSearchParams, words: Words, timeZone: string): { typed: TypedGroup; agreed: AgreedGroup | undefined } {
  const typed: TypedGroup = { name: '', seats: '', from: '', until: '', note: '', manager: '', problems: {} };
  for (const name of fields) typed[name] = field(form, name).slice(0, 1000);
  const { problems } = typed;
  const seats = Number(typed.seats);
  const startsAt = isDay(typed.from) ? momentAt(`${typed.from}T00:00`, timeZone) : undefined;
  const endsAt =
    isDay(typed.until) && !Number.isNaN(Date.parse(typed.until)) ? momentAt(`${dayAfter(typed.until)}T00:00`, timeZone) : undefined;
  const managerEmail = mailAddress(typed.manager);
  if (typed.name === '' || typed.name.length > 100) problems.name = words('newsroom.groups.noName');
  if (!isSeatCount(seats)) problems.seats = words('newsroom.groups.badSeats', { fewest: fewestSeats, most: mostSeats });
  if (!startsAt) problems.from = words('newsroom.groups.badDay');
  if (typed.until !== '' && !endsAt) problems.until = words('newsroom.groups.badDay');
  if (startsAt && endsAt && endsAt <= startsAt) problems.until = words('newsroom.groups.badEnd');
  if (typed.manager !== '' && !managerEmail) problems.manager = words('readers.signIn.badEmail');
  if (Object.keys(problems).length > 0 || !startsAt) return { typed, agreed: undefined };
  return { typed, agreed: { name: typed.name, seats, startsAt, endsAt: endsAt ?? null, note: typed.note, managerEmail } };
}

type FormProps = { frame: StaffFrame; action: string; typed: TypedGroup; formKey?: string; button: string };

/** What was agreed with a group that is paid for outside. */
export function GroupForm({ frame, action, typed, formKey, button }: FormProps) {
  const { words } = frame;
  const day = (name: 'from' | 'until', hint?: string) => (
    <div class="field field-short">
      <label for={`field-${name}`}>{words(`newsroom.groups.${name}`)}</label>
      {hint ? <p class="hint">{hint}</p> : null}
      <input
        id={`field-${name}`}
        type="date"
        name={name}
        value={typed[name]}
        required={name === 'from'}
        aria-invalid={typed.problems[name] ? 'true' : undefined}
        aria-describedby={typed.problems[name] ? `field-${name}-problem` : undefined}
      />
      <Problem id={`field-${name}-problem`} text={typed.problems[name]} />
    </div>
  );
  return (
    <form method="post" action={action} class="stacked">
      {formKey ? <input type="hidden" name="form" value={formKey} /> : null}
      <Field
        name="name"
        label={words('subscriptions.group.name')}
        value={typed.name}
        problem={typed.problems.name}
        required
        maxlength={100}
      />
      <Field
        name="seats"
        label={words('subscriptions.group.offer.seats')}
        value={typed.seats}
        problem={typed.problems.seats}
        inputmode="numeric"
        size="short"
        required
        maxlength={3}
      />
      {day('from')}
      {day('until', words('newsroom.groups.untilHint'))}
      <Field
        name="note"
        label={words('newsroom.groups.note')}
        hint={words('newsroom.groups.noteHint')}
        value={typed.note}
        problem={typed.problems.note}
        maxlength={1000}
      />
      <Field
        name="manager"
        type="email"
        label={words('newsroom.groups.manager')}
        hint={words('newsroom.groups.managerHint')}
        value={typed.manager}
        problem={typed.problems.manager}
        maxlength={254}
      />
      <SubmitButton>{button}</SubmitButton>
    </form>
  );
}

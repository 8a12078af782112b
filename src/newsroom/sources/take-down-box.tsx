import { Field, type StaffFrame, SubmitButton, staffMoment } from '#design';
import type { Licence, Source, TakeDown } from '#sources';
import { TextBox } from '../forms.tsx';

/** What was typed of a take-down; `story` is an address on this paper, empty for all of it. */
export type TypedTakeDown = { story: string; reason: string; problems: Record<string, string> };

type BoxProps = { frame: StaffFrame; source: Source; licences: Licence[]; takeDowns: TakeDown[]; typed: TypedTakeDown | undefined };

/** Taking down what a partner paper asks for, within the hours its licences give, and what was asked for last. */
export function TakeDownBox({ frame, source, licences, takeDowns, typed }: BoxProps) {
  const { words, href } = frame;
  const hours = licences.flatMap(({ takedownHours }) => (takedownHours === null ? [] : [takedownHours]));
  const done = (one: TakeDown) =>
    one.doneAt
      ? words('newsroom.takeDown.done', { count: one.versions, when: staffMoment(frame, one.doneAt) })
      : words('newsroom.takeDown.underWay', { count: one.versions });
  return (
    <section class="below" aria-labelledby="take-down">
      <h2 id="take-down">{words('newsroom.takeDown.title')}</h2>
      <p class="hint">
        {hours.length > 0 ? words('newsroom.takeDown.within', { hours: Math.min(...hours) }) : words('newsroom.takeDown.noDuty')}
      </p>
      {takeDowns.length > 0 ? (
        <ul class="plain-list">
          {takeDowns.map((one) => (
            <li>
              {words(one.storyId === null ? 'newsroom.takeDown.askedAll' : 'newsroom.takeDown.askedOne', {
                when: staffMoment(frame, one.askedAt),
              })}{' '}
              <q dir="auto">{one.reason}</q> {done(one)}
              {one.dueAt && !one.doneAt ? ` ${words('newsroom.takeDown.due', { when: staffMoment(frame, one.dueAt) })}` : null}
            </li>
          ))}
        </ul>
      ) : null}
      <details class="ask-twice" open={typed !== undefined}>
        <summary>{words('newsroom.takeDown.ask')}</summary>
        <form method="post" action={href(`/newsroom/sources/${source.slug}/take-down`)} class="stacked source-form">
          <Field
            name="story"
            label={words('newsroom.takeDown.story')}
            hint={words('newsroom.takeDown.storyHint')}
            value={typed?.story}
            problem={typed?.problems.story}
            maxlength={500}
            dir="ltr"
          />
          <TextBox
            name="reason"
            label={words('newsroom.acts.reason')}
            value={typed?.reason}
            problem={typed?.problems.reason}
            required
            dir="auto"
            most={500}
          />
          <SubmitButton look="danger">{words('newsroom.takeDown.now')}</SubmitButton>
        </form>
      </details>
    </section>
  );
}

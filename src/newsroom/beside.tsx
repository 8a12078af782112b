import { SubmitButton, staffMoment } from '#design';
import { Box, Choice, TextBox, TimeField } from './forms.tsx';
import type { ScreenProps } from './screen-page.tsx';

/** Who does it until when, and what they should know. */
export function PlanBox({ frame, work, names, rights, plan }: ScreenProps) {
  const { words, href } = frame;
  if (!rights.write && !plan) return null;
  const { assignedTo, deadlineOn, note, problem } = plan ?? {
    assignedTo: String(work.assignedTo ?? ''),
    deadlineOn: work.deadlineOn ?? '',
    note: work.note,
    problem: undefined,
  };
  const here = names.people.filter(({ leftAt }) => !leftAt).map(({ id, name }) => ({ value: String(id), name }));
  return (
    <Box id="plan" title={words('newsroom.plan.title')}>
      <form method="post" action={href(`/newsroom/versions/${work.versionId}/arrange`)} class="stacked">
        {rights.assign ? (
          <Choice
            name="person"
            label={words('newsroom.plan.person')}
            options={[{ value: '', name: words('newsroom.plan.nobody') }, ...here]}
            chosen={assignedTo}
            id="plan-person"
          />
        ) : null}
        <TimeField name="deadline" type="date" label={words('newsroom.desk.deadline')} value={deadlineOn} problem={problem} />
        <TextBox name="note" label={words('newsroom.plan.note')} value={note} />
        <SubmitButton look="quiet">{words('newsroom.plan.save')}</SubmitButton>
      </form>
    </Box>
  );
}

/** Where the story comes from, who wrote and translated it, and its other languages. */
export function AboutBox({ frame, work, facts, names }: ScreenProps) {
  const { words } = frame;
  const { newest } = work;
  const rows: [string, string | undefined][] = [
    [words('newsroom.about.authors'), facts.authors.join(', ')],
    [words('newsroom.about.translators'), facts.translators.join(', ')],
    [words('newsroom.about.source'), facts.source ?? undefined],
    [words('newsroom.about.original'), facts.origin.headline ?? undefined],
    [words('newsroom.about.madeBy'), names.nameOf(work.madeBy)],
    [words('newsroom.about.saved'), [names.nameOf(newest.madeBy), staffMoment(frame, newest.changedAt)].filter(Boolean).join(' · ')],
    [words('newsroom.about.passedBy'), names.nameOf(newest.approvedBy)],
    [words('newsroom.about.published'), work.publishedAt && staffMoment(frame, work.publishedAt)],
    [words('newsroom.about.embargo'), work.embargoUntil && staffMoment(frame, work.embargoUntil)],
    [words('newsroom.about.withdrawn'), work.withdrawalReason],
  ];
  return (
    <Box id="about" title={words('newsroom.about.title')}>
      <dl class="facts">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </>
          ))}
      </dl>
    </Box>
  );
}

/** What readers were told under the text. */
export function NotesBox({ frame, work, facts }: ScreenProps) {
  if (facts.notes.length === 0) return null;
  return (
    <Box id="notes" title={frame.words('newsroom.notes.title')}>
      <ul class="said">
        {facts.notes.map(({ kind, text, at }) => (
          <li>
            <p class="hint">
              {frame.words(`newsroom.notes.${kind}`)} ·{' '}
              <time datetime={new Date(at).toISOString()}>{staffMoment(frame, new Date(at))}</time>
            </p>
            <p lang={work.language} dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ul>
    </Box>
  );
}

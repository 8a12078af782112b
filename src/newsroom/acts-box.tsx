import type { Child } from 'hono/jsx';
import { Checkbox, SubmitButton } from '#design';
import { linksIn } from '#document';
import { clockOf } from '#platform/dates.ts';
import type { Phrase } from '#platform/words.ts';
import { type ShownAct, shownActs } from './acts.tsx';
import { Box, TextBox, TimeField } from './forms.tsx';
import { ProblemList, type ScreenProps } from './screen-page.tsx';

const labels = {
  'hand-in': 'newsroom.acts.handIn',
  approve: 'newsroom.acts.approve',
  publish: 'newsroom.acts.publish',
  schedule: 'newsroom.acts.schedule',
  unschedule: 'newsroom.acts.unschedule',
  embargo: 'newsroom.acts.embargo',
  'hand-back': 'newsroom.acts.handBack',
  correct: 'newsroom.acts.correct',
  update: 'newsroom.acts.update',
  withdraw: 'newsroom.acts.withdraw',
} as const satisfies Record<ShownAct, Phrase>;

/** Acts that are one press of a button; the others ask for something first. */
const plain: ShownAct[] = ['hand-in', 'approve', 'publish', 'unschedule'];

/** What the person who looks may do with the version now, and what would keep it from being published. */
export function ActsBox(props: ScreenProps) {
  const { frame, work, acts, problems, rights, typed } = props;
  const { words } = frame;
  // A form that was refused stays, even where the act has closed meanwhile: what was typed is not lost.
  const shown = shownActs.filter((act) => acts.includes(act) || (typed?.act === act && !plain.includes(act)));
  return (
    <Box id="acts" title={words('newsroom.acts.title')}>
      {problems.length > 0 ? <ProblemList frame={frame} problems={problems} /> : null}
      {rights.write && work.hasNewText && linksIn(work.newest.document).length > 0 ? (
        <form method="post" action={frame.href(`/newsroom/versions/${work.versionId}/check-links`)}>
          <button type="submit" class="small-button">
            {words('newsroom.acts.checkLinks')}
          </button>
        </form>
      ) : null}
      {shown.length === 0 ? <p class="hint">{words('newsroom.acts.none')}</p> : null}
      <div class="acts">
        {shown
          .filter((act) => plain.includes(act))
          .map((act, at) => (
            <ActForm {...props} act={act} look={at === 0 ? 'strong' : 'quiet'} />
          ))}
        {shown
          .filter((act) => !plain.includes(act))
          .map((act) => (
            <details class="act" open={typed?.act === act}>
              <summary>{words(labels[act])}</summary>
              <ActForm {...props} act={act} look={act === 'withdraw' ? 'danger' : 'strong'}>
                <ActFields {...props} act={act} />
              </ActForm>
            </details>
          ))}
      </div>
    </Box>
  );
}

type ActFormProps = ScreenProps & { act: ShownAct; look: 'strong' | 'quiet' | 'danger'; children?: Child };

function ActForm({ frame, work, act, look, children }: ActFormProps) {
  return (
    <form method="post" action={frame.href(`/newsroom/versions/${work.versionId}/${act}`)}>
      <input type="hidden" name="revision" value={String(work.newest.number)} />
      {children}
      <SubmitButton look={look}>{frame.words(labels[act])}</SubmitButton>
    </form>
  );
}

function ActFields({ frame, work, facts, act, typed }: ScreenProps & { act: ShownAct }) {
  const { words } = frame;
  const own = typed?.act === act ? typed : undefined;
  const text = { name: 'text', id: `text-${act}`, value: own?.text, problem: own?.problem, required: true };
  switch (act) {
    case 'schedule': {
      const hint = words('newsroom.acts.zone', { zone: frame.timeZone });
      return (
        <TimeField name="at" type="datetime-local" label={words('newsroom.acts.at')} value={own?.at} problem={own?.problem} hint={hint} />
      );
    }
    case 'embargo': {
      const until = own?.at ?? (work.embargoUntil ? clockOf(work.embargoUntil, frame.timeZone) : '');
      const hint = words('newsroom.acts.embargoAbout', { zone: frame.timeZone });
      return (
        <TimeField
          name="at"
          id="embargo-at"
          type="datetime-local"
          label={words('newsroom.acts.notBefore')}
          value={until}
          problem={own?.problem}
          hint={hint}
        />
      );
    }
    case 'hand-back':
      return <TextBox {...text} label={words('newsroom.acts.note')} />;
    case 'correct':
    case 'update':
      return (
        <>
          {work.hasNewText ? <p class="hint">{words('newsroom.acts.withText')}</p> : null}
          <TextBox {...text} label={words('newsroom.acts.publicNote')} lang={work.language} dir={undefined} />
        </>
      );
    case 'withdraw':
      return (
        <>
          <p class="hint">{words('newsroom.acts.withdrawAbout')}</p>
          <TextBox {...text} label={words('newsroom.acts.reason')} lang={work.language} />
          {facts.versions.length > 0 ? (
            <Checkbox name="everyLanguage" label={words('newsroom.acts.everyLanguage')} isChecked={own?.everyLanguage} />
          ) : null}
        </>
      );
    default:
      return null;
  }
}

import type { Child } from 'hono/jsx';
import { type StaffFrame, SubmitButton, staffMoment } from '#design';
import { clockOf } from '#platform/dates.ts';
import { directionOf } from '#platform/languages.ts';
import type { PinLine } from '#stories';
import { TimeField } from '../forms.tsx';
import type { FrontDeskProps } from './front-desk.tsx';
import type { Absence, Part, PlaceLine } from './parts.ts';

type PartListProps = FrontDeskProps & { part: Part };

const absences = {
  'not-public': 'newsroom.front.notPublic',
  'not-yet': 'newsroom.front.notYet',
  over: 'newsroom.front.over',
  'no-room': 'newsroom.front.noRoom',
} as const satisfies Record<Absence, string>;

/** The places of one part of the front, each with its story and what can be done with it; then what is pinned and not seen. */
export function PartList(props: PartListProps) {
  const { frame, part } = props;
  const { words } = frame;
  const id = `part-${part.sectionId ?? 'top'}`;
  return (
    <section class="front-part" aria-labelledby={id}>
      <h2 id={id}>{part.name ?? words('newsroom.front.top')}</h2>
      {part.lines.length === 0 ? <p class="empty">{words('newsroom.front.noStories')}</p> : null}
      <ol>
        {part.lines.map((line) => (
          <li class={line.pin ? 'is-pinned' : undefined}>
            <span class="front-place">{line.place}</span>
            <div>
              <Headline language={props.language} text={line.headline} />
              {line.pin ? <span class="tag tag-ready">{words('newsroom.front.isPinned')}</span> : null}
              <PinTimes frame={frame} pin={line.pin} />
              <Buttons {...props} line={line} />
            </div>
          </li>
        ))}
      </ol>
      {part.absent.length > 0 ? (
        <>
          <h3>{words('newsroom.front.absent')}</h3>
          <ul class="front-absent">
            {part.absent.map(({ pin, why }) => (
              <li>
                <Headline language={props.language} text={pin.headline || words('newsroom.story.untitled')} />{' '}
                <span class="tag">{words(absences[why])}</span>
                <PinTimes frame={frame} pin={pin} />
                <Buttons {...props} line={{ place: pin.place, storyId: pin.storyId, headline: pin.headline, pin }} isAbsent />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function PinTimes({ frame, pin }: { frame: StaffFrame; pin: PinLine | undefined }) {
  if (!pin?.fromAt && !pin?.untilAt) return null;
  const { words } = frame;
  const from = pin.fromAt && words('newsroom.front.from', { when: staffMoment(frame, pin.fromAt) });
  const until = pin.untilAt && words('newsroom.front.until', { when: staffMoment(frame, pin.untilAt) });
  return <span class="tag-more">{[from, until].filter(Boolean).join(' · ')}</span>;
}

/** Moving a story pins it where it comes to stand. */
function Buttons(props: PartListProps & { line: PlaceLine; isAbsent?: boolean }) {
  const { frame, part, line, isAbsent } = props;
  const { words } = frame;
  const { headline, place, pin } = line;
  return (
    <div class="front-buttons">
      {!isAbsent && place > 1 ? (
        <PinForm {...props} place={place - 1}>
          <button type="submit" class="small-button" aria-label={words('newsroom.front.upOf', { headline })}>
            {words('newsroom.front.up')}
          </button>
        </PinForm>
      ) : null}
      {!isAbsent && place < Math.min(part.places, part.lines.length) ? (
        <PinForm {...props} place={place + 1}>
          <button type="submit" class="small-button" aria-label={words('newsroom.front.downOf', { headline })}>
            {words('newsroom.front.down')}
          </button>
        </PinForm>
      ) : null}
      <PinForm {...props} place={place}>
        <button
          type="submit"
          class="small-button"
          name="what"
          value={pin ? 'unpin' : 'pin'}
          aria-label={words(pin ? 'newsroom.front.unpinOf' : 'newsroom.front.hereOf', { headline })}
        >
          {words(pin ? 'newsroom.front.unpin' : 'newsroom.front.here')}
        </button>
      </PinForm>
      {pin ? <TimesForm {...props} pin={pin} /> : null}
    </div>
  );
}

/** The form that puts a story of this part into a place, keeping the times of its pin. */
function PinForm({
  frame,
  language,
  chosen,
  at,
  part,
  line,
  place,
  children,
}: PartListProps & { line: PlaceLine; place: number; children?: Child }) {
  const clock = (moment: Date | null | undefined) => (moment ? clockOf(moment, frame.timeZone) : '');
  const fields = {
    language,
    front: chosen && at > frame.now ? String(chosen.id) : '',
    story: String(line.storyId),
    place: `${part.sectionId ?? 'top'}.${place}`,
    from: clock(line.pin?.fromAt),
    until: clock(line.pin?.untilAt),
  };
  return (
    <form method="post" action={frame.href('/newsroom/front')}>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

/** From when and until when a pin holds. */
function TimesForm({ frame, language, chosen, at, part, line, pin, typed, problem }: PartListProps & { line: PlaceLine; pin: PinLine }) {
  const { words } = frame;
  const own = typed?.storyId === line.storyId ? typed : undefined;
  const clock = (moment: Date | null) => (moment ? clockOf(moment, frame.timeZone) : '');
  const hidden = {
    language,
    front: chosen && at > frame.now ? String(chosen.id) : '',
    story: String(line.storyId),
    place: `${part.sectionId ?? 'top'}.${line.place}`,
  };
  return (
    <details open={own !== undefined}>
      <summary aria-label={words('newsroom.front.timesOf', { headline: line.headline })}>{words('newsroom.front.times')}</summary>
      <form method="post" action={frame.href('/newsroom/front')} class="stacked">
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p class="hint">{words('newsroom.acts.zone', { zone: frame.timeZone })}</p>
        <TimeField
          id={`from-${line.storyId}`}
          name="from"
          type="datetime-local"
          label={words('newsroom.front.fromLabel')}
          value={own?.from ?? clock(pin.fromAt)}
        />
        <TimeField
          id={`until-${line.storyId}`}
          name="until"
          type="datetime-local"
          label={words('newsroom.front.untilLabel')}
          value={own?.until ?? clock(pin.untilAt)}
          problem={own ? problem : undefined}
        />
        <SubmitButton look="quiet">{words('newsroom.front.saveTimes')}</SubmitButton>
      </form>
    </details>
  );
}

/** A headline in the edition's own language. */
function Headline({ language, text }: { language: string; text: string }) {
  return (
    <bdi lang={language} dir={directionOf(language)}>
      {text}
    </bdi>
  );
}

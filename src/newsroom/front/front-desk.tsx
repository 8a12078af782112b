import { Notice, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import { languageName } from '#platform/languages.ts';
import type { DeskLine, FrontLine } from '#stories';
import { VersionLink } from '../desk-page.tsx';
import { TimeField } from '../forms.tsx';
import { PartList } from './part-list.tsx';
import type { Part } from './parts.ts';

/** What a form that was refused brings back to the page. */
export type Returned = {
  problem?: string;
  typed?: { storyId?: number; from?: string; until?: string; begins?: string } | undefined;
};

export type FrontDeskProps = {
  frame: StaffFrame;
  /** The edition that is arranged. */
  language: string;
  languages: string[];
  /** The moment the front is shown for: now, or when the chosen arrangement begins. */
  at: Date;
  chosen: FrontLine | undefined;
  planned: FrontLine[];
  parts: Part[];
  search: string;
  found: DeskLine[] | undefined;
  said: 'pinned' | 'unpinned' | 'planned' | 'cancelled' | undefined;
} & Returned;

/** An address of this page with what it shows now, and changes to that. */
function addressOf({ frame, language, chosen, at }: FrontDeskProps, page = '/newsroom/front'): string {
  const isPlanned = chosen && at > frame.now;
  return `${frame.href(page)}?${new URLSearchParams({ language, ...(isPlanned ? { front: String(chosen.id) } : {}) })}`;
}

/** The front of an edition: its places with what stands in them, what is planned, and beside it the page as visitors see it. */
export function FrontDesk(props: FrontDeskProps) {
  const { frame, language, parts, at, said, problem } = props;
  const { words } = frame;
  const isPlanned = at > frame.now;
  const when = isPlanned ? words('newsroom.front.at', { when: staffMoment(frame, at) }) : words('newsroom.front.now');
  return (
    <StaffPage frame={frame} kind="editor" title={words('staff.places.front')} beside={<Editions {...props} />}>
      {said && !problem ? <Notice tone="good">{words(`newsroom.front.${said}Said`)}</Notice> : null}
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      <Arrangements {...props} />
      <div class="front-desk">
        <div class="front-places">
          <Finder {...props} />
          {parts.map((part) => (
            <PartList {...props} part={part} />
          ))}
        </div>
        <section class="front-seen" aria-labelledby="front-seen">
          <h2 id="front-seen">{words('newsroom.front.preview')}</h2>
          <p class="hint">
            {when} {isPlanned ? words('newsroom.front.previewAbout') : '·'}{' '}
            <a href={addressOf(props, '/newsroom/front/preview')} target="_blank" rel="noopener">
              {words('newsroom.front.previewAlone')}
            </a>
          </p>
          <iframe
            src={addressOf(props, '/newsroom/front/preview')}
            title={words('newsroom.front.previewOf', { language: languageName(language, frame.language) })}
          ></iframe>
        </section>
      </div>
    </StaffPage>
  );
}

function Editions({ frame, language, languages }: FrontDeskProps) {
  if (languages.length < 2) return null;
  return (
    <nav class="states" aria-label={frame.words('newsroom.front.editions')}>
      <ul>
        {languages.map((one) => (
          <li>
            <a
              href={`${frame.href('/newsroom/front')}?${new URLSearchParams({ language: one })}`}
              aria-current={one === language ? 'true' : undefined}
            >
              {languageName(one, frame.language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What holds now, what is planned, and a way to plan more. */
function Arrangements(props: FrontDeskProps) {
  const { frame, language, planned, chosen, at, typed } = props;
  const { words, href } = frame;
  const isNow = at <= frame.now;
  const front = (id: number) => `${href('/newsroom/front')}?${new URLSearchParams({ language, front: String(id) })}`;
  return (
    <section class="arrangements" aria-label={words('newsroom.front.arrangements')}>
      <ul>
        <li>
          <a href={`${href('/newsroom/front')}?${new URLSearchParams({ language })}`} aria-current={isNow ? 'true' : undefined}>
            {words('newsroom.front.now')}
          </a>
        </li>
        {planned.map((one) => (
          <li>
            <a href={front(one.id)} aria-current={one.id === chosen?.id ? 'true' : undefined}>
              {words('newsroom.front.from', { when: staffMoment(frame, one.beginsAt) })}
            </a>
            <form method="post" action={href('/newsroom/front/cancel')}>
              <input type="hidden" name="language" value={language} />
              <input type="hidden" name="front" value={String(one.id)} />
              <button
                type="submit"
                class="text-button"
                aria-label={words('newsroom.front.cancelOf', { when: staffMoment(frame, one.beginsAt) })}
              >
                {words('newsroom.front.cancel')}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <details open={typed?.begins !== undefined}>
        <summary>{words('newsroom.front.plan')}</summary>
        <form method="post" action={href('/newsroom/front/plan')} class="stacked">
          <input type="hidden" name="language" value={language} />
          <p class="hint">{words('newsroom.front.planAbout')}</p>
          <TimeField
            name="begins"
            type="datetime-local"
            label={words('newsroom.front.begins')}
            hint={words('newsroom.acts.zone', { zone: frame.timeZone })}
            value={typed?.begins}
            problem={typed?.begins === undefined ? undefined : props.problem}
          />
          <SubmitButton look="quiet">{words('newsroom.front.planNow')}</SubmitButton>
        </form>
      </details>
    </section>
  );
}

/** Finds a story by its headline and puts it into a place. */
function Finder(props: FrontDeskProps) {
  const { frame, language, chosen, at, search, found, parts } = props;
  const { words, href } = frame;
  const frontId = chosen && at > frame.now ? String(chosen.id) : '';
  return (
    <section class="front-finder" aria-labelledby="front-finder">
      <h2 id="front-finder">{words('newsroom.front.find')}</h2>
      <form method="get" action={href('/newsroom/front')} class="filters">
        <input type="hidden" name="language" value={language} />
        {frontId ? <input type="hidden" name="front" value={frontId} /> : null}
        <div class="field">
          <label for="front-search">{words('newsroom.front.headline')}</label>
          <input id="front-search" type="search" name="search" value={search} maxlength={200} dir="auto" lang={language} />
        </div>
        <button type="submit" class="small-button">
          {words('newsroom.front.search')}
        </button>
      </form>
      {found && found.length === 0 ? <p class="empty">{words('newsroom.front.nothing')}</p> : null}
      {found && found.length > 0 ? (
        <ul class="front-found">
          {found.map((line) => (
            <li>
              <VersionLink frame={frame} line={line} />
              {line.isPublic ? null : <span class="tag">{words(`newsroom.states.${line.state}`)}</span>}
              <form method="post" action={href('/newsroom/front')} class="in-row">
                <input type="hidden" name="language" value={language} />
                <input type="hidden" name="front" value={frontId} />
                <input type="hidden" name="story" value={String(line.storyId)} />
                <label for={`place-${line.storyId}`} class="unseen">
                  {words('newsroom.front.placeOf', { headline: line.headline })}
                </label>
                <select id={`place-${line.storyId}`} name="place">
                  {parts.map((part) => (
                    <PlaceOptions frame={frame} part={part} isOwn={part.sectionId === line.sectionId} />
                  ))}
                </select>
                <button type="submit" class="small-button" aria-label={words('newsroom.front.pinOf', { headline: line.headline })}>
                  {words('newsroom.front.pin')}
                </button>
              </form>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function PlaceOptions({ frame, part, isOwn }: { frame: StaffFrame; part: Part; isOwn: boolean }) {
  const { words } = frame;
  const name = part.name ?? words('newsroom.front.top');
  return (
    <optgroup label={name}>
      {Array.from({ length: part.places }, (_, index) => (
        <option value={`${part.sectionId ?? 'top'}.${index + 1}`} selected={isOwn && index === 0}>
          {words('newsroom.front.placeIn', { part: name, place: index + 1 })}
        </option>
      ))}
    </optgroup>
  );
}

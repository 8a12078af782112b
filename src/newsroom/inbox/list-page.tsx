import { Notice, type StaffFrame, StaffPage } from '#design';
import { countryName, languageName } from '#platform/languages.ts';
import { type InboxCounts, type InboxLine, inboxStates, type MayWe } from '#sources';
import { openOf } from '../around.ts';
import { Choice, type Option } from '../forms.tsx';
import { type AskedInbox, inboxQuery } from './filters.ts';
import { ItemLine } from './item-line.tsx';
import type { Said } from './list.tsx';

type InboxPageProps = {
  frame: StaffFrame;
  asked: AskedInbox;
  page: { lines: InboxLine[]; next: string | undefined };
  counts: InboxCounts;
  choices: { languages: string[]; countries: string[] };
  sources: Option[];
  sections: Option[];
  licences: Map<number, MayWe>;
  said: Said | undefined;
  problem: string | undefined;
};

/** What partner papers have sent: chosen from, taken, passed, several at once. */
export function InboxPage(props: InboxPageProps) {
  const { frame, asked, page, problem } = props;
  const { words, href } = frame;
  const isNarrowed = inboxQuery({ ...asked, state: 'new' }) !== '';
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={words('staff.places.inbox')}
      beside={frame.may('inbox:decide') ? <a href={href('/newsroom/inbox/new')}>{words('newsroom.byHand.title')}</a> : undefined}
    >
      <SaidNotice {...props} />
      {problem ? (
        <Notice tone="bad">
          <p>{problem}</p>
        </Notice>
      ) : null}
      <States {...props} />
      <Filters {...props} />
      {page.lines.length === 0 ? (
        <div class="empty">
          <p>{words(isNarrowed ? 'newsroom.inbox.noneLike' : `newsroom.inbox.none.${asked.state}`)}</p>
        </div>
      ) : (
        <Lines {...props} />
      )}
      {page.next ? (
        <p class="pager">
          <a href={href('/newsroom/inbox') + inboxQuery(asked, { after: page.next })} rel="next">
            {words('newsroom.inbox.more')}
          </a>
        </p>
      ) : null}
    </StaffPage>
  );
}

function SaidNotice({ frame, asked, said }: InboxPageProps) {
  const { words, href } = frame;
  if (!said) return null;
  return (
    <Notice tone={said.count > 0 ? 'good' : 'note'}>
      <p>{words(`newsroom.inbox.said.${said.act}`, { count: said.count })}</p>
      {said.count < said.asked ? <p>{words('newsroom.inbox.said.fewer', { count: said.asked - said.count })}</p> : null}
      {said.undo.length > 0 && frame.may('inbox:decide') ? (
        <form method="post" action={href('/newsroom/inbox') + inboxQuery(asked)}>
          {said.undo.map((id) => (
            <input type="hidden" name="item" value={String(id)} />
          ))}
          <button type="submit" name="do" value="back" class="small-button">
            {words('newsroom.inbox.undo')}
          </button>
        </form>
      ) : null}
    </Notice>
  );
}

function States({ frame, asked, counts }: InboxPageProps) {
  const { words, href } = frame;
  const countOf = (state: string) => (state in counts ? counts[state as keyof InboxCounts] : 0);
  return (
    <nav class="states" aria-label={words('newsroom.inbox.states')}>
      <ul>
        {inboxStates.map((state) => (
          <li>
            <a href={href('/newsroom/inbox') + inboxQuery(asked, { state })} aria-current={state === asked.state ? 'true' : undefined}>
              {words(`newsroom.inbox.state.${state}`)}{' '}
              {countOf(state) > 0 ? <span class="count">{countOf(state) >= 100 ? '99+' : countOf(state)}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Filters({ frame, asked, choices, sources }: InboxPageProps) {
  const { words, href, language } = frame;
  const any = { value: '', name: words('newsroom.desk.any') };
  const byName = (one: Option, other: Option) => one.name.localeCompare(other.name, language);
  const withChosen = (values: string[], chosen: string) => (chosen && !values.includes(chosen) ? [...values, chosen] : values);
  const languages = withChosen(choices.languages, asked.language).map((value) => ({ value, name: languageName(value, language) }));
  const countries = withChosen(choices.countries, asked.country).map((value) => ({ value, name: countryName(value, language) }));
  return (
    <form method="get" action={href('/newsroom/inbox')} class="filters">
      {asked.state === 'new' ? null : <input type="hidden" name="state" value={asked.state} />}
      <Choice name="source" label={words('newsroom.inbox.source')} options={[any, ...sources]} chosen={asked.source} />
      <Choice
        name="country"
        label={words('newsroom.inbox.country')}
        options={[any, ...countries.toSorted(byName)]}
        chosen={asked.country}
      />
      <Choice
        name="language"
        label={words('newsroom.desk.language')}
        options={[any, ...languages.toSorted(byName)]}
        chosen={asked.language}
      />
      <div class="field">
        <label for="inbox-topic">{words('newsroom.inbox.topic')}</label>
        <input type="text" id="inbox-topic" name="topic" value={asked.topic} maxlength={100} dir="auto" />
      </div>
      <button type="submit" class="small-button">
        {words('newsroom.desk.show')}
      </button>
      {inboxQuery({ ...asked, state: 'new' }) ? (
        <a href={href('/newsroom/inbox') + inboxQuery({ ...asked, source: '', country: '', language: '', topic: '' })}>
          {words('newsroom.desk.clear')}
        </a>
      ) : null}
    </form>
  );
}

function Lines(props: InboxPageProps) {
  const { frame, asked, page, sources, licences, sections } = props;
  const { words, href } = frame;
  const nameOf = (id: number | null) => sources.find(({ value }) => value === String(id))?.name ?? '';
  const isOpen = frame.may('inbox:decide') && ['new', 'mine', 'passed'].includes(asked.state);
  const list = (
    <ol class="inbox-lines">
      {page.lines.map((line) => (
        <ItemLine
          frame={frame}
          line={line}
          source={nameOf(line.sourceId)}
          likeSource={nameOf(line.likeSourceId)}
          licence={licences.get(line.id)}
          isChosen={isOpen}
        />
      ))}
    </ol>
  );
  if (!isOpen) return list;
  return (
    <form method="post" action={href('/newsroom/inbox') + inboxQuery(asked)} class="inbox-form">
      {list}
      <div class="inbox-acts">
        <p>{words('newsroom.inbox.withChosen')}</p>
        <Choice name="section" label={words('newsroom.desk.section')} options={[{ value: '', name: '–' }, ...openOf(sections)]} chosen="" />
        <button type="submit" name="do" value="take" class="small-button">
          {words('newsroom.inbox.take')}
        </button>
        {asked.state === 'passed' ? (
          <button type="submit" name="do" value="back" class="small-button">
            {words('newsroom.inbox.putBack')}
          </button>
        ) : (
          <button type="submit" name="do" value="pass" class="small-button">
            {words('newsroom.inbox.pass')}
          </button>
        )}
      </div>
    </form>
  );
}

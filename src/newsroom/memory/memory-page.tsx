import { Notice, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import { directionOf, languageName } from '#platform/languages.ts';
import type { RememberedPair } from '#translation';
import { Choice, type Option } from '../forms.tsx';
import { languagesFor } from '../glossary/filters.ts';
import { type MemoryAsked, memoryQuery, memoryScopes } from './filters.ts';

type MemoryPageProps = {
  frame: StaffFrame;
  asked: MemoryAsked;
  pairs: RememberedPair[];
  next: number | undefined;
  paperLanguages: string[];
  nameOf: (personId: number | null | undefined) => string | undefined;
  sources: Option[];
  apart: number[];
  said: string | undefined;
};

/** The memory: what was made of what, looked through by words on either side. */
export function MemoryPage(props: MemoryPageProps) {
  const { frame, asked, pairs, next, said } = props;
  const { words, href } = frame;
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={words('newsroom.memory.title')}
      beside={
        <p class="screen-links">
          <a href={href('/newsroom/glossary')}>{words('newsroom.glossary.title')}</a>{' '}
          {frame.may('memory:manage') ? <a href={href('/newsroom/exchange/memory')}>{words('newsroom.exchange.link')}</a> : null}
        </p>
      }
    >
      {said ? <Notice tone="good">{said}</Notice> : null}
      <p class="hint">{words('newsroom.memory.about')}</p>
      <Filters {...props} />
      {pairs.length === 0 ? (
        <p class="empty">{words(memoryQuery(asked) ? 'newsroom.memory.noneFound' : 'newsroom.memory.none')}</p>
      ) : (
        <ul class="pairs">
          {pairs.map((pair) => (
            <Pair {...props} pair={pair} />
          ))}
        </ul>
      )}
      {next ? (
        <p class="pager">
          <a href={href('/newsroom/memory') + memoryQuery(asked, { before: String(next) })} rel="next">
            {words('newsroom.memory.older')}
          </a>
        </p>
      ) : null}
      {frame.may('memory:manage') && props.sources.length > 0 ? <Apart {...props} /> : null}
    </StaffPage>
  );
}

function Filters({ frame, asked, paperLanguages }: MemoryPageProps) {
  const { words, href } = frame;
  const any = { value: '', name: words('newsroom.glossary.anyLanguage') };
  const languages = languagesFor(paperLanguages).map((value) => ({ value, name: languageName(value, frame.language) }));
  const scopes = memoryScopes.map((value) => ({ value, name: words(`newsroom.memory.scopes.${value}`) }));
  return (
    <form method="get" action={href('/newsroom/memory')} class="filters">
      <div class="field">
        <label for="memory-search">{words('newsroom.memory.search')}</label>
        <input id="memory-search" type="search" name="search" value={asked.search} maxlength={200} dir="auto" accesskey="s" />
      </div>
      <Choice name="from" label={words('newsroom.memory.from')} options={[any, ...languages]} chosen={asked.from} />
      <Choice name="to" label={words('newsroom.memory.to')} options={[any, ...languages]} chosen={asked.to} />
      <Choice
        name="scope"
        label={words('newsroom.memory.scope')}
        options={[{ value: '', name: words('newsroom.memory.anyScope') }, ...scopes]}
        chosen={asked.scope}
      />
      <button type="submit" class="small-button">
        {words('newsroom.desk.show')}
      </button>
      {memoryQuery(asked) ? <a href={href('/newsroom/memory')}>{words('newsroom.desk.clear')}</a> : null}
    </form>
  );
}

function Pair({ frame, asked, pair, nameOf, sources }: MemoryPageProps & { pair: RememberedPair }) {
  const { words, href, language } = frame;
  const by = nameOf(pair.madeBy) ?? pair.importName ?? words('newsroom.memory.nobody');
  const source = sources.find(({ value }) => value === String(pair.sourceId))?.name;
  const mayRemove = pair.scope === 'person' || frame.may('memory:manage');
  return (
    <li class="pair">
      <p class="pair-source" lang={pair.from} dir={directionOf(pair.from)}>
        <Marked text={pair.sourceText} search={asked.search} />
      </p>
      <p class="pair-target" lang={pair.to} dir={directionOf(pair.to)}>
        <Marked text={pair.targetText} search={asked.search} />
      </p>
      <p class="pair-facts hint">
        {languageName(pair.from, language)} → {languageName(pair.to, language)} · {words(`newsroom.memory.scopes.${pair.scope}`)}
        {pair.state === 'pending' ? (
          <>
            {' '}
            · <span class="mark">{words('newsroom.memory.pending')}</span>
          </>
        ) : null}{' '}
        · <bdi>{by}</bdi> · {staffMoment(frame, pair.madeAt)}
        {source ? (
          <>
            {' '}
            · <bdi>{source}</bdi>
          </>
        ) : null}
        {pair.storyKey && pair.versionId > 0 ? (
          <>
            {' '}
            · <a href={href(`/newsroom/versions/${pair.versionId}`)}>{words('newsroom.memory.story')}</a>
          </>
        ) : null}
      </p>
      {mayRemove ? (
        <form method="post" action={href(`/newsroom/memory/${pair.id}/remove`)} class="in-row">
          {Object.entries(asked).map(([name, value]) => (value === '' ? null : <input type="hidden" name={name} value={value} />))}
          <button type="submit" class="small-button" aria-label={words('newsroom.memory.removeOf', { text: pair.sourceText.slice(0, 60) })}>
            {words('newsroom.memory.remove')}
          </button>
        </form>
      ) : null}
    </li>
  );
}

/** A text with the words that were looked for marked. */
function Marked({ text, search }: { text: string; search: string }) {
  const sought = search
    .split(/\s+/u)
    .filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (sought.length === 0) return <>{text}</>;
  return <>{text.split(new RegExp(`(${sought.join('|')})`, 'giu')).map((part, at) => (at % 2 === 1 ? <mark>{part}</mark> : part))}</>;
}

/** Partner papers whose texts are for their own stories alone. */
function Apart({ frame, sources, apart }: MemoryPageProps) {
  const { words, href } = frame;
  return (
    <details class="more">
      <summary>{words('newsroom.memory.apart')}</summary>
      <p class="hint">{words('newsroom.memory.apartAbout')}</p>
      <form method="post" action={href('/newsroom/memory/apart')} class="stacked">
        <fieldset class="apart-sources">
          <legend>{words('newsroom.memory.apartSources')}</legend>
          {sources.map(({ value, name }) => (
            <label>
              <input type="checkbox" name="source" value={value} checked={apart.includes(Number(value))} /> <bdi>{name}</bdi>
            </label>
          ))}
        </fieldset>
        <SubmitButton>{words('newsroom.memory.apartSave')}</SubmitButton>
      </form>
    </details>
  );
}

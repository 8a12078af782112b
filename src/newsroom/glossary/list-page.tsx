import { Notice, type StaffFrame, StaffPage } from '#design';
import { languageName } from '#platform/languages.ts';
import { type Concept, conceptKinds, type MetName, type Term } from '#translation';
import { Choice } from '../forms.tsx';
import { type GlossaryAsked, glossaryQuery, languagesFor } from './filters.ts';

type GlossaryPageProps = {
  frame: StaffFrame;
  asked: GlossaryAsked;
  concepts: Concept[];
  next: string | undefined;
  names: MetName[];
  paperLanguages: string[];
  said: string | undefined;
};

/** The glossary: names and words of the paper, what to call them in each language, and names that wait to be taken in. */
export function GlossaryPage(props: GlossaryPageProps) {
  const { frame, asked, concepts, next, names, said } = props;
  const { words, href } = frame;
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={words('newsroom.glossary.title')}
      beside={
        <p class="screen-links">
          {frame.may('glossary:write') ? <a href={href('/newsroom/glossary/new')}>{words('newsroom.glossary.add')}</a> : null}{' '}
          <a href={href('/newsroom/memory')}>{words('newsroom.memory.title')}</a>{' '}
          {frame.may('memory:manage') ? <a href={href('/newsroom/exchange/glossary')}>{words('newsroom.exchange.link')}</a> : null}
        </p>
      }
    >
      {said ? <Notice tone="good">{said}</Notice> : null}
      <p class="hint">{words('newsroom.glossary.about')}</p>
      {names.length > 0 ? <Names {...props} /> : null}
      <Filters {...props} />
      {concepts.length === 0 ? (
        <p class="empty">{words(glossaryQuery(asked) ? 'newsroom.glossary.noneFound' : 'newsroom.glossary.none')}</p>
      ) : (
        <Rows {...props} />
      )}
      {next ? (
        <p class="pager">
          <a href={href('/newsroom/glossary') + glossaryQuery(asked, { before: next })} rel="next">
            {words('newsroom.glossary.older')}
          </a>
        </p>
      ) : null}
    </StaffPage>
  );
}

function Filters({ frame, asked, paperLanguages }: GlossaryPageProps) {
  const { words, href } = frame;
  const any = { value: '', name: words('newsroom.glossary.anyLanguage') };
  const languages = languagesFor(paperLanguages).map((value) => ({ value, name: languageName(value, frame.language) }));
  const kinds = conceptKinds.map((value) => ({ value, name: words(`newsroom.glossary.kinds.${value}`) }));
  return (
    <form method="get" action={href('/newsroom/glossary')} class="filters">
      <div class="field">
        <label for="glossary-search">{words('newsroom.glossary.search')}</label>
        <input id="glossary-search" type="search" name="search" value={asked.search} maxlength={200} dir="auto" accesskey="s" />
      </div>
      <Choice name="from" label={words('newsroom.memory.from')} options={[any, ...languages]} chosen={asked.from} />
      <Choice name="to" label={words('newsroom.memory.to')} options={[any, ...languages]} chosen={asked.to} />
      <Choice
        name="kind"
        label={words('newsroom.glossary.kind')}
        options={[{ value: '', name: words('newsroom.glossary.anyKind') }, ...kinds]}
        chosen={asked.kind}
      />
      <button type="submit" class="small-button">
        {words('newsroom.desk.show')}
      </button>
      {glossaryQuery(asked) ? <a href={href('/newsroom/glossary')}>{words('newsroom.desk.clear')}</a> : null}
    </form>
  );
}

function Rows({ frame, asked, concepts }: GlossaryPageProps) {
  const { words, href } = frame;
  const shown = [asked.from, asked.to].filter(Boolean);
  return (
    <div class="table-frame">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{words('newsroom.glossary.term')}</th>
            <th scope="col">{words('newsroom.glossary.terms')}</th>
            <th scope="col">{words('newsroom.glossary.kind')}</th>
          </tr>
        </thead>
        <tbody>
          {concepts.map((concept) => {
            const first = concept.terms.find(({ language }) => language === (asked.from || frame.language)) ?? concept.terms[0];
            const others = concept.terms.filter((term) => term !== first && (shown.length === 0 || shown.includes(term.language)));
            return (
              <tr>
                <th scope="row">
                  <a href={href(`/newsroom/glossary/${concept.id}`)}>
                    <bdi lang={first?.language}>{first?.text}</bdi>
                  </a>
                </th>
                <td>
                  <ul class="term-list">
                    {others.map((term) => (
                      <li>
                        <TermText frame={frame} term={term} />
                      </li>
                    ))}
                  </ul>
                </td>
                <td>
                  {words(`newsroom.glossary.kinds.${concept.kind}`)}
                  {concept.isKept ? <span class="mark">{words('newsroom.glossary.keptMark')}</span> : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function TermText({ frame, term }: { frame: StaffFrame; term: Term }) {
  const { words, language } = frame;
  const text = <bdi lang={term.language}>{term.text}</bdi>;
  return (
    <>
      <span class="term-language">{languageName(term.language, language)}</span> {term.status === 'forbidden' ? <s>{text}</s> : text}
      {term.status === 'preferred' ? null : <span class="mark">{words(`newsroom.glossary.status.${term.status}`)}</span>}
    </>
  );
}

/** Names that texts had and the glossary hasn't. */
function Names({ frame, names }: GlossaryPageProps) {
  const { words, href, language } = frame;
  return (
    <details class="more" open>
      <summary>{words('newsroom.glossary.names', { count: names.length })}</summary>
      <p class="hint">{words('newsroom.glossary.namesAbout')}</p>
      <ul class="met-names">
        {names.map((name) => (
          <li>
            <bdi lang={name.language}>{name.text}</bdi>{' '}
            <span class="hint">
              {languageName(name.language, language)} · {words('newsroom.glossary.met', { count: name.met })}
            </span>
            {frame.may('glossary:write') ? (
              <span class="name-acts">
                <a href={href(`/newsroom/glossary/new?${new URLSearchParams({ language: name.language, term: name.text })}`)}>
                  {words('newsroom.glossary.takeIn')}
                </a>
                <form method="post" action={href('/newsroom/glossary/names/turned-down')} class="in-row">
                  <input type="hidden" name="language" value={name.language} />
                  <input type="hidden" name="text" value={name.text} />
                  <button type="submit" class="small-button" aria-label={words('newsroom.glossary.turnDownOf', { name: name.text })}>
                    {words('newsroom.glossary.turnDown')}
                  </button>
                </form>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

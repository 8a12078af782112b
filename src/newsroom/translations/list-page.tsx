import { Notice, type StaffFrame, StaffPage, staffMoment } from '#design';
import { directionOf, languageName } from '#platform/languages.ts';
import type { MadeLine, MadePage } from '#stories';
import type { TranslationFacts } from '#translation';
import type { Names } from '../around.ts';
import { Deadline } from '../desk-page.tsx';
import { Choice, Fold } from '../forms.tsx';
import { LanguagesForm } from './languages-form.tsx';
import { type AskedList, listQuery, type View, views } from './views.ts';

type ListPageProps = {
  frame: StaffFrame;
  asked: AskedList;
  page: MadePage;
  counts: Record<View, number>;
  facts: Map<number, TranslationFacts>;
  names: Names;
  /** The languages that whoever looks works in. */
  own: string[];
  mayAssign: boolean;
  languages: string[];
  said: boolean;
};

/** Every version made from another one, by what it waits for. */
export function ListPage(props: ListPageProps) {
  const { frame, asked, page, own, mayAssign, languages, said } = props;
  const { words, href } = frame;
  const here = href('/newsroom/translations');
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={words('staff.places.translations')}
      beside={
        <p class="screen-links">
          {mayAssign ? <a href={`${here}/people`}>{words('newsroom.translations.people')}</a> : null}
          <a href={frame.href('/newsroom/memory')}>{words('newsroom.memory.title')}</a>
          <a href={frame.href('/newsroom/glossary')}>{words('newsroom.glossary.title')}</a>
        </p>
      }
    >
      {said ? <Notice tone="good">{words('newsroom.translations.saidLanguages')}</Notice> : null}
      {own.length === 0 && !mayAssign ? <Notice>{words('newsroom.translations.noLanguages')}</Notice> : null}
      <Views {...props} />
      <Filters {...props} />
      {page.lines.length === 0 ? <p class="empty">{words(`newsroom.translations.none.${asked.view}`)}</p> : <Lines {...props} />}
      {page.next ? (
        <p class="pager">
          <a href={here + listQuery(asked, { after: page.next })} rel="next">
            {words('newsroom.desk.more')}
          </a>
        </p>
      ) : null}
      <Fold title={words('newsroom.translations.ownLanguages')} isOpen={own.length === 0 && !mayAssign}>
        <LanguagesForm frame={frame} languages={languages} chosen={own} />
      </Fold>
    </StaffPage>
  );
}

function Views({ frame, asked, counts }: ListPageProps) {
  const { words, href } = frame;
  return (
    <nav class="states" aria-label={words('newsroom.translations.views')}>
      <ul>
        {views.map((view) => (
          <li>
            <a href={href('/newsroom/translations') + listQuery(asked, { view })} aria-current={asked.view === view ? 'true' : undefined}>
              {words(`newsroom.translations.view.${view}`)} <span class="count">{counts[view] === 100 ? '99+' : counts[view]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Filters({ frame, asked, names, own, mayAssign, languages }: ListPageProps) {
  const { words, href } = frame;
  const named = languages.map((value) => ({ value, name: languageName(value, frame.language) }));
  const mine = own.length > 0 ? [{ value: 'mine', name: words('newsroom.translations.mine') }] : [];
  const people = names.people.filter(({ leftAt }) => !leftAt).map(({ id, name }) => ({ value: String(id), name }));
  return (
    <form method="get" action={href('/newsroom/translations')} class="filters">
      <input type="hidden" name="view" value={asked.view} />
      <Choice
        name="language"
        label={words('newsroom.desk.language')}
        options={[{ value: 'any', name: words('newsroom.desk.any') }, ...mine, ...named]}
        chosen={asked.language || 'any'}
      />
      {mayAssign ? (
        <Choice
          name="person"
          label={words('newsroom.desk.person')}
          options={[{ value: '', name: words('newsroom.desk.any') }, ...people]}
          chosen={asked.person}
        />
      ) : null}
      <button type="submit" class="small-button">
        {words('newsroom.desk.show')}
      </button>
    </form>
  );
}

function Lines({ frame, page, facts, names, mayAssign }: ListPageProps) {
  const { words, href } = frame;
  const heads = ['headline', 'languages', 'state', 'translator', 'reviewer', 'day', 'changed'] as const;
  return (
    <div class="table-frame">
      <table class="rows">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{words(`newsroom.translations.head.${head}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.lines.map((line) => (
            <tr>
              <th scope="row">
                <MadeLink frame={frame} line={line} />
              </th>
              <td>
                {words('newsroom.translations.fromTo', {
                  from: languageName(line.fromLanguage, frame.language),
                  to: languageName(line.language, frame.language),
                })}
              </td>
              <td>
                <MadeState frame={frame} line={line} facts={facts.get(line.versionId)} />
              </td>
              <td>
                <bdi>{names.nameOf(line.assignedTo) ?? '–'}</bdi>
              </td>
              <td>
                <bdi>{names.nameOf(facts.get(line.versionId)?.reviewerId) ?? '–'}</bdi>
              </td>
              <td>
                {line.deadlineOn ? <Deadline frame={frame} day={line.deadlineOn} /> : '–'}
                {mayAssign ? (
                  <p class="row-note">
                    <a href={href(`/newsroom/versions/${line.versionId}/assignment`)}>{words('newsroom.translations.change')}</a>
                  </p>
                ) : null}
              </td>
              <td>
                <time datetime={line.changedAt.toISOString()}>{staffMoment(frame, line.changedAt)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The headline leads to where the version's next step is done; that of its original stands under it. */
function MadeLink({ frame, line }: { frame: StaffFrame; line: MadeLine }) {
  const page = line.state === 'review' ? 'review' : 'translate';
  return (
    <>
      <a href={frame.href(`/newsroom/versions/${line.versionId}/${page}`)}>
        <bdi lang={line.language} dir={directionOf(line.language)}>
          {line.headline || frame.words('newsroom.story.untitled')}
        </bdi>
      </a>
      {line.fromHeadline && line.fromHeadline !== line.headline ? (
        <p class="row-note">
          <bdi lang={line.fromLanguage || undefined} dir={directionOf(line.fromLanguage || 'en')}>
            {line.fromHeadline}
          </bdi>
        </p>
      ) : null}
    </>
  );
}

function MadeState({ frame, line, facts }: { frame: StaffFrame; line: MadeLine; facts: TranslationFacts | undefined }) {
  const { words } = frame;
  const isBack = line.isHandedBack && (line.state === 'draft' || line.state === 'idea');
  return (
    <>
      <span class={`tag tag-${line.state}`}>{words(`newsroom.states.${line.state}`)}</span>
      {isBack ? <span class="tag-more">{words('newsroom.translations.handedBack')}</span> : null}
      {facts?.stale ? <StaleTag frame={frame} stale={facts.stale} /> : null}
    </>
  );
}

/** That a version lags behind its original. */
export function StaleTag({ frame, stale }: { frame: StaffFrame; stale: NonNullable<TranslationFacts['stale']> }) {
  return (
    <span class="tag tag-stale">{frame.words(stale.kind === 'correction' ? 'newsroom.stale.corrected' : 'newsroom.stale.updated')}</span>
  );
}

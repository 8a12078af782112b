import { Notice, type StaffFrame, StaffPage } from '#design';
import { countryName, languageName, textIn } from '#platform/languages.ts';
import { type Licence, type Source, standingOf, type TakeDown } from '#sources';
import { SourceForm } from './source-form.tsx';
import { nameOf, type TypedSource } from './source-values.ts';
import { standingText } from './standing.ts';
import { TakeDownBox, type TypedTakeDown } from './take-down-box.tsx';

export const saidOfSources = ['made', 'changed', 'takenDown'] as const;

type PageProps = {
  frame: StaffFrame;
  source: Source;
  licences: Licence[];
  takeDowns: TakeDown[];
  typed: TypedSource;
  languages: string[];
  said: (typeof saidOfSources)[number] | undefined;
  takeDown?: TypedTakeDown;
  problem?: string;
};

/** A partner paper: who it is, what it allows, what it wants taken down. */
export function SourcePage({ frame, source, licences, takeDowns, typed, languages, said, takeDown, problem }: PageProps) {
  const { words, href, language } = frame;
  const page = href(`/newsroom/sources/${source.slug}`);
  const isRefused = Object.keys(typed.problems).length > 0 || problem !== undefined;
  const beside = (
    <p class="screen-links">
      {frame.may('sources:manage') ? <a href={`${page}/uses`}>{words('newsroom.uses.title')}</a> : null}
      <a href={`${href('/newsroom/feeds')}?source=${source.id}`}>{words('feeds.title')}</a>
      <a href={href(`/sources/${source.slug}`)}>{words('newsroom.sources.public')}</a>
      <a href={href('/newsroom/sources')}>{words('newsroom.sources.all')}</a>
    </p>
  );
  return (
    <StaffPage frame={frame} kind="list" title={nameOf(source)} beside={beside}>
      {said && !isRefused ? <Notice tone="good">{words(`newsroom.sources.said.${said}`)}</Notice> : null}
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      <p>
        {source.latinName ? (
          <>
            <bdi>{source.name}</bdi> ·{' '}
          </>
        ) : null}
        {countryName(source.countryCode, language)} · {source.languages.map((one) => languageName(one, language)).join(', ')} ·{' '}
        <a href={source.url} rel="noreferrer">
          <bdi dir="ltr">{source.url}</bdi>
        </a>
      </p>
      <p class="hint">{textIn(source.about, language, 'en')}</p>
      <Contact frame={frame} source={source} />
      <Licences frame={frame} source={source} licences={licences} />
      {frame.may('stories:withdraw') ? (
        <TakeDownBox frame={frame} source={source} licences={licences} takeDowns={takeDowns} typed={takeDown} />
      ) : null}
      {frame.may('sources:manage') ? (
        <details class="more" open={isRefused}>
          <summary>{words('newsroom.sources.change')}</summary>
          <SourceForm
            frame={frame}
            action={page}
            typed={typed}
            mark={source.mark}
            languages={languages}
            button={words('newsroom.sources.save')}
          />
        </details>
      ) : null}
    </StaffPage>
  );
}

function Contact({ frame, source }: { frame: StaffFrame; source: Source }) {
  const { contactName, contactEmail, contactPhone, notes, creditLine } = source.partner;
  if (![contactName, contactEmail, contactPhone, notes, creditLine].some(Boolean)) return null;
  const { words } = frame;
  return (
    <dl class="licence-facts">
      {creditLine ? (
        <div>
          <dt>{words('newsroom.sources.fields.creditLine')}</dt>
          <dd dir="auto">{creditLine}</dd>
        </div>
      ) : null}
      {contactName || contactEmail || contactPhone ? (
        <div>
          <dt>{words('newsroom.sources.fields.contactName')}</dt>
          <dd>
            <bdi>{contactName}</bdi> {contactEmail ? <a href={`mailto:${contactEmail}`}>{contactEmail}</a> : null}{' '}
            <bdi dir="ltr">{contactPhone}</bdi>
          </dd>
        </div>
      ) : null}
      {notes ? (
        <div>
          <dt>{words('newsroom.sources.fields.notes')}</dt>
          <dd dir="auto">{notes}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Licences({ frame, source, licences }: Pick<PageProps, 'frame' | 'source' | 'licences'>) {
  const { words, href, now, timeZone } = frame;
  const page = href(`/newsroom/sources/${source.slug}/licences`);
  return (
    <section class="below" aria-labelledby="licences">
      <h2 id="licences">{words('newsroom.licences.all')}</h2>
      {licences.length === 0 ? <p class="empty">{words('newsroom.licences.none')}</p> : null}
      {licences.length > 0 ? (
        <div class="table-frame">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{words('newsroom.licences.fields.name')}</th>
                <th scope="col">{words('newsroom.licences.state')}</th>
                <th scope="col">{words('newsroom.licences.channels')}</th>
                <th scope="col">{words('newsroom.licences.fields.languages')}</th>
              </tr>
            </thead>
            <tbody>
              {licences.map((licence) => {
                const standing = standingOf(licence, now, timeZone);
                return (
                  <tr class={standing.state === 'ended' ? 'is-gone' : undefined}>
                    <th scope="row">
                      <a href={`${page}/${licence.id}`}>
                        <bdi>{licence.name}</bdi>
                      </a>
                    </th>
                    <td>{standingText(frame, standing)}</td>
                    <td>{licence.channels.map((one) => words(`newsroom.licences.channel.${one}`)).join(' · ')}</td>
                    <td>
                      {licence.languages?.map((one) => languageName(one, frame.language)).join(', ') ??
                        words('newsroom.licences.everyLanguage')}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : null}
      {frame.may('licences:manage') ? (
        <p>
          <a class="button button-quiet" href={page}>
            {words('newsroom.licences.make')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

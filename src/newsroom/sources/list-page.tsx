import { type StaffFrame, StaffPage } from '#design';
import { countryName, languageName } from '#platform/languages.ts';
import type { LicenceStanding } from '#sources';
import type { SourcePaper } from '#stories';
import { SourceForm } from './source-form.tsx';
import { nameOf, type TypedSource } from './source-values.ts';
import { standingText } from './standing.ts';

type ListProps = {
  frame: StaffFrame;
  papers: (SourcePaper & { published: number })[];
  standings: Map<number, LicenceStanding>;
  next: string | undefined;
  typed: TypedSource;
  languages: string[];
  isRefused: boolean;
};

/** The partner papers, each with the licence that runs and how many of its versions readers see. */
export function SourcesPage({ frame, papers, standings, next, typed, languages, isRefused }: ListProps) {
  const { words, href } = frame;
  return (
    <StaffPage frame={frame} kind="list" title={words('staff.places.sources')}>
      <p class="hint">{words('newsroom.sources.about')}</p>
      {papers.length === 0 ? (
        <p class="empty">{words('newsroom.sources.none')}</p>
      ) : (
        <Rows frame={frame} papers={papers} standings={standings} />
      )}
      {next ? (
        <p class="pager">
          <a href={`${href('/newsroom/sources')}?after=${next}`} rel="next">
            {words('newsroom.sources.further')}
          </a>
        </p>
      ) : null}
      {frame.may('sources:manage') ? (
        <details class="more" open={isRefused || papers.length === 0}>
          <summary>{words('newsroom.sources.make')}</summary>
          <SourceForm
            frame={frame}
            action={href('/newsroom/sources')}
            typed={typed}
            languages={languages}
            button={words('newsroom.sources.make')}
          />
        </details>
      ) : null}
    </StaffPage>
  );
}

function Rows({ frame, papers, standings }: Pick<ListProps, 'frame' | 'papers' | 'standings'>) {
  const { words, href, language } = frame;
  return (
    <div class="table-frame">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{words('newsroom.sources.fields.name')}</th>
            <th scope="col">{words('newsroom.sources.fields.country')}</th>
            <th scope="col">{words('newsroom.sources.fields.languages')}</th>
            <th scope="col">{words('newsroom.licences.title')}</th>
            <th scope="col">{words('newsroom.sources.published')}</th>
          </tr>
        </thead>
        <tbody>
          {papers.map((paper) => (
            <tr>
              <th scope="row">
                <a href={href(`/newsroom/sources/${paper.slug}`)}>
                  <bdi>{nameOf(paper)}</bdi>
                </a>
              </th>
              <td>{countryName(paper.countryCode, language)}</td>
              <td>{paper.languages.map((one) => languageName(one, language)).join(', ')}</td>
              <td>{standingText(frame, standings.get(paper.id))}</td>
              <td>{paper.published}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { Notice, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import { numberFormat } from '#platform/formats.ts';
import { languageName } from '#platform/languages.ts';
import { type FileImport, type ImportKind, mostFileBytes } from '#translation';
import { Choice, type Option } from '../forms.tsx';

const pages = { tmx: '/newsroom/exchange/memory', tbx: '/newsroom/exchange/glossary' } as const;

type FilesProps = { frame: StaffFrame; kind: ImportKind; files: FileImport[]; sources: Option[]; problem: string | undefined };

/** Taking the memory or the glossary along, bringing a file of one, and the files that were brought before. */
export function FilesPage({ frame, kind, files, sources, problem }: FilesProps) {
  const { words, href } = frame;
  const page = href(pages[kind]);
  const other = kind === 'tmx' ? 'tbx' : 'tmx';
  return (
    <StaffPage
      frame={frame}
      kind="form"
      title={words('newsroom.exchange.files.title', { kind })}
      beside={<a href={href(pages[other])}>{words('newsroom.exchange.files.title', { kind: other })}</a>}
    >
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      <section aria-labelledby="export">
        <h2 id="export">{words('newsroom.exchange.takeAlong')}</h2>
        <p>{words('newsroom.exchange.files.exportAbout', { kind })}</p>
        <form method="post" action={`${page}.${kind}`}>
          <SubmitButton look="quiet">{words('newsroom.exchange.files.export', { kind })}</SubmitButton>
        </form>
      </section>
      <section class="below" aria-labelledby="import">
        <h2 id="import">{words('newsroom.exchange.files.bring')}</h2>
        <p>{words('newsroom.exchange.files.bringAbout', { kind })}</p>
        <form method="post" action={page} enctype="multipart/form-data">
          <div class="field">
            <label for="import-file">{words('newsroom.exchange.file')}</label>
            <p class="hint" id="import-hint">
              {words('newsroom.exchange.files.most', { kind, megabytes: mostFileBytes / 1_000_000 })}
            </p>
            <input id="import-file" type="file" name="file" accept={`.${kind},.xml,.gz`} aria-describedby="import-hint" required />
          </div>
          {kind === 'tmx' ? (
            <Choice
              name="scope"
              label={words('newsroom.exchange.files.scope')}
              chosen="paper"
              options={[
                { value: 'paper', name: words('newsroom.exchange.files.scopes.paper') },
                { value: 'person', name: words('newsroom.exchange.files.scopes.person') },
                ...sources.map(({ value, name }) => ({ value, name: words('newsroom.exchange.files.scopes.partner', { name }) })),
              ]}
            />
          ) : null}
          <SubmitButton>{words('newsroom.exchange.look')}</SubmitButton>
        </form>
      </section>
      {files.length > 0 ? (
        <section class="below" aria-labelledby="before">
          <h2 id="before">{words('newsroom.exchange.files.before')}</h2>
          <ul>
            {files.map(({ id, fileName, madeAt }) => (
              <li>
                <a href={href(`/newsroom/exchange/files/${id}`)}>
                  <bdi>{fileName}</bdi>
                </a>{' '}
                {staffMoment(frame, madeAt)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </StaffPage>
  );
}

type FileProps = { frame: StaffFrame; found: FileImport; problems: { unit: number; line: number; reason: string }[] };

/** What was found in a file, the buttons that have it taken over, stop that and throw it away, and how far it is. */
export function FilePage({ frame, found, problems }: FileProps) {
  const { words, href, language } = frame;
  const page = href(`/newsroom/exchange/files/${found.id}`);
  const number = (count: number) => numberFormat(language, {}).format(count);
  const isUnderWay = found.startedAt !== null && found.doneAt === null && found.stoppedAt === null;
  const isWaiting = found.lookedAt !== null && found.doneAt === null && !isUnderWay;
  return (
    <StaffPage
      frame={frame}
      kind="form"
      title={found.fileName}
      beside={<a href={href(pages[found.kind])}>{words('newsroom.exchange.files.title', { kind: found.kind })}</a>}
    >
      <Standing frame={frame} found={found} page={page} />
      <dl class="facts">
        <dt>{words('newsroom.exchange.files.units')}</dt>
        <dd>{number(found.units)}</dd>
        <dt>{words('newsroom.exchange.files.fit')}</dt>
        <dd>{number(found.fit)}</dd>
        <dt>{words('newsroom.exchange.files.wrong')}</dt>
        <dd>{number(found.wrong)}</dd>
        {found.languages.length > 0 ? (
          <>
            <dt>{words('newsroom.exchange.files.languages')}</dt>
            <dd>{found.languages.map((one) => languageName(one, language)).join(' · ')}</dd>
          </>
        ) : null}
      </dl>
      <div class="setting-buttons">
        {isWaiting && found.fit > 0 ? (
          <form method="post" action={`${page}/start`}>
            <SubmitButton>{words(found.startedAt ? 'newsroom.exchange.files.goOn' : 'newsroom.exchange.files.start')}</SubmitButton>
          </form>
        ) : null}
        {isUnderWay ? (
          <form method="post" action={`${page}/stop`}>
            <SubmitButton look="quiet">{words('newsroom.exchange.files.stop')}</SubmitButton>
          </form>
        ) : null}
        {found.lookedAt && !isUnderWay ? (
          <form method="post" action={`${page}/remove`}>
            <SubmitButton look="quiet">{words('newsroom.exchange.remove')}</SubmitButton>
          </form>
        ) : null}
      </div>
      {problems.length > 0 ? <Problems frame={frame} problems={problems} /> : null}
    </StaffPage>
  );
}

function Standing({ frame, found, page }: { frame: StaffFrame; found: FileImport; page: string }) {
  const { words, language } = frame;
  const number = (count: number) => numberFormat(language, {}).format(count);
  if (found.problem)
    return <Notice tone="bad">{words('newsroom.exchange.notXml', { reason: found.problem, line: found.problemLine ?? 0 })}</Notice>;
  if (found.doneAt) return <Notice tone="good">{words('newsroom.exchange.files.done', { added: number(found.added) })}</Notice>;
  if (found.stoppedAt || (found.lookedAt && !found.startedAt))
    return (
      <p>
        {words(found.startedAt ? 'newsroom.exchange.files.stopped' : 'newsroom.exchange.files.looked', { done: number(found.doneUnits) })}
      </p>
    );
  const done = number(found.lookedAt ? found.doneUnits : found.units);
  return (
    <Notice tone="note">
      {words(found.lookedAt ? 'newsroom.exchange.files.underWay' : 'newsroom.exchange.files.looking', { done, all: number(found.fit) })}{' '}
      <a href={page}>{words('newsroom.exchange.files.again')}</a>
    </Notice>
  );
}

function Problems({ frame, problems }: Pick<FileProps, 'frame' | 'problems'>) {
  const { words } = frame;
  return (
    <section class="below" aria-labelledby="problems">
      <h2 id="problems">{words('newsroom.exchange.files.problems')}</h2>
      <div class="table-frame">
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{words('newsroom.exchange.files.unit')}</th>
              <th scope="col">{words('newsroom.exchange.files.line')}</th>
              <th scope="col">{words('newsroom.exchange.files.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ unit, line, reason }) => (
              <tr>
                <th scope="row">{unit}</th>
                <td>{line}</td>
                <td>{words('newsroom.exchange.files.fault', { fault: reason.replaceAll('-', '') })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

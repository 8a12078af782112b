import { Notice, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import { type Import, type ImportCounts, importColumns, mostImportBytes, mostImportRows, type ProblemRow } from '#subscriptions';

type ImportsProps = { frame: StaffFrame; imports: Import[]; problem: string | undefined };

/** Bringing a file, and those that were brought before. */
export function ImportsPage({ frame, imports, problem }: ImportsProps) {
  const { words, href } = frame;
  const page = href('/newsroom/subscriber-imports');
  return (
    <StaffPage
      frame={frame}
      kind="form"
      title={words('newsroom.subscribers.import.title')}
      beside={<a href={href('/newsroom/subscribers')}>{words('newsroom.subscribers.all')}</a>}
    >
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      <p>{words('newsroom.subscribers.import.about')}</p>
      <p>{words('newsroom.subscribers.import.columns')}</p>
      <ul class="import-columns">
        {importColumns.map((name) => (
          <li>
            <code dir="ltr">{name}</code> {words('newsroom.subscribers.import.column', { name: name.replaceAll('_', '') })}
          </li>
        ))}
      </ul>
      <form method="post" action={page} enctype="multipart/form-data" class="stacked">
        <div class="field">
          <label for="import-file">{words('newsroom.subscribers.import.file')}</label>
          <p class="hint" id="import-hint">
            {words('newsroom.subscribers.import.most', { rows: mostImportRows, megabytes: mostImportBytes / 1_000_000 })}
          </p>
          <input id="import-file" type="file" name="file" accept=".csv,text/csv,text/plain" aria-describedby="import-hint" />
        </div>
        <div class="field">
          <label for="import-text">{words('newsroom.subscribers.import.text')}</label>
          <textarea id="import-text" name="text" rows={6} dir="ltr" spellcheck={false} />
        </div>
        <SubmitButton>{words('newsroom.subscribers.import.look')}</SubmitButton>
      </form>
      {imports.length > 0 ? (
        <section class="below" aria-labelledby="imports">
          <h2 id="imports">{words('newsroom.subscribers.import.before')}</h2>
          <ul class="import-columns">
            {imports.map((one) => (
              <li>
                <a href={`${page}/${one.id}`}>
                  <bdi>{one.fileName || words('newsroom.subscribers.import.pasted')}</bdi>
                </a>{' '}
                {staffMoment(frame, one.madeAt)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </StaffPage>
  );
}

type ImportProps = { frame: StaffFrame; found: Import; counts: ImportCounts; problems: ProblemRow[] };

/** What was found in a file; the button that carries it out; how far that is. */
export function ImportPage({ frame, found, counts, problems }: ImportProps) {
  const { words, href } = frame;
  const page = href(`/newsroom/subscriber-imports/${found.id}`);
  const { total, fine, wrong, done } = counts;
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={found.fileName || words('newsroom.subscribers.import.pasted')}
      beside={<a href={href('/newsroom/subscriber-imports')}>{words('newsroom.subscribers.import.another')}</a>}
    >
      <p>{words('newsroom.subscribers.import.found', { total, fine, wrong })}</p>
      {found.startedAt ? (
        <Notice tone={found.doneAt ? 'good' : 'note'}>
          <p>
            {found.doneAt
              ? words('newsroom.subscribers.import.done', { done })
              : words('newsroom.subscribers.import.underWay', { done, fine })}
          </p>
          {found.doneAt ? null : (
            <p>
              <a href={page}>{words('newsroom.subscribers.import.lookAgain')}</a>
            </p>
          )}
        </Notice>
      ) : (
        <>
          <p>{words('newsroom.subscribers.import.will')}</p>
          <div class="in-row">
            {fine > 0 ? (
              <form method="post" action={`${page}/start`}>
                <SubmitButton>{words('newsroom.subscribers.import.start', { fine })}</SubmitButton>
              </form>
            ) : null}
            <form method="post" action={`${page}/remove`}>
              <SubmitButton look="quiet">{words('newsroom.subscribers.import.remove')}</SubmitButton>
            </form>
          </div>
        </>
      )}
      {problems.length > 0 ? <Problems frame={frame} page={page} problems={problems} wrong={wrong} /> : null}
    </StaffPage>
  );
}

function Problems({ frame, page, problems, wrong }: { frame: StaffFrame; page: string; problems: ProblemRow[]; wrong: number }) {
  const { words } = frame;
  const heads = ['line', 'address', 'columnName', 'problem'] as const;
  return (
    <section class="below" aria-labelledby="problems">
      <h2 id="problems">{words('newsroom.subscribers.import.problems')}</h2>
      <p>
        <a href={`${page}/problems.csv`}>{words('newsroom.subscribers.import.allProblems', { wrong })}</a>
      </p>
      <div class="table-frame">
        <table class="rows">
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col">{words(`newsroom.subscribers.import.${head}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problems.flatMap(({ line, address, problems }) =>
              problems.map(([field, fault]) => (
                <tr>
                  <th scope="row">{line}</th>
                  <td>
                    <bdi>{address}</bdi>
                  </td>
                  <td>{field ? <code dir="ltr">{field}</code> : '–'}</td>
                  <td>{words('newsroom.subscribers.import.faults', { fault: fault.replaceAll('-', '') })}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

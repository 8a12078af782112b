import { Notice, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import { type Import, type ImportCounts, mostImportBytes, mostImportRows, type ProblemRow, signUpColumns } from '#newsletters';
import { numberFormat } from '#platform/formats.ts';

type SignUpsProps = { frame: StaffFrame; imports: Import[]; problem: string | undefined };

/** Taking sign-ups along, bringing a file of them, and the files that were brought before. */
export function SignUpsPage({ frame, imports, problem }: SignUpsProps) {
  const { words, href, language } = frame;
  const page = href('/newsroom/sign-ups');
  return (
    <StaffPage
      frame={frame}
      kind="form"
      title={words('newsroom.signUps.title')}
      beside={<a href={href('/newsroom/settings/newsletters')}>{words('newsroom.settings.newsletters.all')}</a>}
    >
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      <section aria-labelledby="export">
        <h2 id="export">{words('newsroom.signUps.export')}</h2>
        <p>{words('newsroom.signUps.exportAbout')}</p>
        <form method="post" action={`${page}.csv`}>
          <SubmitButton look="quiet">{words('newsroom.signUps.exportNow')}</SubmitButton>
        </form>
      </section>
      <section class="below" aria-labelledby="import">
        <h2 id="import">{words('newsroom.signUps.import')}</h2>
        <p>{words('newsroom.signUps.importAbout')}</p>
        <dl class="facts">
          {signUpColumns.map((name) => (
            <>
              <dt>
                <code dir="ltr">{name}</code>
              </dt>
              <dd>{words(`newsroom.signUps.columns.${name}`)}</dd>
            </>
          ))}
        </dl>
        <form method="post" action={page} enctype="multipart/form-data">
          <div class="field">
            <label for="import-file">{words('newsroom.signUps.file')}</label>
            <p class="hint" id="import-hint">
              {words('newsroom.signUps.most', {
                rows: numberFormat(language, {}).format(mostImportRows),
                megabytes: mostImportBytes / 1_000_000,
              })}
            </p>
            <input id="import-file" type="file" name="file" accept=".csv,text/csv,text/plain" aria-describedby="import-hint" />
          </div>
          <div class="field">
            <label for="import-text">{words('newsroom.signUps.text')}</label>
            <textarea id="import-text" name="text" rows={6} dir="ltr" spellcheck={false} />
          </div>
          <SubmitButton>{words('newsroom.signUps.look')}</SubmitButton>
        </form>
      </section>
      {imports.length > 0 ? (
        <section class="below" aria-labelledby="before">
          <h2 id="before">{words('newsroom.signUps.before')}</h2>
          <ul>
            {imports.map((one) => (
              <li>
                <a href={`${page}/${one.id}`}>
                  <bdi>{one.fileName || words('newsroom.signUps.pasted')}</bdi>
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

type BroughtProps = { frame: StaffFrame; found: Import; counts: ImportCounts; problems: ProblemRow[] };

/** What was found in a file and what will become of it; the button that carries it out; how far that is. */
export function BroughtPage({ frame, found, counts, problems }: BroughtProps) {
  const { words, href, language } = frame;
  const page = href(`/newsroom/sign-ups/${found.id}`);
  const { fine, done, wrong, foreseen } = counts;
  const number = (count: number) => numberFormat(language, {}).format(count);
  const verdicts = (['added', 'already', 'left', 'suppressed'] as const).filter((one) => foreseen[one]);
  return (
    <StaffPage
      frame={frame}
      kind="form"
      title={found.fileName || words('newsroom.signUps.pasted')}
      beside={<a href={href('/newsroom/sign-ups')}>{words('newsroom.signUps.another')}</a>}
    >
      {found.startedAt ? (
        <Notice tone={found.doneAt ? 'good' : 'note'}>
          {found.doneAt
            ? words('newsroom.signUps.done', { added: number(foreseen.added ?? 0) })
            : words('newsroom.signUps.underWay', { done: number(done), fine: number(fine) })}{' '}
          {found.doneAt ? null : <a href={page}>{words('newsroom.signUps.again')}</a>}
        </Notice>
      ) : (
        <p>{words('newsroom.signUps.dryRun')}</p>
      )}
      <dl class="facts">
        {verdicts.map((one) => (
          <>
            <dt>{words(found.doneAt ? `newsroom.signUps.became.${one}` : `newsroom.signUps.becomes.${one}`)}</dt>
            <dd>{number(foreseen[one] ?? 0)}</dd>
          </>
        ))}
        <dt>{words('newsroom.signUps.wrong')}</dt>
        <dd>{number(wrong)}</dd>
      </dl>
      {found.startedAt ? null : (
        <div class="setting-buttons">
          {fine > 0 ? (
            <form method="post" action={`${page}/start`}>
              <SubmitButton>
                {words('newsroom.signUps.start', { count: foreseen.added ?? 0, number: number(foreseen.added ?? 0) })}
              </SubmitButton>
            </form>
          ) : null}
          <form method="post" action={`${page}/remove`}>
            <SubmitButton look="quiet">{words('newsroom.signUps.remove')}</SubmitButton>
          </form>
        </div>
      )}
      {problems.length > 0 ? <Problems frame={frame} page={page} problems={problems} /> : null}
    </StaffPage>
  );
}

function Problems({ frame, page, problems }: { frame: StaffFrame; page: string; problems: ProblemRow[] }) {
  const { words } = frame;
  return (
    <section class="below" aria-labelledby="problems">
      <h2 id="problems">{words('newsroom.signUps.problems')}</h2>
      <p>
        <a href={`${page}/problems.csv`}>{words('newsroom.signUps.allProblems')}</a>
      </p>
      <div class="table-frame">
        <table class="rows">
          <thead>
            <tr>
              {(['line', 'address', 'column', 'problem'] as const).map((head) => (
                <th scope="col">{words(`newsroom.signUps.heads.${head}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problems.flatMap(({ line, email, problems }) =>
              problems.map(([column, fault]) => (
                <tr>
                  <th scope="row">{line}</th>
                  <td>
                    <bdi>{email}</bdi>
                  </td>
                  <td>
                    <code dir="ltr">{column}</code>
                  </td>
                  <td>{words('newsroom.signUps.fault', { fault })}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

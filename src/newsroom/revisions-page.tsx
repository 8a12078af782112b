import { type StaffFrame, StaffPage, staffMoment } from '#design';
import type { RevisionLine, Work } from '#stories';
import type { Names } from './around.ts';

type RevisionsPageProps = {
  frame: StaffFrame;
  work: Work;
  lines: RevisionLine[];
  next: number | undefined;
  names: Names;
  mayRestore: boolean;
};

/** Who saved a version when, newest first; each may be compared with another, or brought back. */
export function RevisionsPage({ frame, work, lines, next, names, mayRestore }: RevisionsPageProps) {
  const { words, href } = frame;
  const screen = href(`/newsroom/versions/${work.versionId}`);
  const heads = ['number', 'before', 'after', 'who', 'when', 'passed', 'published'] as const;
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={words('newsroom.revisions.title', { headline: work.newest.headline || words('newsroom.story.untitled') })}
      beside={<a href={screen}>{words('newsroom.revisions.back')}</a>}
    >
      <form method="get" action={`${screen}/comparison`} id="compare">
        <button type="submit" class="small-button">
          {words('newsroom.revisions.compare')}
        </button>
      </form>
      <div class="table-frame">
        <table class="rows">
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col">{words(`newsroom.revisions.${head}`)}</th>
              ))}
              {mayRestore ? <th scope="col">{words('newsroom.revisions.restore')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ number, madeBy, changedAt, approvedBy, publishedAt }, at) => (
              <tr>
                <th scope="row">{number}</th>
                {(['before', 'after'] as const).map((side) => (
                  <td>
                    <input
                      type="radio"
                      form="compare"
                      name={side}
                      value={String(number)}
                      checked={at === (side === 'after' ? 0 : Math.min(1, lines.length - 1))}
                      aria-label={words(`newsroom.revisions.${side}Of`, { number })}
                    />
                  </td>
                ))}
                <td>
                  <bdi>{names.nameOf(madeBy) ?? '–'}</bdi>
                </td>
                <td>
                  <time datetime={changedAt.toISOString()}>{staffMoment(frame, changedAt)}</time>
                </td>
                <td>
                  <bdi>{names.nameOf(approvedBy) ?? '–'}</bdi>
                </td>
                <td>{publishedAt ? <time datetime={publishedAt.toISOString()}>{staffMoment(frame, publishedAt)}</time> : '–'}</td>
                {mayRestore ? (
                  <td>
                    {number === work.newest.number ? null : (
                      <form method="post" action={`${screen}/restore`}>
                        <button
                          type="submit"
                          class="small-button"
                          name="number"
                          value={String(number)}
                          aria-label={words('newsroom.revisions.restoreOf', { number })}
                        >
                          {words('newsroom.revisions.restore')}
                        </button>
                      </form>
                    )}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {next === undefined ? null : (
        <p class="pager">
          <a href={`${screen}/revisions?before=${next}`} rel="next">
            {words('newsroom.revisions.older')}
          </a>
        </p>
      )}
    </StaffPage>
  );
}

import { type BlockContext, DocumentText, Notice, type StaffFrame, StaffPage } from '#design';
import { isAddition, isOmission, isUntouched, isUntranslated } from '#document';
import { directionOf, languageName } from '#platform/languages.ts';
import type { Act, Comment } from '#stories';
import { changesOf, type Review, type ReviewedFinding, type ReviewedRow } from '#translation';
import type { Names } from '../around.ts';
import { Parts } from '../comparison-page.tsx';
import { StateText } from '../desk-page.tsx';
import { Fold, TextBox } from '../forms.tsx';
import { ReviewActs } from './review-acts.tsx';

/** What a form that was refused brings back. */
export type ReviewReturned = {
  refusal?: string;
  comment?: { block: number; text: string; problem: string };
};

export type ReviewPageProps = ReviewReturned & {
  frame: StaffFrame;
  review: Review;
  names: Names;
  comments: Comment[];
  context: BlockContext;
  acts: Act[];
};

/** A translation beside its source, row by row, with all that its reviewer has to know of it. */
export function ReviewPage(props: ReviewPageProps) {
  const { frame, review, names } = props;
  const { words, href, language } = frame;
  const { work, source, known, current } = review.desk;
  const page = (id: number, name = '') => href(`/newsroom/versions/${id}${name}`);
  const changes = changesOf(known, current);
  const reviewer = names.nameOf(review.reviewerId);
  return (
    <StaffPage
      frame={frame}
      kind="editor"
      title={work.newest.headline || words('newsroom.story.untitled')}
      beside={
        <p class="screen-links">
          <a href={page(work.versionId)}>{words('newsroom.assignment.story')}</a>
          <a href={page(work.versionId, '/translate')}>{words('newsroom.review.desk')}</a>
          <a href={page(work.versionId, '/revisions')}>{words('newsroom.story.revisions')}</a>
        </p>
      }
    >
      <p class="screen-state">
        <StateText frame={frame} line={work} />{' '}
        <span class="tag-more">
          {words('newsroom.translations.fromTo', {
            from: languageName(source.language, language),
            to: languageName(work.language, language),
          })}
        </span>
        {reviewer ? <span class="tag-more">{words('newsroom.versions.reviews', { name: reviewer })}</span> : null}
      </p>
      {changes.blocks.length + changes.fields.length > 0 ? <Notice tone="bad">{words('newsroom.review.sourceChanged')}</Notice> : null}
      {review.sinceNumber === undefined ? null : (
        <Notice>{words('newsroom.review.since', { before: review.sinceNumber, after: work.newest.number })}</Notice>
      )}
      <Summary {...props} />
      <Fields {...props} />
      <div class="review-rows">
        {review.rows.map((row, at) => (
          <Row {...props} row={row} number={at + 1} />
        ))}
      </div>
      <ReviewActs {...props} />
    </StaffPage>
  );
}

/** How much of each there is that a reviewer looks for first. */
function Summary({ frame, review }: ReviewPageProps) {
  const { words } = frame;
  const count = (fits: (row: ReviewedRow) => boolean) => review.rows.filter(fits).length;
  const open = [...review.rows, ...review.fields].flatMap(({ findings }) => findings.filter(({ accepted }) => !accepted)).length;
  const counts = {
    waiting: count(({ row }) => isUntranslated(row)),
    omitted: count(({ row }) => isOmission(row)),
    added: count(({ row }) => isAddition(row)),
    machine: count(({ row }) => isUntouched(row)) + review.fields.filter(({ isUntouched }) => isUntouched).length,
    findings: open,
  };
  return <p class="hint">{words('newsroom.review.summary', counts)}</p>;
}

function Fields(props: ReviewPageProps) {
  const { frame, review } = props;
  const { words } = frame;
  const [from, to] = sidesOf(review);
  return (
    <table class="review-fields">
      <tbody>
        {review.fields.map(({ name, source, target, findings, isUntouched }) => (
          <tr>
            <th scope="row">{words(`newsroom.translate.fields.${name}`)}</th>
            <td {...from}>{source}</td>
            <td>
              <span {...to}>{target}</span>
              {isUntouched ? <MachineTag frame={frame} /> : null}
              <Findings {...props} findings={findings} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sidesOf({ desk }: Review) {
  return [desk.source.language, desk.work.language].map((language) => ({ lang: language, dir: directionOf(language) }));
}

function MachineTag({ frame }: { frame: StaffFrame }) {
  return (
    <p>
      <span class="tag tag-machine">{frame.words('newsroom.review.machine')}</span>
    </p>
  );
}

function Row(props: ReviewPageProps & { row: ReviewedRow; number: number }) {
  const { frame, review, context, comments, row: one, number } = props;
  const { words } = frame;
  const { row } = one;
  const [from, to] = sidesOf(review);
  const here = comments.filter(
    ({ block, answers, resolvedAt }) =>
      answers === undefined &&
      !resolvedAt &&
      block !== undefined &&
      block >= one.targetAt &&
      block < one.targetAt + Math.max(row.target, 1),
  );
  const isChanged = one.since.some(({ kind }) => kind !== 'same');
  const note = isOmission(row)
    ? 'newsroom.review.omitted'
    : isAddition(row)
      ? 'newsroom.review.added'
      : isUntranslated(row)
        ? 'newsroom.review.waiting'
        : undefined;
  return (
    <section class="review-row" id={`row-${number}`} aria-label={words('newsroom.review.row', { number })}>
      <div {...from}>
        <DocumentText document={{ version: 1, blocks: one.source }} context={context} />
      </div>
      <div>
        <div {...to}>
          <DocumentText document={{ version: 1, blocks: one.target }} context={context} />
        </div>
        {note ? (
          <p>
            <span class="tag">{words(note)}</span>
          </p>
        ) : null}
        {row.note ? (
          <p class="row-note" dir="auto">
            {row.note}
          </p>
        ) : null}
        {isUntouched(row) ? <MachineTag frame={frame} /> : null}
        {isChanged ? (
          <Fold title={words('newsroom.review.changed')}>
            {one.since.map(({ parts }) => (
              <p {...to}>
                <Parts parts={parts} />
              </p>
            ))}
          </Fold>
        ) : null}
        <Findings {...props} findings={one.findings} />
        <Said {...props} here={here} />
        <SayHere {...props} block={one.targetAt} number={number} />
      </div>
    </section>
  );
}

function Findings({ frame, names, findings }: ReviewPageProps & { findings: ReviewedFinding[] }) {
  const { words } = frame;
  if (findings.length === 0) return null;
  return (
    <ul class="problems">
      {findings.map(({ kind, detail, accepted }) => (
        <li class={accepted ? 'is-accepted' : 'problem-should'}>
          {words(`newsroom.review.finding.${kind}`)}{' '}
          {Object.values(detail).length > 0 ? <bdi>{Object.values(detail).filter(Boolean).join(' → ')}</bdi> : null}
          {accepted ? (
            <p class="row-note" dir="auto">
              {words('newsroom.review.accepted', { name: names.nameOf(accepted.by) ?? '–', reason: accepted.reason })}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Said({ names, comments, here }: ReviewPageProps & { here: Comment[] }) {
  if (here.length === 0) return null;
  return (
    <ul class="said">
      {here.map((comment) => (
        <li id={`comment-${comment.id}`}>
          {[comment, ...comments.filter(({ answers }) => answers === comment.id)].map(({ madeBy, text }) => (
            <p dir="auto">
              <strong>
                <bdi>{names.nameOf(madeBy)}</bdi>
              </strong>{' '}
              {text}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function SayHere({ frame, review, comment, block, number }: ReviewPageProps & { block: number; number: number }) {
  const { words, href } = frame;
  const typed = comment?.block === block ? comment : undefined;
  if (!frame.may('stories:write')) return null;
  return (
    <Fold title={words('newsroom.comments.say')} isOpen={typed !== undefined}>
      <form method="post" action={href(`/newsroom/versions/${review.desk.work.versionId}/review/comments`)} class="stacked">
        <input type="hidden" name="block" value={String(block)} />
        <TextBox
          name="text"
          id={`comment-text-${number}`}
          label={words('newsroom.comments.text')}
          value={typed?.text}
          problem={typed?.problem}
          most={5000}
          dir="auto"
          required
        />
        <button type="submit" class="small-button">
          {words('newsroom.comments.send')}
        </button>
      </form>
    </Fold>
  );
}

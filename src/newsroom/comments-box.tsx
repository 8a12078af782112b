import { SubmitButton, staffMoment } from '#design';
import type { Comment } from '#stories';
import { Box, Fold, TextBox } from './forms.tsx';
import { typedInto } from './parts.ts';
import type { ScreenProps } from './screen-page.tsx';

/** What colleagues said: what is open with its answers, what has been dealt with under a line that opens it, and room to say more. */
export function CommentsBox(props: ScreenProps) {
  const { frame, comments, part } = props;
  const { words } = frame;
  const first = comments.filter(({ answers }) => answers === undefined);
  const open = first.filter(({ resolvedAt }) => !resolvedAt);
  const closed = first.filter(({ resolvedAt }) => resolvedAt);
  const typed = typedInto(part, 'comment');
  const isNew = typed !== undefined && typed.values.answers === '';
  return (
    <Box id="comments" title={words('newsroom.comments.title')}>
      {open.length > 0 ? (
        <ul class="said">
          {open.map((comment) => (
            <Said {...props} comment={comment} />
          ))}
        </ul>
      ) : null}
      {frame.may('stories:write') || isNew ? (
        <Fold title={words('newsroom.comments.say')} isOpen={isNew}>
          <SayForm {...props} answers={undefined} />
        </Fold>
      ) : null}
      {closed.length > 0 ? (
        <Fold title={words('newsroom.comments.closed', { count: closed.length })}>
          <ul class="said">
            {closed.map((comment) => (
              <Said {...props} comment={comment} />
            ))}
          </ul>
        </Fold>
      ) : null}
    </Box>
  );
}

function Said(props: ScreenProps & { comment: Comment }) {
  const { frame, work, comments, rights, comment, part } = props;
  const { words, href } = frame;
  const typed = typedInto(part, 'comment');
  const mayTurn = rights.write || frame.may('stories:review') || comment.madeBy === rights.personId;
  const act = comment.resolvedAt ? 'reopen' : 'resolve';
  return (
    <li id={`comment-${comment.id}`}>
      <Words {...props} />
      {comments
        .filter(({ answers }) => answers === comment.id)
        .map((answer) => (
          <div class="answer">
            <Words {...props} comment={answer} />
          </div>
        ))}
      {mayTurn ? (
        <form method="post" action={href(`/newsroom/versions/${work.versionId}/${act}`)}>
          <button type="submit" class="small-button" name="comment" value={String(comment.id)}>
            {words(`newsroom.comments.${act}`)}
          </button>
        </form>
      ) : null}
      {comment.resolvedAt ? null : (
        <Fold title={words('newsroom.comments.answer')} isOpen={typed?.values.answers === String(comment.id)}>
          <SayForm {...props} answers={comment.id} />
        </Fold>
      )}
    </li>
  );
}

function Words({ frame, names, comment }: ScreenProps & { comment: Comment }) {
  const { quote, text, madeBy, madeAt } = comment;
  return (
    <>
      <p class="hint">
        <bdi>{names.nameOf(madeBy)}</bdi> · <time datetime={madeAt.toISOString()}>{staffMoment(frame, madeAt)}</time>
      </p>
      {quote ? <blockquote dir="auto">{quote}</blockquote> : null}
      <p dir="auto" class="said-text">
        {text}
      </p>
    </>
  );
}

function SayForm({ frame, work, part, answers }: ScreenProps & { answers: number | undefined }) {
  const { words, href } = frame;
  const id = answers === undefined ? '' : String(answers);
  const typed = typedInto(part, 'comment');
  const own = typed?.values.answers === id ? typed : undefined;
  return (
    <form method="post" action={href(`/newsroom/versions/${work.versionId}/comments`)} class="stacked">
      {answers === undefined ? null : <input type="hidden" name="answers" value={id} />}
      <TextBox
        name="text"
        id={`comment-text-${id}`}
        label={words('newsroom.comments.text')}
        hint={words('newsroom.comments.hint')}
        value={own?.values.text}
        problem={own?.problems.text}
        most={5000}
        dir="auto"
        required
      />
      <SubmitButton look="quiet">{words(answers === undefined ? 'newsroom.comments.send' : 'newsroom.comments.answer')}</SubmitButton>
    </form>
  );
}

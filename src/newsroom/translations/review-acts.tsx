import { Checkbox, Notice, SubmitButton } from '#design';
import { isUntouched } from '#document';
import type { Phrase } from '#platform/words.ts';
import { Box, TextBox } from '../forms.tsx';
import type { ReviewPageProps } from './review-page.tsx';

const refusedWords: Record<string, Phrase> = {
  'machine-unread': 'newsroom.review.machineUnread',
  'own-work': 'newsroom.refused.ownWork',
  'not-allowed': 'newsroom.refused.notAllowed',
  stale: 'newsroom.refused.stale',
};

/** What a reviewer may do with the text when it was read: pass it, or give it back with a note. */
export function ReviewActs({ frame, review, acts, refusal }: ReviewPageProps) {
  const { words, href } = frame;
  const { work } = review.desk;
  const page = (name: string) => href(`/newsroom/versions/${work.versionId}/${name}`);
  const hasMachine = review.rows.some(({ row }) => isUntouched(row)) || review.fields.some((one) => one.isUntouched);
  const revision = <input type="hidden" name="revision" value={String(work.newest.number)} />;
  const mayActs = acts.includes('approve') || acts.includes('hand-back');
  return (
    <Box id="review-acts" title={words('newsroom.acts.title')}>
      {refusal ? <Notice tone="bad">{words(refusedWords[refusal] ?? 'newsroom.refused.wrongState')}</Notice> : null}
      {mayActs ? null : <p class="hint">{words('newsroom.review.noActs')}</p>}
      {acts.includes('approve') ? (
        <form method="post" action={page('review/approve')} class="stacked">
          {revision}
          {hasMachine ? <Checkbox name="machineRead" label={words('newsroom.review.machineRead')} /> : null}
          <SubmitButton>{words('newsroom.acts.approve')}</SubmitButton>
        </form>
      ) : null}
      {acts.includes('hand-back') ? (
        <form method="post" action={page('hand-back')} class="stacked">
          {revision}
          <TextBox name="text" id="text-hand-back" label={words('newsroom.acts.note')} required />
          <SubmitButton look="quiet">{words('newsroom.acts.handBack')}</SubmitButton>
        </form>
      ) : null}
    </Box>
  );
}

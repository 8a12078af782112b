import { SubmitButton, staffMoment } from '#design';
import { Box, Fold, TextBox } from '../forms.tsx';
import { typedInto } from '../parts.ts';
import type { ScreenProps } from '../screen-page.tsx';

/** That the version's original has changed after it, and the ways to end that; or why somebody left it so. */
export function StaleBox({ frame, work, names, rights, translations, part }: ScreenProps) {
  const { words, href } = frame;
  const { stale, left } = translations.get(work.versionId) ?? {};
  const typed = typedInto(part, 'left-stale');
  const page = (name: string) => href(`/newsroom/versions/${work.versionId}/${name}`);
  if (left && !stale)
    return (
      <Box id="stale" title={words('newsroom.stale.leftTitle')}>
        <p class="hint">
          <bdi>{names.nameOf(left.by)}</bdi> · <time datetime={left.at.toISOString()}>{staffMoment(frame, left.at)}</time>
        </p>
        <p dir="auto">{left.because}</p>
      </Box>
    );
  if (!stale) return null;
  const values = { when: staffMoment(frame, stale.sourceChangedAt) };
  return (
    <Box id="stale" title={words(stale.kind === 'correction' ? 'newsroom.stale.corrected' : 'newsroom.stale.updated')}>
      <p>{words(stale.kind === 'correction' ? 'newsroom.stale.correctedOn' : 'newsroom.stale.updatedOn', values)}</p>
      {work.isPublic ? <p class="hint">{words('newsroom.stale.readers')}</p> : null}
      <p>
        <a class="button button-strong" href={page('translate')}>
          {words('newsroom.stale.compare')}
        </a>
      </p>
      {rights.write ? (
        <>
          <form method="post" action={page('followed')}>
            <SubmitButton look="quiet">{words('newsroom.stale.followed')}</SubmitButton>
          </form>
          <Fold title={words('newsroom.stale.leave')} isOpen={typed !== undefined}>
            <form method="post" action={page('leave-stale')} class="stacked">
              <TextBox
                name="reason"
                label={words('newsroom.stale.reason')}
                value={typed?.values.reason}
                problem={typed?.problems.reason}
                most={500}
                required
              />
              <SubmitButton look="quiet">{words('newsroom.stale.leave')}</SubmitButton>
            </form>
          </Fold>
        </>
      ) : null}
    </Box>
  );
}

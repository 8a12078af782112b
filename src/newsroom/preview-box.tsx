import { Field, Notice, SubmitButton, staffMoment } from '#design';
import { FoldBox } from './forms.tsx';
import { typedInto } from './parts.ts';
import type { ScreenProps } from './screen-page.tsx';

/** Addresses under which outsiders may look at the text: those that work, and the form that makes one. */
export function PreviewLinksBox({ frame, work, facts, names, rights, part }: ScreenProps) {
  const { words, href } = frame;
  const typed = typedInto(part, 'preview-link');
  const links = facts.previewLinks.filter(({ expiresAt }) => new Date(expiresAt) > frame.now);
  const mayMake = rights.write && work.hasNewText;
  if (!mayMake && links.length === 0 && !typed) return null;
  const { address, ...values } = typed?.values ?? { madeFor: '', days: '7', openings: '5' };
  return (
    <FoldBox
      id="preview-links"
      title={words('newsroom.previewLinks.title')}
      now={links.length > 0 ? String(links.length) : null}
      isOpen={typed !== undefined}
    >
      {address ? (
        <Notice tone="good">
          <p>{words('newsroom.previewLinks.made')}</p>
          <input class="copied" type="text" readonly value={address} aria-label={words('newsroom.previewLinks.address')} dir="ltr" />
        </Notice>
      ) : null}
      {links.length > 0 ? (
        <ul class="said">
          {links.map((link) => (
            <li>
              <p>
                <bdi>{link.madeFor || '–'}</bdi>
              </p>
              <p class="hint">
                {words('newsroom.previewLinks.left', {
                  count: link.mostOpenings - link.openings,
                  until: staffMoment(frame, new Date(link.expiresAt)),
                })}{' '}
                · <bdi>{names.nameOf(link.madeBy)}</bdi>
              </p>
              {rights.write ? (
                <form method="post" action={href(`/newsroom/versions/${work.versionId}/end-preview-link`)}>
                  <button type="submit" class="small-button" name="link" value={String(link.id)}>
                    {words('newsroom.previewLinks.end')}
                  </button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {mayMake ? (
        <form method="post" action={href(`/newsroom/versions/${work.versionId}/preview-links`)} class="stacked">
          <p class="hint">{words('newsroom.previewLinks.about')}</p>
          <Field
            name="madeFor"
            label={words('newsroom.previewLinks.madeFor')}
            value={address ? '' : values.madeFor}
            problem={typed?.problems.madeFor}
            maxlength={100}
            required
          />
          <Field
            name="days"
            label={words('newsroom.previewLinks.days')}
            value={values.days}
            problem={typed?.problems.days}
            inputmode="numeric"
            size="short"
            dir="ltr"
          />
          <Field
            name="openings"
            label={words('newsroom.previewLinks.openings')}
            value={values.openings}
            problem={typed?.problems.openings}
            inputmode="numeric"
            size="short"
            dir="ltr"
          />
          <SubmitButton look="quiet">{words('newsroom.previewLinks.make')}</SubmitButton>
        </form>
      ) : null}
    </FoldBox>
  );
}

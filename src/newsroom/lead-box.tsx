import { PictureImage, SubmitButton } from '#design';
import { directionOf } from '#platform/languages.ts';
import { markOf } from '#stories';
import { FoldBox, TextBox } from './forms.tsx';
import { typedInto } from './parts.ts';
import { PictureField } from './pictures/picture-field.tsx';
import type { ScreenProps } from './screen-page.tsx';

/** The picture above the text: which one, and its words in this language. */
export function LeadBox({ frame, work, facts, context, acts, part }: ScreenProps) {
  const { words, href } = frame;
  const typed = typedInto(part, 'lead');
  if (!acts.includes('save') && !typed) return null;
  const { lead } = work.newest;
  const values = typed?.values ?? { picture: facts.leadSlug ?? '', caption: lead?.caption ?? '', alt: lead?.alt ?? '' };
  const picture = facts.leadSlug ? context.pictures.get(facts.leadSlug) : undefined;
  const own = { lang: work.language, dir: directionOf(work.language) };
  return (
    <FoldBox
      id="lead"
      title={words('newsroom.lead.title')}
      now={facts.leadSlug ?? words('newsroom.lead.none')}
      isOpen={typed !== undefined}
    >
      {picture ? <PictureImage picture={picture} alt="" sizes="16rem" /> : null}
      <form method="post" action={href(`/newsroom/versions/${work.versionId}/lead`)} class="stacked">
        <input type="hidden" name="mark" value={markOf(lead)} />
        <PictureField
          frame={frame}
          name="picture"
          id="lead-picture"
          label={words('newsroom.lead.picture')}
          hint={words('newsroom.lead.pictureHint')}
          value={values.picture ?? ''}
          problem={typed?.problems.picture}
          language={work.language}
        />
        <TextBox
          name="alt"
          id="lead-alt"
          label={words('newsroom.lead.alt')}
          hint={words('newsroom.lead.altHint')}
          value={values.alt}
          problem={typed?.problems.alt}
          most={1000}
          {...own}
        />
        <TextBox
          name="caption"
          id="lead-caption"
          label={words('newsroom.lead.caption')}
          value={values.caption}
          problem={typed?.problems.caption}
          {...own}
        />
        <SubmitButton look="quiet">{words('newsroom.plan.save')}</SubmitButton>
      </form>
    </FoldBox>
  );
}

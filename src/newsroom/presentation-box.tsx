import { Field, PictureImage, SubmitButton } from '#design';
import { directionOf } from '#platform/languages.ts';
import { markOf } from '#stories';
import { Choice, FoldBox, TextBox } from './forms.tsx';
import { typedInto } from './parts.ts';
import { PictureField } from './pictures/picture-field.tsx';
import type { ScreenProps } from './screen-page.tsx';

/** How the version is shown to search engines and in social networks, and which sign-up box stands under it. */
export function PresentationBox(props: ScreenProps) {
  const { frame, work, facts, context, rights, part } = props;
  const { words, href } = frame;
  const typed = typedInto(part, 'presentation');
  if (!rights.present && !typed) return null;
  const { newsletter, ...shown } = work.presentation;
  const values = typed?.values ?? {
    searchTitle: shown.searchTitle,
    searchText: shown.searchText,
    socialTitle: shown.socialTitle,
    socialText: shown.socialText,
    socialPicture: facts.socialSlug ?? '',
    newsletter: newsletter === null ? 'by-topic' : newsletter === '' ? 'none' : newsletter,
  };
  const own = { lang: work.language, dir: directionOf(work.language) };
  const at = (name: string) => ({
    name,
    id: `presentation-${name}`,
    value: values[name as keyof typeof values],
    problem: typed?.problems[name],
  });
  const boxes = [
    { value: 'by-topic', name: words('newsroom.presentation.byTopic') },
    { value: 'none', name: words('newsroom.presentation.noBox') },
    ...[...context.newsletters.values()].map(({ slug, name }) => ({ value: slug, name })),
  ];
  return (
    <FoldBox id="presentation" title={words('newsroom.presentation.title')} isOpen={typed !== undefined}>
      <SocialCard {...props} />
      <form method="post" action={href(`/newsroom/versions/${work.versionId}/presentation`)} class="stacked">
        <input type="hidden" name="mark" value={markOf(work.presentation)} />
        {work.isPublic ? <p class="hint">{words('newsroom.presentation.atOnce')}</p> : null}
        <Field {...at('socialTitle')} label={words('newsroom.presentation.socialTitle')} maxlength={200} />
        <TextBox {...at('socialText')} label={words('newsroom.presentation.socialText')} most={500} {...own} />
        <PictureField
          {...at('socialPicture')}
          frame={frame}
          value={values.socialPicture ?? ''}
          label={words('newsroom.presentation.socialPicture')}
          hint={words('newsroom.presentation.socialPictureHint')}
          language={work.language}
        />
        <Field {...at('searchTitle')} label={words('newsroom.presentation.searchTitle')} maxlength={200} />
        <TextBox {...at('searchText')} label={words('newsroom.presentation.searchText')} most={500} {...own} />
        <Choice
          name="newsletter"
          id="presentation-newsletter"
          label={words('newsroom.presentation.newsletter')}
          options={boxes}
          chosen={values.newsletter}
          problem={typed?.problems.newsletter}
        />
        <SubmitButton look="quiet">{words('newsroom.plan.save')}</SubmitButton>
      </form>
    </FoldBox>
  );
}

/** The card as social networks would draw it, from what is saved. */
function SocialCard({ frame, work, facts, context }: ScreenProps) {
  const { presentation, newest, language } = work;
  const slug = facts.socialSlug ?? facts.leadSlug;
  const picture = slug ? context.pictures.get(slug) : undefined;
  return (
    <figure class="social-card">
      {picture ? <PictureImage picture={picture} alt="" sizes="20rem" /> : null}
      <figcaption lang={language} dir={directionOf(language)}>
        <span class="social-card-paper">{frame.paper.name}</span>
        <strong>{presentation.socialTitle || newest.headline}</strong>
        <span>{presentation.socialText || newest.deck}</span>
      </figcaption>
    </figure>
  );
}

import { Notice, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import { directionOf, languageName } from '#platform/languages.ts';
import { type LibraryPicture, type PictureUse, wordsFor } from '#stories';
import type { Names } from '../around.ts';
import { PictureTags } from './library-page.tsx';
import { PictureFactList, PictureFactsForm, ReplaceForm, type TypedPicture } from './picture-forms.tsx';

export type PicturePageProps = {
  frame: StaffFrame;
  picture: LibraryPicture;
  uses: PictureUse[];
  names: Names;
  /** Of the paper; the one the page is in first. */
  languages: string[];
  homeLanguage: string;
  mayChange: boolean;
  said?: string | undefined;
  refused?: string | undefined;
  /** A colleague's change came before the one that was typed. */
  isOvertaken?: boolean | undefined;
  typed?: TypedPicture | undefined;
  fileProblem?: string | undefined;
};

/** A picture: all that is known of it, where it stands, and what may be done with it. */
export function PicturePage(props: PicturePageProps) {
  const { frame, picture, mayChange, said, refused } = props;
  const { words, href, language } = frame;
  const { caption, alt } = wordsFor(picture.facts.words, language, props.homeLanguage);
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={caption || alt || picture.fileName || picture.slug}
      head={mayChange ? <script type="module" src={frame.asset('pictures.js')} /> : undefined}
      beside={
        <p class="screen-links">
          <a href={href('/newsroom/pictures')}>{words('newsroom.picture.library')}</a>
          {frame.may('log:see') ? <a href={`${href('/newsroom/log')}?about=picture-${picture.id}`}>{words('newsroom.story.log')}</a> : null}
        </p>
      }
    >
      {said && !refused ? <Notice tone="good">{said}</Notice> : null}
      {refused ? (
        <Notice tone="bad">
          {refused} {props.isOvertaken ? <a href={href(`/newsroom/pictures/${picture.slug}`)}>{words('newsroom.picture.asItIs')}</a> : null}
        </Notice>
      ) : null}
      <Making {...props} />
      <PictureTags frame={frame} picture={picture} />
      <p class="hint">
        {aboutFile(props).map((part, at) => (
          <>
            {at > 0 ? ' · ' : null}
            <bdi>{part}</bdi>
          </>
        ))}
      </p>
      {mayChange ? (
        <PictureFactsForm frame={frame} picture={picture} typed={props.typed} languages={props.languages} />
      ) : (
        <PictureFactList frame={frame} picture={picture} homeLanguage={props.homeLanguage} />
      )}
      <div class="picture-below">
        <Uses {...props} />
        {mayChange ? <Replace {...props} /> : null}
        {mayChange ? <Remove {...props} /> : null}
      </div>
    </StaffPage>
  );
}

/** What its file is: size, kind, who brought it when. */
function aboutFile({ frame, picture, names }: PicturePageProps): string[] {
  const { words } = frame;
  const { view, mediaType, fileName, addedAt, addedBy, bytes } = picture;
  const kind = mediaType.replace('image/', '').toUpperCase();
  const weight = bytes === null ? [] : [words('newsroom.picture.weight', { kilobytes: Math.max(1, Math.round(bytes / 1000)) })];
  const person = names.nameOf(addedBy);
  const when = staffMoment(frame, addedAt);
  const brought = person ? words('newsroom.picture.addedBy', { person, when }) : words('newsroom.picture.addedAt', { when });
  const name = words('newsroom.picture.name', { slug: picture.slug });
  return [name, fileName, `${view.width} × ${view.height}`, kind, ...weight, brought].filter((part) => part !== null);
}

function Making({ frame, picture, mayChange }: PicturePageProps) {
  const { words } = frame;
  if (picture.making === 'waiting')
    return <Notice>{words(picture.isReplaced ? 'newsroom.picture.replacementWaits' : 'newsroom.picture.waits')}</Notice>;
  if (picture.making === 'made') return null;
  return (
    <Notice tone="bad">
      <p>{words(picture.isReplaced ? 'newsroom.picture.replacementFailed' : 'newsroom.picture.failed')}</p>
      {mayChange ? (
        <form method="post" action={frame.href(`/newsroom/pictures/${picture.slug}/retry`)}>
          <button type="submit" class="small-button">
            {words('newsroom.picture.retry')}
          </button>
        </form>
      ) : null}
    </Notice>
  );
}

function Uses({ frame, uses }: PicturePageProps) {
  const { words, href } = frame;
  return (
    <section aria-labelledby="uses">
      <h2 id="uses">{words('newsroom.picture.uses')}</h2>
      {uses.length === 0 ? (
        <p class="empty">{words('newsroom.picture.noUses')}</p>
      ) : (
        <ul class="picture-uses">
          {uses.map(({ versionId, language, headline, isPublic, isNewest }) => (
            <li>
              <a href={href(`/newsroom/versions/${versionId}`)}>
                <bdi lang={language} dir={directionOf(language)}>
                  {headline || words('newsroom.story.untitled')}
                </bdi>
              </a>
              <span class="tag-more">{languageName(language, frame.language)}</span>
              <span class="tag-more">{words(`newsroom.picture.use.${standingOf(isPublic, isNewest)}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function standingOf(isPublic: boolean, isNewest: boolean): 'public' | 'publicOnly' | 'draft' {
  if (!isPublic) return 'draft';
  return isNewest ? 'public' : 'publicOnly';
}

function Replace({ frame, picture, fileProblem }: PicturePageProps) {
  const { words } = frame;
  return (
    <section aria-labelledby="replace">
      <h2 id="replace">{words('newsroom.picture.replaceTitle')}</h2>
      <p class="hint">{words('newsroom.picture.replaceHint')}</p>
      <ReplaceForm frame={frame} slug={picture.slug} problem={fileProblem} />
    </section>
  );
}

function Remove({ frame, picture }: PicturePageProps) {
  const { words } = frame;
  return (
    <section aria-labelledby="remove">
      <h2 id="remove">{words('newsroom.picture.removeTitle')}</h2>
      {picture.uses > 0 ? (
        <p class="hint">{words('newsroom.picture.inUse')}</p>
      ) : (
        <details class="ask-twice">
          <summary>{words('newsroom.picture.remove')}</summary>
          <form method="post" action={frame.href(`/newsroom/pictures/${picture.slug}/remove`)}>
            <p>{words('newsroom.picture.removeSure')}</p>
            <SubmitButton look="danger">{words('newsroom.picture.removeNow')}</SubmitButton>
          </form>
        </details>
      )}
    </section>
  );
}

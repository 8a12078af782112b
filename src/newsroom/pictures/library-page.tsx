import { Notice, PictureImage, type StaffFrame, StaffPage } from '#design';
import { dayOf } from '#platform/dates.ts';
import { directionOf } from '#platform/languages.ts';
import { type LibraryPage, type LibraryPicture, licenceState, wordsFor } from '#stories';
import { Choice } from '../forms.tsx';
import { type LibraryAsked, libraryKinds, libraryQuery } from './filters.ts';
import { isoDayText } from './picture-forms.tsx';
import type { Sent } from './upload.tsx';

export type PicturesPageProps = {
  frame: StaffFrame;
  asked: LibraryAsked;
  page: LibraryPage;
  homeLanguage: string;
  /** What became of a form that was sent without the page's script. */
  sent?: Sent[] | undefined;
  said?: string | undefined;
};

/** The picture library: what the paper has to show, and a place to bring more. */
export function PicturesPage(props: PicturesPageProps) {
  const { frame, asked, page, sent, said } = props;
  const { words, href } = frame;
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={words('staff.places.pictures')}
      head={<script type="module" src={frame.asset('pictures.js')} />}
    >
      {said ? <Notice tone="good">{said}</Notice> : null}
      {sent ? <SentNotice frame={frame} sent={sent} /> : null}
      {frame.may('pictures:add') ? <UploadBox frame={frame} /> : null}
      <Filters frame={frame} asked={asked} />
      {page.pictures.length === 0 ? (
        <p class="empty">{words(libraryQuery(asked) ? 'newsroom.pictures.noneFound' : 'newsroom.pictures.none')}</p>
      ) : (
        <ul class="library">
          {page.pictures.map((picture) => (
            <Tile {...props} picture={picture} />
          ))}
        </ul>
      )}
      {page.next ? (
        <p class="pager">
          <a href={href('/newsroom/pictures') + libraryQuery(asked, { after: page.next })} rel="next">
            {words('newsroom.pictures.more')}
          </a>
        </p>
      ) : null}
    </StaffPage>
  );
}

function SentNotice({ frame, sent }: { frame: StaffFrame; sent: Sent[] }) {
  const { words } = frame;
  const refused = sent.filter(({ problem }) => problem);
  const count = sent.length - refused.length;
  return (
    <Notice tone="bad">
      {count > 0 ? <p>{words('newsroom.pictures.added', { count })}</p> : null}
      <ul>
        {refused.map(({ fileName, problem }) => (
          <li>
            {fileName ? <bdi>{fileName.slice(0, 120)}: </bdi> : null}
            {problem}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** A form for many files. The page's script sends them one by one and says how far each has come. */
function UploadBox({ frame }: { frame: StaffFrame }) {
  const { words, href, language } = frame;
  return (
    <form
      class="upload"
      method="post"
      action={href('/newsroom/pictures')}
      enctype="multipart/form-data"
      data-waiting={words('newsroom.pictures.waiting')}
      data-added={words('newsroom.pictures.isAdded')}
      data-lost={words('newsroom.pictures.lost')}
      data-again={words('newsroom.pictures.again')}
      data-done={words('newsroom.pictures.allDone')}
      data-show={words('newsroom.pictures.showAdded')}
      data-describe={words('newsroom.pictures.describe')}
    >
      <input type="hidden" name="language" value={language} />
      <div class="upload-row">
        <div class="field">
          <label for="files">{words('newsroom.pictures.add')}</label>
          <p class="hint" id="files-hint">
            {words('newsroom.pictures.addHint')}
          </p>
          <input
            id="files"
            type="file"
            name="file"
            multiple
            required
            accept="image/jpeg,image/png,image/webp,image/avif"
            aria-describedby="files-hint"
          />
        </div>
        <button type="submit" class="button button-quiet">
          {words('newsroom.pictures.send')}
        </button>
      </div>
      <ul class="upload-list" hidden />
      <p class="upload-state" role="status" />
    </form>
  );
}

function Filters({ frame, asked }: { frame: StaffFrame; asked: LibraryAsked }) {
  const { words, href } = frame;
  const kinds = libraryKinds.map((value) => ({ value, name: words(`newsroom.pictures.only.${value}`) }));
  return (
    <form method="get" action={href('/newsroom/pictures')} class="filters">
      <div class="field">
        <label for="library-search">{words('newsroom.pictures.search')}</label>
        <input id="library-search" type="search" name="search" value={asked.search} maxlength={200} dir="auto" accesskey="s" />
      </div>
      <Choice
        name="only"
        label={words('newsroom.pictures.show')}
        options={[{ value: '', name: words('newsroom.pictures.all') }, ...kinds]}
        chosen={asked.only}
      />
      <button type="submit" class="small-button">
        {words('newsroom.desk.show')}
      </button>
      {libraryQuery(asked) ? <a href={href('/newsroom/pictures')}>{words('newsroom.desk.clear')}</a> : null}
    </form>
  );
}

function Tile({ frame, picture, homeLanguage }: PicturesPageProps & { picture: LibraryPicture }) {
  const { href, language } = frame;
  const { caption, alt, language: of } = wordsFor(picture.facts.words, language, homeLanguage);
  const title = caption || alt || picture.fileName || picture.slug;
  const isSaid = Boolean(caption || alt);
  return (
    <li class="tile">
      <div class="tile-picture">
        <PictureImage picture={picture.view} alt="" sizes="(min-width: 40rem) 14rem, 45vw" />
      </div>
      <p class="tile-title">
        <a
          href={href(`/newsroom/pictures/${picture.slug}`)}
          lang={isSaid && of !== language ? of : undefined}
          dir={isSaid ? directionOf(of) : 'auto'}
        >
          {title}
        </a>
      </p>
      <p class="tile-credit" dir="auto">
        {[picture.facts.credit, picture.facts.agency].filter(Boolean).join(' / ')}
      </p>
      <PictureTags frame={frame} picture={picture} />
    </li>
  );
}

/** What is to be mended about a picture, in a few short words each. */
export function PictureTags({ frame, picture }: { frame: StaffFrame; picture: LibraryPicture }) {
  const { words, now, timeZone } = frame;
  const { facts, making } = picture;
  const licence = licenceState(facts.licenceEndsOn, dayOf(now, timeZone));
  const day = licence === 'open' ? '' : isoDayText(frame, facts.licenceEndsOn);
  const tags = [
    making === 'failed' && { name: 'bad', text: words('newsroom.pictures.tag.failed') },
    making === 'waiting' && { name: 'open', text: words('newsroom.pictures.tag.waiting') },
    !facts.credit.trim() && { name: 'open', text: words('newsroom.pictures.tag.noCredit') },
    !Object.values(facts.words).some(({ alt }) => alt.trim()) && { name: 'open', text: words('newsroom.pictures.tag.noAlt') },
    licence === 'ended' && { name: 'bad', text: words('newsroom.pictures.tag.ended', { day }) },
    licence === 'ending' && { name: 'open', text: words('newsroom.pictures.tag.ending', { day }) },
  ].filter((one) => one !== false);
  if (tags.length === 0) return null;
  return (
    <ul class="tile-tags">
      {tags.map(({ name, text }) => (
        <li class={name === 'bad' ? 'tag tag-withdrawn' : 'tag tag-review'}>{text}</li>
      ))}
    </ul>
  );
}

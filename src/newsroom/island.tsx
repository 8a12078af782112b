import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { BlockContext, PictureView, StaffFrame } from '#design';
import { directionOf } from '#platform/languages.ts';
import { phrasesOf } from '#platform/words.ts';
import type { Work } from '#stories';
import type { IslandData, ShownPicture } from '../../editor/island.ts';
import type { Names } from './around.ts';

/** What the editor in the browser starts from: the newest text and all that its blocks name. */
export function islandOf(frame: StaffFrame, personId: number, work: Work, context: BlockContext, names: Names): IslandData {
  const { newest, language } = work;
  const { headline, deck, dateline, slug, document } = newest;
  const page = (name: string) => frame.href(`/newsroom/versions/${work.versionId}/${name}`);
  return {
    versionId: work.versionId,
    base: newest.number,
    madeBy: names.nameOf(newest.madeBy) ?? '',
    personId,
    headline,
    deck,
    dateline: dateline ?? '',
    slug,
    document,
    language,
    direction: directionOf(language),
    interfaceLanguage: frame.language,
    words: Object.fromEntries([...phrasesOf(frame.language)].filter(([key]) => key.startsWith('editor.'))),
    urls: {
      draft: page('draft'),
      presence: page('presence'),
      comments: page('comments'),
      commentList: page('comments.json'),
      resolve: page('resolve'),
      pictures: frame.href('/newsroom/pictures'),
      pictureList: frame.href('/newsroom/pictures.json'),
      stories: frame.href('/newsroom/stories.json'),
      signIn: frame.href('/newsroom/sign-in'),
    },
    ...shownIn(context),
    people: names.people.filter(({ leftAt }) => !leftAt).map(({ id, name }) => ({ id, name })),
  };
}

export type BlockNames = Pick<BlockContext, 'pictures' | 'newsletters' | 'stories'>;

/** What the blocks of a text name, as an editor in the browser shows it. */
export function shownIn({ pictures, newsletters, stories }: BlockNames): Pick<IslandData, 'pictures' | 'newsletters' | 'stories'> {
  return {
    pictures: [...pictures].map(([slug, picture]) => shown(slug, picture)),
    newsletters: [...newsletters].map(([slug, { name }]) => ({ slug, name })),
    stories: [...stories].map(([key, { headline }]) => ({ key, headline })),
  };
}

function shown(slug: string, picture: PictureView): ShownPicture {
  const { href, width, height } = picture.renditions.find((one) => one.width >= 800 && one.format !== 'avif') ?? picture;
  return { slug, src: href, width, height, credit: picture.credit, caption: '', alt: '' };
}

/** Where the editor comes to stand, with its data. Until it does, and without JavaScript, the text is there to be read. */
export function IslandPlace({ data, children, id = 'editor' }: { data: { versionId: number }; children?: Child; id?: 'editor' | 'desk' }) {
  return (
    <div class="screen-place">
      <div id={id} data-version={String(data.versionId)}>
        {children}
      </div>
      <script type="application/json" id={`${id}-data`}>
        {raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}
      </script>
    </div>
  );
}

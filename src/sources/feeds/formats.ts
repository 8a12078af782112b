import type { AtomFeed, JsonFeed, RssFeed } from 'feedsmith';
import type { RawItem } from './raw-item.ts';

type When = Date | undefined;
type RssItem = NonNullable<RssFeed.Feed<When>['items']>[number];
type AtomEntry = NonNullable<AtomFeed.Feed<When>['entries']>[number];
type Media = NonNullable<RssItem['media']>;

/** An item of RSS in any of its versions, RDF among them. */
export function rawOfRss(item: Partial<RssItem>, feed: { language?: string | undefined; rights?: string | undefined }): RawItem {
  const { dc, dcterms, atom, media, prism } = item;
  const links = atom?.links ?? [];
  const guid = item.guid?.value;
  return {
    id: guid ?? dc?.identifiers?.[0],
    links: [
      item.link,
      ...links.filter(({ rel }) => !rel || rel === 'alternate').map(({ href }) => href),
      isAddress(guid) && item.guid?.isPermaLink !== false ? guid : undefined,
    ],
    title: item.title ?? dc?.titles?.[0] ?? media?.title?.value,
    texts: [item.content?.encoded, atom?.content?.value, longer(item.description, media?.description?.value)],
    summary: item.content?.encoded ? item.description : (atom?.summary?.value ?? dcterms?.abstracts?.[0]),
    authors: [
      ...(item.authors ?? []).map(({ name, email }) => name ?? email),
      ...(dc?.creators ?? []),
      ...(atom?.authors ?? []).map(({ name }) => name),
    ],
    subjects: [...(item.categories ?? []).map(({ name }) => name), ...(dc?.subjects ?? []), ...(media?.keywords ?? [])],
    language: item.xml?.lang ?? dc?.languages?.[0] ?? dcterms?.languages?.[0] ?? feed.language,
    published: item.pubDate ?? dc?.dates?.[0] ?? atom?.published ?? dcterms?.issued?.[0] ?? dcterms?.created?.[0],
    changed: atom?.updated ?? dcterms?.modified?.[0] ?? prism?.modificationDate,
    embargoUntil: prism?.embargoDate ?? dcterms?.available?.[0],
    terms: dc?.rights?.[0] ?? dcterms?.rights?.[0] ?? atom?.rights?.value ?? feed.rights,
    pictures: [...picturesOfMedia(media), ...(item.enclosures ?? []).filter(({ type, url }) => isPicture(type, url))],
    status: media?.status?.state === 'deleted' ? 'canceled' : 'usable',
  };
}

/** An entry of Atom (RFC 4287). */
export function rawOfAtom(
  entry: Partial<AtomEntry>,
  feed: { language?: string | undefined; rights?: string | undefined; author?: string | undefined },
): RawItem {
  const links = entry.links ?? [];
  const { content, media, dc } = entry;
  const isPlain = (content?.type === undefined || content.type === 'text') && !content?.value?.includes('<');
  const authors = [...(entry.authors ?? []).map(({ name }) => name), ...(dc?.creators ?? [])];
  return {
    id: entry.id,
    links: links.filter(({ rel, type }) => (!rel || rel === 'alternate') && (!type || type.includes('html'))).map(({ href }) => href),
    title: entry.title?.value,
    texts: [content?.value, entry.summary?.value, media?.groups?.[0]?.description?.value],
    summary: content?.value ? entry.summary?.value : undefined,
    isPlain: isPlain && Boolean(content?.value),
    authors: authors.length > 0 ? authors : [feed.author],
    subjects: [...(entry.categories ?? []).map(({ label, term }) => label ?? term), ...(dc?.subjects ?? [])],
    language: entry.xml?.lang ?? content?.xml?.lang ?? feed.language,
    published: entry.published ?? entry.dcterms?.issued?.[0] ?? entry.updated,
    changed: entry.updated ?? entry.app?.edited,
    embargoUntil: entry.dcterms?.available?.[0],
    terms: entry.rights?.value ?? feed.rights,
    pictures: [
      ...picturesOfMedia(media),
      ...links.filter(({ rel, type, href }) => rel === 'enclosure' && isPicture(type, href)).map(({ href }) => ({ url: href })),
    ],
    status: entry.app?.control?.draft ? 'withheld' : 'usable',
  };
}

/** An item of a JSON Feed (versions 1 and 1.1). */
export function rawOfJson(
  item: Partial<NonNullable<JsonFeed.Feed<When>['items']>[number]>,
  feed: { language?: string | undefined; author?: string | undefined },
): RawItem {
  const authors = (item.authors ?? []).map(({ name }) => name);
  const attached = (item.attachments ?? []).filter(({ mime_type, url }) => isPicture(mime_type, url));
  return {
    id: item.id,
    links: [item.url, item.external_url],
    title: item.title,
    texts: [item.content_html ?? item.content_text],
    isPlain: item.content_html === undefined,
    summary: item.summary,
    authors: authors.length > 0 ? authors : [feed.author],
    subjects: item.tags ?? [],
    language: item.language ?? feed.language,
    published: item.date_published,
    changed: item.date_modified,
    pictures: [{ url: item.image }, { url: item.banner_image }, ...attached.map(({ url, title }) => ({ url, caption: title }))],
  };
}

function picturesOfMedia(media: Media | undefined): RawItem['pictures'] {
  if (!media) return [];
  const groups = [media, ...(media.groups ?? [])];
  const pictures = groups.flatMap((group) =>
    (group.contents ?? [])
      .filter(({ medium, type, url }) => medium === 'image' || (!medium && isPicture(type, url)))
      .map((content) => {
        const credit = [content, group, media].map(({ credits, copyright }) => credits?.[0]?.value ?? copyright?.value).find(Boolean);
        return { url: content.url, credit, caption: content.description?.value ?? content.title?.value };
      }),
  );
  if (pictures.length > 0) return pictures;
  const thumbnails = groups.flatMap((group) => [
    ...(group.thumbnails ?? []),
    ...(group.contents ?? []).flatMap((content) => content.thumbnails ?? []),
  ]);
  return thumbnails.slice(0, 1).map(({ url }) => ({ url, credit: media.credits?.[0]?.value }));
}

function isPicture(type: string | undefined, url: string | undefined): boolean {
  return type ? type.toLowerCase().startsWith('image/') : /\.(jpe?g|png|webp|avif|gif)(\?|$)/i.test(url ?? '');
}

function isAddress(text: string | undefined): boolean {
  return /^https?:\/\//i.test(text ?? '');
}

function longer(one: string | undefined, other: string | undefined): string | undefined {
  return (other?.length ?? 0) > (one?.length ?? 0) ? other : one;
}

import { generateRssFeed } from 'feedsmith';
import type { Gate } from '#access';
import { AdSpace, DocumentText, type Frame, MailingList, Page, Pager, pageText, SignUp, StoryTeaser } from '#design';
import {
  allNewsletters,
  blocksOf,
  findPublicMailing,
  listPublicMailings,
  type Mailing,
  mailingPage,
  mailingsTag,
  type Newsletter,
} from '#newsletters';
import type { App } from '#platform/app.ts';
import { dayText } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import type { Ctx } from '#platform/http/route.ts';
import { hrefIn, readSettings, type Settings } from '#settings';
import { cardsByKey, readCursor, tagsOfCards } from '#stories';
import { answerPage } from './answer.ts';
import { editionIn } from './frame.ts';

const perPage = 20;

/** What newsletters have sent, for everybody to read: each mailing with the beginnings of its stories, all of a newsletter's, and their feed. */
export function mailingArchivePages(app: App, gate: Gate) {
  async function newsletterOf(c: Ctx): Promise<Newsletter> {
    const found = (await allNewsletters(app.db, c.get('language'))).find(({ slug }) => slug === c.req.param('newsletter'));
    if (!found) throw new Refusal(404, 'page');
    return found;
  }

  return {
    /** GET /newsletters/:newsletter?before=: its mailings, newest first. */
    async newsletter(c: Ctx) {
      const newsletter = await newsletterOf(c);
      const given = new URL(c.req.url).searchParams.get('before') ?? undefined;
      const cursor = given === undefined ? undefined : readCursor(given);
      if (given !== undefined && !cursor) throw new Refusal(404, 'page');
      const before = cursor && { at: cursor.at, id: cursor.versionId };
      return answerPage(app, gate, c, async (frame) => {
        const found = await listPublicMailings(app.db, newsletter.id, frame.language, perPage + 1, before);
        const mailings = found.slice(0, perPage);
        const last = mailings.at(-1);
        const address = frame.href(`/newsletters/${newsletter.slug}`);
        const older = found.length > perPage && last?.beganAt ? `${address}?before=${last.beganAt.getTime()}-${last.id}` : undefined;
        const feed = frame.href(`/newsletters/${newsletter.slug}/feed.xml`);
        const page = (
          <Page
            frame={frame}
            kind="list"
            title={newsletter.name}
            description={newsletter.about}
            canonical={app.baseUrl() + address}
            noindex={given !== undefined}
            head={<link rel="alternate" type="application/rss+xml" title={newsletter.name} href={feed} />}
          >
            <div class="list list-rows">
              <header class="list-head">
                <h1>{newsletter.name}</h1>
                <div class="list-intro">
                  <p>{newsletter.about}</p>
                  <SignUp frame={frame} newsletter={newsletter} place="page" />
                </div>
              </header>
              {mailings.length === 0 ? <p class="empty">{frame.words('site.mailings.none')}</p> : null}
              <MailingList frame={frame} mailings={mailings.map((one) => lineOf(frame, one))} />
              <Pager frame={frame} paging={{ page: given ? 2 : 1, older, newer: given ? address : undefined }} />
              <div class="list-side">
                <AdSpace frame={frame} />
              </div>
            </div>
          </Page>
        );
        return { text: pageText(page), tags: ['newsletters', mailingsTag(newsletter.id)] };
      });
    },

    /** GET /newsletters/:newsletter/:mailing: no more of its stories than a list page holds. */
    async mailing(c: Ctx) {
      const [slug, publicId] = [c.req.param('newsletter') ?? '', c.req.param('mailing') ?? ''];
      const newsletter = await newsletterOf(c);
      const mailing = await findPublicMailing(app.db, slug, publicId, c.get('language'));
      if (!mailing) throw new Refusal(404, 'page');
      return answerPage(app, gate, c, async (given) => {
        const settings = await readSettings(app);
        const frame = inOneLanguage(given, settings);
        const keys = mailing.content.parts.flatMap((part) => (part.kind === 'story' ? [part.story] : []));
        const cards = await cardsByKey(app.db, editionIn(settings, frame.language), keys);
        const title = subjectOf(mailing) || newsletter.name;
        const page = (
          <Page
            frame={frame}
            kind="list"
            title={title}
            description={mailing.preheader}
            canonical={app.baseUrl() + frame.href(mailingPage(mailing))}
          >
            <div class="list list-rows">
              <header class="list-head">
                <p class="kicker">
                  <a href={frame.href(`/newsletters/${newsletter.slug}`)}>{newsletter.name}</a>
                  <span>{dayOfMailing(frame, mailing)}</span>
                </p>
                <h1>{title}</h1>
              </header>
              <div class="list-stories">
                {mailing.content.parts.map((part) => {
                  const card = part.kind === 'story' ? cards.get(part.story)?.card : undefined;
                  if (card) return <StoryTeaser frame={frame} story={card} level={2} />;
                  return part.kind === 'text' ? <Written frame={frame} text={part.text} /> : null;
                })}
              </div>
              <SignUp frame={frame} newsletter={newsletter} place="page" />
              <div class="list-side">
                <AdSpace frame={frame} />
              </div>
            </div>
          </Page>
        );
        return { text: pageText(page), tags: ['newsletters', `mailing:${mailing.id}`, ...tagsOfCards([...cards.values()])] };
      });
    },

    /** GET /newsletters/:newsletter/feed.xml: RSS 2.0 of its mailings. */
    async mailingFeed(c: Ctx) {
      const newsletter = await newsletterOf(c);
      return answerPage(app, gate, c, async (frame) => {
        const mailings = await listPublicMailings(app.db, newsletter.id, frame.language, perPage);
        const base = app.baseUrl();
        const page = frame.href(`/newsletters/${newsletter.slug}`);
        const text = generateRssFeed({
          title: `${newsletter.name} | ${frame.paper.name}`,
          link: base + page,
          description: newsletter.about,
          language: frame.language,
          ...(mailings[0]?.beganAt ? { lastBuildDate: mailings[0].beganAt } : {}),
          atom: { links: [{ href: `${base}${page}/feed.xml`, rel: 'self', type: 'application/rss+xml' }] },
          items: mailings.map((one) => ({
            title: subjectOf(one),
            link: base + frame.href(mailingPage(one)),
            description: one.preheader,
            guid: { value: base + mailingPage(one), isPermaLink: false },
            ...(one.beganAt ? { pubDate: one.beganAt } : {}),
          })),
        });
        return { text, type: 'application/rss+xml; charset=utf-8', tags: ['newsletters', mailingsTag(newsletter.id)] };
      });
    },
  };
}

/** A text that an editor wrote into the mailing. */
function Written({ frame, text }: { frame: Frame; text: string }) {
  const read = blocksOf(text);
  if (!read.ok) return null;
  const nothing = { pictures: new Map(), stories: new Map(), newsletters: new Map() };
  const { words, href, asset, language } = frame;
  const context = { words, language, href, asset, signUpAction: href('/newsletters'), ...nothing };
  return <DocumentText document={{ version: 1, blocks: read.blocks }} context={context} />;
}

function lineOf(frame: Frame, mailing: Mailing) {
  return { title: subjectOf(mailing), href: frame.href(mailingPage(mailing)), about: mailing.preheader, day: dayOfMailing(frame, mailing) };
}

/** Under which subject it is remembered: the one that won where several were tried. */
function subjectOf({ subjects, winner }: Mailing): string {
  return subjects[(winner ?? 1) - 1] ?? subjects[0] ?? '';
}

function dayOfMailing({ language, timeZone, now }: Frame, mailing: Mailing): string {
  return dayText(mailing.beganAt ?? mailing.madeAt, language, timeZone, now);
}

/** A mailing is written in one language: the other editions are reached at their newsletters. */
function inOneLanguage(frame: Frame, settings: Settings): Frame {
  const editions = frame.editions.map((one) => (one.isCurrent ? one : { ...one, href: hrefIn(settings, one.language)('/newsletters') }));
  return { ...frame, editions };
}

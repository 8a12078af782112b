import { pageText, type StaffFrame, StaffPage } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import {
  addFeed,
  askFeedNow,
  type ChangeFeedOutcome,
  canonicalLanguage,
  type FeedKind,
  feedsByHealth,
  findFeed,
  pauseFeed,
  removeFeed,
  resumeFeed,
  type TriedAddress,
  triesOf,
  tryAddress,
} from '#sources';
import { readStaff, type Staff, staffFrameOf } from '#staff';
import { sourcesOf } from '#stories';
import { FeedForm, readTyped, type TypedFeed } from './feed-form.tsx';
import { FeedPage } from './feed-page.tsx';
import { HealthPage, type SaidOfFeeds, saidOfFeeds } from './health-page.tsx';

const perPage = 50;
const triesShown = 60;

/** The pages of the feeds by which partner papers reach us. */
export function feedPages(app: App, press: Press) {
  const frameOf = async (c: Ctx) => staffFrameOf(app, c, await readStaff(app, c), 'sources');
  const saidIn = (c: Ctx): SaidOfFeeds => saidOfFeeds.find((one) => one === c.req.query('said'));
  const numberIn = (text: string | undefined) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : undefined);

  async function form(c: Ctx, frame: StaffFrame, typed: TypedFeed, tried?: TriedAddress): Promise<Response> {
    const page = (
      <StaffPage frame={frame} kind="form" title={frame.words('feeds.add')}>
        <FeedForm frame={frame} sources={await sourcesOf(press)} typed={typed} tried={tried} />
      </StaffPage>
    );
    return privatePage(c, pageText(page), Object.keys(typed.problems).length > 0 ? 400 : 200);
  }

  const change =
    (act: 'pause' | 'resume' | 'ask' | 'remove', verb: (press: Press, id: number, by: Staff, now: Date) => Promise<ChangeFeedOutcome>) =>
    async (c: Ctx) => {
      const [staff, frame] = [await readStaff(app, c), await frameOf(c)];
      await readForm(c);
      const id = numberIn(c.req.param('id'));
      const outcome = id === undefined ? ({ ok: false, reason: 'no-feed' } as const) : await verb(press, id, staff, app.clock());
      if (!outcome.ok) throw new Refusal(outcome.reason === 'not-allowed' ? 403 : 404, 'page');
      const said = { pause: 'paused', resume: 'resumed', ask: 'asked', remove: 'removed' }[act];
      return c.redirect(`${frame.href(act === 'remove' ? '/newsroom/feeds' : `/newsroom/feeds/${id}`)}?said=${said}`, 303);
    };

  return {
    /** GET /newsroom/feeds?source=&before=: all feeds, the sick first, or those of one source. */
    feeds: async (c: Ctx) => {
      const [frame, sources] = [await frameOf(c), await sourcesOf(press)];
      const source = sources.find(({ id }) => id === numberIn(c.req.query('source')));
      const [, failures, id] = c.req.query('before')?.match(/^(\d{1,9})-(\d{1,15})$/) ?? [];
      const before = id ? { failures: Number(failures), id: Number(id) } : undefined;
      const found = await feedsByHealth(press, { sourceId: source?.id, before, most: perPage + 1 }, app.clock());
      const feeds = found.slice(0, perPage);
      const last = found.length > perPage ? feeds.at(-1) : undefined;
      const names = new Map(sources.map(({ id, name }) => [id, name]));
      const next = last && `${last.failures}-${last.id}`;
      return privatePage(
        c,
        pageText(<HealthPage frame={frame} feeds={feeds} names={names} source={source} next={next} said={saidIn(c)} />),
      );
    },

    /** GET /newsroom/feeds/new?source=. */
    newFeed: async (c: Ctx) => {
      const asked = new URLSearchParams({ source: c.req.query('source') ?? '' });
      return form(c, await frameOf(c), readTyped(asked));
    },

    /** POST /newsroom/feeds: shows what is to be had at an address, or has it asked from now on. */
    addFeed: async (c: Ctx) => {
      const [staff, frame, sent] = [await readStaff(app, c), await frameOf(c), await readForm(c)];
      const typed = readTyped(sent);
      const { words } = frame;
      const kind = typed.kind as FeedKind;
      if (sent.get('act') !== 'add') {
        if (typed.url === '') return form(c, frame, { ...typed, problems: { url: words('feeds.refused.address') } });
        const url = /^https?:\/\//i.test(typed.url) ? typed.url : `https://${typed.url}`;
        const tried = await tryAddress(app, kind, url, canonicalLanguage(typed.language) ?? null);
        return form(c, frame, { ...typed, url: tried.ok ? tried.url : typed.url }, tried);
      }
      const feed = {
        kind,
        url: typed.url,
        language: typed.language,
        minutesBetween: Number(typed.minutes),
        takesPages: typed.pages === 'yes',
      };
      const outcome = await addFeed(press, { ...feed, sourceId: numberIn(typed.source) ?? 0 }, staff, app.clock());
      if (outcome.ok) return c.redirect(`${frame.href(`/newsroom/feeds/${outcome.feedId}`)}?said=added`, 303);
      switch (outcome.reason) {
        case 'not-allowed':
          throw new Refusal(403, 'page');
        case 'no-source':
          return form(c, frame, { ...typed, problems: { source: words('feeds.refused.source') } });
        case 'language':
          return form(c, frame, { ...typed, problems: { language: words('feeds.refused.language') } });
        case 'minutes':
          return form(c, frame, { ...typed, problems: { minutes: words('feeds.refused.minutes') } });
        case 'address':
          return form(c, frame, { ...typed, problems: { url: words('feeds.refused.address') } });
        case 'taken':
          return form(c, frame, { ...typed, problems: { url: words('feeds.refused.taken') } });
      }
    },

    /** GET /newsroom/feeds/:id. */
    feed: async (c: Ctx) => {
      const id = numberIn(c.req.param('id'));
      const found = id === undefined ? undefined : await findFeed(press, id);
      if (!found) throw new Refusal(404, 'page');
      const [frame, tries, sources] = [await frameOf(c), await triesOf(press, found.id, triesShown), await sourcesOf(press)];
      const week = app.clock().getTime() - 7 * 86_400_000;
      const itemsADay = tries.filter(({ triedAt }) => triedAt.getTime() > week).reduce((sum, { itemsNew }) => sum + itemsNew, 0) / 7;
      const name = sources.find((one) => one.id === found.sourceId)?.name ?? '';
      return privatePage(c, pageText(<FeedPage frame={frame} feed={{ ...found, itemsADay }} name={name} tries={tries} said={saidIn(c)} />));
    },

    pauseFeed: change('pause', pauseFeed),
    resumeFeed: change('resume', resumeFeed),
    askFeed: change('ask', askFeedNow),
    removeFeed: change('remove', removeFeed),
  };
}

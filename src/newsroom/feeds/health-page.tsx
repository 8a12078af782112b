import { Notice, type StaffFrame, StaffPage, staffMoment } from '#design';
import type { FeedHealth } from '#sources';
import { problemText } from './problem-text.ts';

/** What can be said on these pages after something was done. */
export const saidOfFeeds = ['added', 'paused', 'resumed', 'asked', 'removed'] as const;
export type SaidOfFeeds = (typeof saidOfFeeds)[number] | undefined;

type HealthProps = {
  frame: StaffFrame;
  feeds: FeedHealth[];
  names: Map<number, string>;
  source: { id: number; name: string } | undefined;
  next: string | undefined;
  said: SaidOfFeeds;
};

/** Every feed, or those of one source: the sick first, and why they are. */
export function HealthPage({ frame, feeds, names, source, next, said }: HealthProps) {
  const { words, href } = frame;
  const of = source ? `?source=${source.id}` : '';
  const add = frame.may('sources:manage') ? (
    <a class="button button-strong" href={href(`/newsroom/feeds/new${of}`)}>
      {words('feeds.add')}
    </a>
  ) : null;
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={source ? words('feeds.titleOf', { source: source.name }) : words('feeds.title')}
      beside={add}
    >
      {said ? <Notice tone="good">{words(`feeds.said.${said}`)}</Notice> : null}
      <p class="hint">{words('feeds.about')}</p>
      {source ? (
        <p>
          <a href={href('/newsroom/feeds')}>{words('feeds.all')}</a>
        </p>
      ) : null}
      {feeds.length === 0 ? <p class="empty">{words('feeds.none')}</p> : <Rows frame={frame} feeds={feeds} names={names} />}
      {next ? (
        <p class="pager">
          <a href={`${href('/newsroom/feeds')}?${source ? `source=${source.id}&` : ''}before=${next}`} rel="next">
            {words('feeds.more')}
          </a>
        </p>
      ) : null}
    </StaffPage>
  );
}

function Rows({ frame, feeds, names }: Pick<HealthProps, 'frame' | 'feeds' | 'names'>) {
  const { words, href, language } = frame;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <div class="table-frame">
      <table class="rows">
        <thead>
          <tr>
            {(['feed', 'state', 'tried', 'items', 'next'] as const).map((head) => (
              <th scope="col">{words(`feeds.heads.${head}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {feeds.map((feed) => (
            <tr class={feed.pausedAt ? 'is-gone' : undefined}>
              <th scope="row">
                <a href={href(`/newsroom/feeds/${feed.id}`)}>
                  <bdi>{names.get(feed.sourceId) ?? ''}</bdi>
                </a>
                <br />
                <code class="feed-address" dir="ltr">
                  {feed.url.replace(/^https?:\/\//, '')}
                </code>
              </th>
              <td class={feed.problem ? 'problem' : undefined}>{stateText(frame, feed)}</td>
              <td>{feed.triedAt ? staffMoment(frame, feed.triedAt) : words('feeds.never')}</td>
              <td>{words('feeds.aDay', { count: number.format(feed.itemsADay) })}</td>
              <td>{feed.pausedAt ? words('feeds.notAgain') : staffMoment(frame, feed.nextAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How a feed is, in a sentence. */
export function stateText(frame: StaffFrame, feed: FeedHealth): string {
  const { words } = frame;
  if (feed.problem) {
    const why = problemText(frame, feed.problem, feed.problemDetail);
    if (feed.pausedAt) return why;
    return feed.failures > 1 ? words('feeds.failsSince', { why, count: feed.failures }) : why;
  }
  if (feed.pausedAt) return words('feeds.paused');
  return words(feed.answeredAt ? 'feeds.well' : 'feeds.waiting');
}

import { Notice, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import { languageName } from '#platform/languages.ts';
import type { FeedHealth, FeedTry } from '#sources';
import { type SaidOfFeeds, stateText } from './health-page.tsx';
import { problemText } from './problem-text.ts';

type FeedProps = { frame: StaffFrame; feed: FeedHealth; name: string; tries: FeedTry[]; said: SaidOfFeeds };

/** One feed: how it is, what can be done about it, and how its last tries went. */
export function FeedPage({ frame, feed, name, tries, said }: FeedProps) {
  const { words, href, language } = frame;
  const facts: [string, string][] = [
    [words('feeds.form.kind'), words(`feeds.kinds.${feed.kind}`)],
    [words('feeds.form.minutes'), words('feeds.form.every', { minutes: feed.minutesBetween, hours: feed.minutesBetween / 60 })],
    [words('feeds.form.language'), feed.language ? languageName(feed.language, language) : words('feeds.found.noLanguage')],
    [words('feeds.heads.items'), words('feeds.aDay', { count: new Intl.NumberFormat(language).format(feed.itemsADay) })],
    [words('feeds.heads.next'), feed.pausedAt ? words('feeds.notAgain') : staffMoment(frame, feed.nextAt)],
    ...(feed.takesPages ? [[words('feeds.texts'), words('feeds.form.pages')] as [string, string]] : []),
    ...(feed.hubUntil && feed.hubUntil > frame.now
      ? [[words('feeds.hub'), words('feeds.hubUntil', { until: staffMoment(frame, feed.hubUntil) })] as [string, string]]
      : []),
  ];
  return (
    <StaffPage frame={frame} kind="list" title={words('feeds.titleOf', { source: name })}>
      {said ? <Notice tone="good">{words(`feeds.said.${said}`)}</Notice> : null}
      <p>
        <a href={href(`/newsroom/feeds?source=${feed.sourceId}`)}>{words('feeds.ofSource', { source: name })}</a>
      </p>
      <p>
        <code class="feed-address" dir="ltr">
          {feed.url}
        </code>
      </p>
      <Notice tone={feed.problem ? 'bad' : 'note'}>{stateText(frame, feed)}</Notice>
      <dl class="feed-facts">
        {facts.map(([term, text]) => (
          <div>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {frame.may('sources:manage') ? <Acts frame={frame} feed={feed} /> : null}
      <Tries frame={frame} tries={tries} />
    </StaffPage>
  );
}

function Acts({ frame, feed }: Pick<FeedProps, 'frame' | 'feed'>) {
  const { words, href } = frame;
  const acts = feed.pausedAt ? (['resume'] as const) : (['ask', 'pause'] as const);
  return (
    <div class="feed-acts">
      {acts.map((act, at) => (
        <form method="post" action={href(`/newsroom/feeds/${feed.id}/${act}`)}>
          <SubmitButton look={at === 0 ? 'strong' : 'quiet'}>{words(`feeds.acts.${act}`)}</SubmitButton>
        </form>
      ))}
      <details class="more">
        <summary>{words('feeds.acts.remove')}</summary>
        <p>{words('feeds.removing')}</p>
        <form method="post" action={href(`/newsroom/feeds/${feed.id}/remove`)}>
          <SubmitButton look="danger">{words('feeds.acts.remove')}</SubmitButton>
        </form>
      </details>
    </div>
  );
}

function Tries({ frame, tries }: Pick<FeedProps, 'frame' | 'tries'>) {
  const { words } = frame;
  return (
    <section class="below" aria-labelledby="tries">
      <h2 id="tries">{words('feeds.tries.title')}</h2>
      {tries.length === 0 ? <p class="empty">{words('feeds.waiting')}</p> : null}
      {tries.length === 0 ? null : (
        <div class="table-frame">
          <table class="rows">
            <thead>
              <tr>
                {(['when', 'outcome', 'took'] as const).map((head) => (
                  <th scope="col">{words(`feeds.tries.${head}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tries.map(({ triedAt, milliseconds, problem, itemsNew, itemsChanged }) => (
                <tr>
                  <th scope="row">{staffMoment(frame, triedAt)}</th>
                  <td>
                    {problem ? problemText(frame, problem, null) : words('feeds.tries.brought', { fresh: itemsNew, changed: itemsChanged })}
                  </td>
                  <td>{words('feeds.tries.seconds', { seconds: (milliseconds / 1000).toFixed(1) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

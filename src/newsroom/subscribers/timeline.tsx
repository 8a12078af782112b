import { type StaffFrame, staffMoment } from '#design';
import { moneyText } from '#platform/money.ts';
import { type HistoryLine, type historyOf, letterKindsKept } from '#subscriptions';
import { shortDay } from './list-page.tsx';

type TimelineProps = {
  frame: StaffFrame;
  readerId: number;
  history: Awaited<ReturnType<typeof historyOf>>;
  stripe: string | undefined;
};

/** Everything that happened about a reader, newest first. */
export function Timeline({ frame, readerId, history, stripe }: TimelineProps) {
  const { words, href } = frame;
  const { lines, next } = history;
  const page = href(`/newsroom/subscribers/${readerId}`);
  return (
    <section class="below" aria-labelledby="history">
      <h2 id="history">{words('newsroom.subscribers.history')}</h2>
      {lines.length === 0 ? (
        <p class="empty">{words('newsroom.subscribers.noHistory')}</p>
      ) : (
        <ol class="timeline">
          {lines.map((line) => (
            <li>
              <time datetime={line.at.toISOString()}>{staffMoment(frame, line.at)}</time>
              <div>
                <bdi>{lineText(frame, line)}</bdi>
                <Beside frame={frame} line={line} page={page} stripe={stripe} />
              </div>
            </li>
          ))}
        </ol>
      )}
      {next ? (
        <p class="pager">
          <a href={`${page}?${new URLSearchParams({ after: `${next.at.toISOString()} ${next.key}` })}#history`} rel="next">
            {words('newsroom.subscribers.older')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** What a line leads to: the terms word for word, the provider's page, a letter sent once more. */
function Beside({ frame, line, page, stripe }: { frame: StaffFrame; line: HistoryLine; page: string; stripe: string | undefined }) {
  const { words } = frame;
  const { kind, detail, key } = line;
  if (kind === 'agreed')
    return (
      <details>
        <summary>{words('newsroom.subscribers.termsText')}</summary>
        <p lang={String(detail.language)} dir="auto">
          {String(detail.text)}
        </p>
      </details>
    );
  const place = kind === 'receipt' ? 'invoices' : 'subscriptions';
  if (stripe && detail.provider === 'stripe' && detail.ref)
    return (
      <a href={`${stripe}${place}/${detail.ref}`} rel="noreferrer">
        <code dir="ltr">{String(detail.ref)}</code>
      </a>
    );
  const isKept = (letterKindsKept as readonly unknown[]).includes(detail.of);
  if (kind === 'letter' && detail.isSent && isKept && frame.may('subscribers:change'))
    return <a href={`${page}/send-again?letter=${key.replace('letter ', '')}`}>{words('newsroom.subscribers.act.sendAgain')}</a>;
  return null;
}

/** What the sentences choose by: written without hyphens there. */
const chosenBy = ['of', 'because', 'parting', 'outcome', 'refused', 'do', 'why', 'every'];
const asWritten = ['plan', 'number', 'note', 'version'];

/** One thing that happened, as a sentence. */
function lineText(frame: StaffFrame, { kind, detail }: HistoryLine): string {
  const { minor, currency, until } = detail;
  const text = (name: string) => String(detail[name] ?? '') || 'none';
  const said = Object.fromEntries([
    ...chosenBy.map((name) => [name, text(name).replaceAll('-', '')]),
    ...asWritten.map((name) => [name, text(name)]),
  ]) as Record<string, string>;
  const money = typeof minor === 'number' && typeof currency === 'string' ? moneyText({ minor, currency }, frame.language) : '';
  const day = typeof until === 'string' ? shortDay(frame, new Date(until)) : 'none';
  const rest = { money, day, isSent: detail.isSent ? 'yes' : 'no', again: Number(detail.again ?? 0) };
  return frame.words(`newsroom.subscribers.happened.${kind}`, { ...said, ...rest });
}

import { type StaffFrame, StaffPage, staffMoment } from '#design';
import { addMonths, monthText } from '#platform/dates.ts';
import { languageName } from '#platform/languages.ts';
import { moneyText } from '#platform/money.ts';
import type { Source, Use, UseTotals } from '#sources';
import { nameOf } from './source-values.ts';

type PageProps = {
  frame: StaffFrame;
  source: Source;
  month: string;
  running: string;
  uses: Use[];
  totals: UseTotals;
  labels: Map<number, { headline: string }>;
  next: number | undefined;
};

/** What was used of a source in a month. */
export function UsesPage({ frame, source, month, running, uses, totals, labels, next }: PageProps) {
  const { words, href, language } = frame;
  const page = href(`/newsroom/sources/${source.slug}/uses`);
  const beside = (
    <p class="screen-links">
      <a href={`${page}.csv?month=${month}`} download>
        {words('newsroom.uses.csv')}
      </a>
      <a href={href(`/newsroom/sources/${source.slug}`)}>{nameOf(source)}</a>
    </p>
  );
  return (
    <StaffPage frame={frame} kind="list" title={words('newsroom.uses.of', { source: nameOf(source) })} beside={beside}>
      <nav class="month-steps" aria-label={words('newsroom.uses.months')}>
        <a href={`${page}?month=${addMonths(month, -1)}`} rel="prev">
          {monthText(addMonths(month, -1), language)}
        </a>
        <strong>{monthText(month, language)}</strong>
        {month < running ? (
          <a href={`${page}?month=${addMonths(month, 1)}`} rel="next">
            {monthText(addMonths(month, 1), language)}
          </a>
        ) : null}
      </nav>
      <p>{words('newsroom.uses.totals', totals)}</p>
      {uses.length === 0 ? <p class="empty">{words('newsroom.uses.none')}</p> : <Rows {...{ frame, uses, labels }} />}
      {next ? (
        <p class="pager">
          <a href={`${page}?month=${month}&after=${next}`} rel="next">
            {words('newsroom.sources.further')}
          </a>
        </p>
      ) : null}
    </StaffPage>
  );
}

function Rows({ frame, uses, labels }: Pick<PageProps, 'frame' | 'uses' | 'labels'>) {
  const { words, href, language } = frame;
  return (
    <div class="table-frame">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{words('newsroom.uses.story')}</th>
            <th scope="col">{words('newsroom.uses.when')}</th>
            <th scope="col">{words('newsroom.uses.where')}</th>
            <th scope="col">{words('newsroom.uses.language')}</th>
            <th scope="col">{words('newsroom.uses.words')}</th>
            <th scope="col">{words('newsroom.licences.title')}</th>
            <th scope="col">{words('newsroom.uses.fee')}</th>
          </tr>
        </thead>
        <tbody>
          {uses.map((use) => (
            <tr>
              <th scope="row">
                <a href={href(`/newsroom/versions/${use.versionId}`)} dir="auto">
                  {labels.get(use.versionId)?.headline ?? words('newsroom.uses.gone')}
                </a>
              </th>
              <td>{staffMoment(frame, use.usedAt)}</td>
              <td>{words(`newsroom.licences.channel.${use.channel}`)}</td>
              <td>{languageName(use.language, language)}</td>
              <td>{use.words}</td>
              <td>
                <bdi>{use.licence}</bdi>
              </td>
              <td>{feeText(frame, use)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function feeText({ words, language }: StaffFrame, { feeMinor, feeCurrency, sharePercent }: Use): string {
  const fee = feeMinor !== null && feeCurrency ? moneyText({ minor: feeMinor, currency: feeCurrency }, language) : '';
  const share = sharePercent ? words('newsroom.uses.share', { percent: Number(sharePercent) }) : '';
  return [fee, share].filter(Boolean).join(' · ');
}

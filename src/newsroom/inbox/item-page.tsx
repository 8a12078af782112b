import { type BlockContext, DocumentText, Notice, type StaffFrame, StaffPage, staffMoment } from '#design';
import { countryName, directionOf, languageName } from '#platform/languages.ts';
import type { InboxItem, ItemVersion, MayWe } from '#sources';
import type { Person } from '#staff';
import { type Comparison, clauseText } from '#stories';
import { ComparedText } from '../comparison-page.tsx';
import { Box, type Option } from '../forms.tsx';
import type { ReturnedItem } from './item.tsx';
import { ItemActs } from './item-acts.tsx';
import { Badges } from './item-line.tsx';

export type ItemPageProps = ReturnedItem & {
  frame: StaffFrame;
  item: InboxItem;
  versions: ItemVersion[];
  /** The state of it that is read. */
  shown: ItemVersion;
  /** With the state before that. */
  comparison: Comparison | undefined;
  people: Person[];
  nameOf: (personId: number | null | undefined) => string | undefined;
  sources: Option[];
  shelves: { sections: Option[]; topics: Option[] };
  licence: MayWe | undefined;
  context: BlockContext;
  said: 'passed' | 'back' | 'assigned' | 'over' | 'left' | undefined;
};

/** One item as it came in, with what may be done about it. */
export function ItemPage(props: ItemPageProps) {
  const { frame, item, shown, said, refusal } = props;
  const { words, href } = frame;
  const text = { lang: item.language, dir: directionOf(item.language) };
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={words('newsroom.inbox.item')}
      beside={<a href={href('/newsroom/inbox')}>{words('newsroom.inbox.backToList')}</a>}
    >
      {said ? (
        <Notice tone="good">
          <p>{words(`newsroom.inbox.done.${said}`)}</p>
        </Notice>
      ) : null}
      {refusal ? (
        <Notice tone="bad">
          <p>{words(`newsroom.inbox.refused.${refusal}`)}</p>
        </Notice>
      ) : null}
      <Standing {...props} />
      <div class="inbox-item">
        <article class="reading">
          <div {...text}>
            <h2 class="inbox-headline">{shown.headline}</h2>
            {shown.deck ? <p class="inbox-deck">{shown.deck}</p> : null}
          </div>
          {item.reading && shown.number === item.number ? (
            <div class="inbox-reading">
              <p>
                <strong>{item.reading.headline}</strong>
              </p>
              <p>{item.reading.opening}</p>
              <p class="hint">{words('newsroom.inbox.readBy', { machine: item.reading.madeBy })}</p>
            </div>
          ) : null}
          <div class="inbox-text story-text" {...text}>
            <DocumentText document={shown.document} context={props.context} dateline={undefined} />
          </div>
          <Versions {...props} />
        </article>
        <div class="inbox-beside">
          {frame.may('inbox:decide') ? <ItemActs {...props} /> : null}
          <Facts {...props} />
          <Pictures {...props} />
        </div>
      </div>
    </StaffPage>
  );
}

/** What has become of it, where something has. */
function Standing({ frame, item, nameOf }: ItemPageProps) {
  const { words, href } = frame;
  const values = { name: nameOf(item.decidedBy) ?? '–', at: item.decidedAt ? staffMoment(frame, item.decidedAt) : '–' };
  if (item.state === 'killed')
    return (
      <Notice tone="bad">
        <p>{words('newsroom.inbox.killed', { at: item.killedAt ? staffMoment(frame, item.killedAt) : '–' })}</p>
        {item.killReason ? (
          <p lang={item.language} dir="auto">
            {item.killReason}
          </p>
        ) : null}
        {item.versionId === null ? null : (
          <p>
            <a href={href(`/newsroom/versions/${item.versionId}`)}>{words('newsroom.inbox.openVersion')}</a>
          </p>
        )}
      </Notice>
    );
  if (item.state === 'taken')
    return (
      <Notice>
        <p>{words('newsroom.inbox.takenBy', values)}</p>
        {item.versionId === null ? null : (
          <p>
            <a href={href(`/newsroom/versions/${item.versionId}`)}>{words('newsroom.inbox.openVersion')}</a>
          </p>
        )}
      </Notice>
    );
  return item.state === 'passed' ? (
    <Notice>
      <p>{words('newsroom.inbox.passedBy', values)}</p>
    </Notice>
  ) : null;
}

function Facts({ frame, item, shown, sources, licence, nameOf }: ItemPageProps) {
  const { words, href, language } = frame;
  const nameOfSource = (id: number | null) => sources.find(({ value }) => value === String(id))?.name ?? '–';
  const names = new Intl.ListFormat(language);
  const rows: [string, unknown][] = [
    [words('newsroom.inbox.source'), <bdi>{nameOfSource(item.sourceId)}</bdi>],
    [words('newsroom.inbox.country'), item.countryCode ? countryName(item.countryCode, language) : '–'],
    [words('newsroom.desk.language'), languageName(item.language, language)],
    [words('newsroom.inbox.authors'), item.authors.length > 0 ? <bdi>{names.format(item.authors)}</bdi> : '–'],
    [words('newsroom.inbox.length'), words('newsroom.inbox.words', { count: item.words })],
    [words('newsroom.inbox.publishedAt'), item.publishedAt ? staffMoment(frame, item.publishedAt) : '–'],
    [words('newsroom.inbox.arrivedAt'), staffMoment(frame, shown.arrivedAt)],
    [words('newsroom.inbox.assignedTo'), nameOf(item.assignedTo) ?? '–'],
  ];
  return (
    <Box id="item-facts" title={words('newsroom.inbox.facts')}>
      <ul class="inbox-facts">
        <Badges frame={frame} line={item} licence={licence} />
      </ul>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
        {item.subjects.length > 0 ? (
          <>
            <dt>{words('newsroom.inbox.topics')}</dt>
            <dd>
              <ul class="inbox-facts">
                {item.subjects.map((one) => (
                  <li>
                    <a href={`${href('/newsroom/inbox')}?${new URLSearchParams({ topic: one })}`}>
                      <bdi>{one}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        ) : null}
        {item.usageTerms ? (
          <>
            <dt>{words('newsroom.inbox.terms')}</dt>
            <dd dir="auto">{item.usageTerms}</dd>
          </>
        ) : null}
      </dl>
      <p>{licenceText(frame, licence)}</p>
      {item.likeItemId === null || item.likeHeadline === null ? null : (
        <p>
          <a href={href(`/newsroom/inbox/${item.likeItemId}`)}>
            {words('newsroom.inbox.like', { source: nameOfSource(item.likeSourceId) })}
          </a>{' '}
          <bdi>{item.likeHeadline}</bdi>
        </p>
      )}
      {item.url ? (
        <p>
          <a href={item.url} rel="external noopener noreferrer" hreflang={item.language === 'und' ? undefined : item.language}>
            {words('newsroom.inbox.original')}
          </a>
        </p>
      ) : null}
    </Box>
  );
}

function licenceText({ words, language }: StaffFrame, licence: MayWe | undefined): string {
  const list = (languages: string[]) => new Intl.ListFormat(language).format(languages.map((one) => languageName(one, language)));
  if (licence && licence.languages.length > 0) return words('newsroom.inbox.mayGoOut', { languages: list(licence.languages) });
  return licence?.against ? clauseText(words, licence.against) : '';
}

/** Where the partner's pictures lie: links only, for nobody else's host is asked by our pages. */
function Pictures({ frame, item, shown }: ItemPageProps) {
  const { words } = frame;
  if (shown.pictures.length === 0) return null;
  return (
    <Box id="item-pictures" title={words('newsroom.inbox.pictures', { count: shown.pictures.length })}>
      <ul class="inbox-pictures">
        {shown.pictures.map(({ url, caption, alt, credit }) => (
          <li>
            <a href={url} rel="external noopener noreferrer">
              <bdi lang={item.language}>{caption || alt || nameOfPicture(url)}</bdi>
            </a>{' '}
            {credit ? <bdi class="hint">{credit}</bdi> : null}
          </li>
        ))}
      </ul>
      <p class="hint">{words('newsroom.inbox.picturesHint')}</p>
    </Box>
  );
}

/** The last part of an address; one that came by mail has a path of ours. */
function nameOfPicture(url: string): string {
  return new URL(url, 'https://mail.invalid').pathname.split('/').at(-1)?.slice(0, 60) ?? '';
}

/** Every state of it that came in, and what the one that is read has changed. */
function Versions({ frame, item, versions, shown, comparison }: ItemPageProps) {
  const { words, href } = frame;
  if (versions.length < 2) return null;
  return (
    <section class="inbox-versions" aria-labelledby="item-versions" lang={frame.language} dir={frame.dir}>
      <h2 id="item-versions">{words('newsroom.inbox.versions')}</h2>
      <nav class="states" aria-labelledby="item-versions">
        <ul>
          {versions.map(({ number, arrivedAt }) => (
            <li>
              <a
                href={`${href(`/newsroom/inbox/${item.id}`)}?version=${number}#item-versions`}
                aria-current={number === shown.number ? 'true' : undefined}
              >
                {words('newsroom.inbox.versionAt', { number, at: staffMoment(frame, arrivedAt) })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {comparison ? <ComparedText frame={frame} language={item.language} comparison={comparison} /> : null}
    </section>
  );
}

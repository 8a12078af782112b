import { Checkbox, Field, Notice, type StaffFrame, SubmitButton, staffMoment } from '#design';
import { languageName } from '#platform/languages.ts';
import type { FeedKind, TriedAddress } from '#sources';
import { Choice } from '../forms.tsx';
import { problemText } from './problem-text.ts';

const fields = ['source', 'kind', 'url', 'language', 'minutes', 'pages'] as const;

/** What was typed of a feed, as it was typed. */
export type TypedFeed = Record<(typeof fields)[number], string> & { problems: Partial<Record<(typeof fields)[number], string>> };

/** Kinds of feeds that lie at an address. */
export const kinds = ['feed', 'ninjs', 'newsml'] as const satisfies FeedKind[];
const intervals = [5, 15, 30, 60, 180, 360, 1440];

/** What the form of a feed was sent with. */
export function readTyped(form: URLSearchParams): TypedFeed {
  const text = (name: string) => (form.get(name) ?? '').trim().slice(0, 2000);
  const named = Object.fromEntries(fields.map((name) => [name, text(name)])) as Record<(typeof fields)[number], string>;
  return { ...named, kind: kinds.find((one) => one === named.kind) ?? 'feed', minutes: named.minutes || '30', problems: {} };
}

type FormProps = { frame: StaffFrame; sources: { id: number; name: string }[]; typed: TypedFeed; tried: TriedAddress | undefined };

/** The form of a new feed, with what was found at its address once that was looked at. */
export function FeedForm({ frame, sources, typed, tried }: FormProps) {
  const { words, href, language } = frame;
  const every = (minutes: number) => words('feeds.form.every', { minutes, hours: minutes / 60 });
  return (
    <form method="post" action={href('/newsroom/feeds')} class="stacked">
      <Choice
        name="source"
        label={words('feeds.form.source')}
        options={sources.map(({ id, name }) => ({ value: String(id), name }))}
        chosen={typed.source}
        problem={typed.problems.source}
      />
      <Choice
        name="kind"
        label={words('feeds.form.kind')}
        options={kinds.map((kind) => ({ value: kind, name: words(`feeds.kinds.${kind}`) }))}
        chosen={typed.kind}
      />
      <Field
        name="url"
        label={words('feeds.form.url')}
        hint={words('feeds.form.urlHint')}
        value={typed.url}
        problem={typed.problems.url}
        required
        maxlength={2000}
        dir="ltr"
      />
      <Field
        name="language"
        label={words('feeds.form.language')}
        hint={words('feeds.form.languageHint')}
        value={typed.language}
        problem={typed.problems.language}
        size="short"
        maxlength={35}
        dir="ltr"
      />
      <Choice
        name="minutes"
        label={words('feeds.form.minutes')}
        options={intervals.map((minutes) => ({ value: String(minutes), name: every(minutes) }))}
        chosen={typed.minutes}
        problem={typed.problems.minutes}
      />
      <Checkbox name="pages" label={words('feeds.form.pages')} about={words('feeds.form.pagesAbout')} isChecked={typed.pages === 'yes'} />
      {tried ? <Found frame={frame} tried={tried} language={language} /> : null}
      <div class="in-row">
        <SubmitButton name="act" value="try" look={tried?.ok ? 'quiet' : 'strong'}>
          {words(tried ? 'feeds.form.tryAgain' : 'feeds.form.try')}
        </SubmitButton>
        {tried?.ok ? (
          <SubmitButton name="act" value="add">
            {words('feeds.form.add')}
          </SubmitButton>
        ) : null}
      </div>
    </form>
  );
}

function Found({ frame, tried, language }: { frame: StaffFrame; tried: TriedAddress; language: string }) {
  const { words } = frame;
  if (!tried.ok)
    return (
      <Notice tone="bad">
        <p>{problemText(frame, tried.problem, tried.detail)}</p>
        {tried.feeds.length > 0 ? (
          <>
            <p>{words('feeds.found.named')}</p>
            <ul>
              {tried.feeds.map(({ url, title }) => (
                <li>
                  <code dir="ltr">{url}</code> <bdi>{title}</bdi>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Notice>
    );
  return (
    <section class="found" aria-labelledby="found">
      <h2 id="found">{words('feeds.found.title', { title: tried.title || words('feeds.found.untitled') })}</h2>
      <p>{words('feeds.found.count', { count: tried.count })}</p>
      {tried.isShort ? <p class="hint">{words('feeds.found.short')}</p> : null}
      {tried.hasHub ? <p class="hint">{words('feeds.found.hub')}</p> : null}
      <ul class="found-items">
        {tried.items.map((item) => (
          <li>
            <bdi lang={item.language === 'und' ? undefined : item.language} dir="auto">
              {item.headline || words('feeds.found.untitled')}
            </bdi>{' '}
            <span class="hint">
              {[
                item.language === 'und' ? words('feeds.found.noLanguage') : languageName(item.language, language),
                words('feeds.found.words', { words: item.words }),
                ...(item.pictures > 0 ? [words('feeds.found.pictures', { count: item.pictures })] : []),
                ...(item.publishedAt ? [staffMoment(frame, item.publishedAt)] : []),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

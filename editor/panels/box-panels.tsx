import type { Editor } from '@tiptap/core';
import { useEffect, useId, useState } from 'react';
import { safeHttps } from '#document';
import { insertBlocks } from '../commands/insert.ts';
import type { IslandData } from '../island.ts';
import type { PanelHost } from './mark-panels.tsx';
import { Panel, PanelField } from './panel.tsx';
import { whenClosed } from './when-closed.ts';

function putIn(editor: Editor, name: string, attrs: Record<string, string>): void {
  const made = editor.schema.nodes[name]?.create(attrs);
  if (made) whenClosed(editor, () => editor.view.dispatch(insertBlocks(editor.state, [made])));
}

/** Something shown elsewhere: where, and what it is called. */
export function EmbedPanel({ editor, words, close }: PanelHost) {
  const [url, setUrl] = useState('');
  const [title, setTitle] = useState('');
  const [problems, setProblems] = useState<{ url?: string; title?: string }>({});
  return (
    <Panel title={words('editor.blocks.embed')} words={words} close={close}>
      <form
        className="stacked panel-fields"
        onSubmit={(event) => {
          event.preventDefault();
          const safe = safeHttps(url.trim());
          if (!safe || !title.trim())
            return setProblems({
              ...(safe ? {} : { url: words('editor.problems.https') }),
              ...(title.trim() ? {} : { title: words('editor.problems.title') }),
            });
          close();
          return putIn(editor, 'embed', { url: safe, title: title.trim() });
        }}
      >
        <PanelField label={words('editor.fields.url')} dir="ltr" value={url} change={setUrl} problem={problems.url} />
        <PanelField label={words('editor.fields.title')} value={title} change={setTitle} problem={problems.title} />
        <button type="submit" className="button button-strong">
          {words('editor.panels.insert')}
        </button>
      </form>
    </Panel>
  );
}

/** One of the paper's newsletters in this language. */
export function NewsletterPanel({ editor, words, close, newsletters }: PanelHost & Pick<IslandData, 'newsletters'>) {
  return (
    <Panel title={words('editor.blocks.newsletter')} words={words} close={close}>
      {newsletters.length === 0 ? <p className="empty">{words('editor.panels.nothing')}</p> : null}
      <ul className="choices">
        {newsletters.map(({ slug, name }) => (
          <li key={slug}>
            <button
              type="button"
              onClick={() => {
                close();
                putIn(editor, 'newsletter', { newsletter: slug });
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type FoundStory = { key: string; headline: string; about: string; language: string };

/** Another story of the paper, found by its headline. */
export function StoryPanel({
  editor,
  words,
  close,
  url,
  language,
  found,
}: PanelHost & { url: string; language: string; found: (story: FoundStory) => void }) {
  const id = useId();
  const [search, setSearch] = useState('');
  const [stories, setStories] = useState<FoundStory[] | 'away'>([]);
  useEffect(() => {
    const leave = new AbortController();
    const timer = window.setTimeout(async () => {
      try {
        const answer = await fetch(`${url}?${new URLSearchParams({ search, language })}`, {
          signal: leave.signal,
          headers: { accept: 'application/json' },
        });
        setStories(answer.ok ? ((await answer.json()) as { stories: FoundStory[] }).stories : 'away');
      } catch {
        if (!leave.signal.aborted) setStories('away');
      }
    }, 250);
    return () => {
      window.clearTimeout(timer);
      leave.abort();
    };
  }, [search, url, language]);
  const listed = stories === 'away' ? [] : stories;
  return (
    <Panel title={words('editor.blocks.related')} words={words} close={close}>
      <PanelField label={words('editor.panels.search')} type="search" value={search} change={setSearch} />
      <p role="status" className="hint" id={id}>
        {stories === 'away' ? words('editor.panels.away') : listed.length === 0 ? words('editor.panels.nothing') : ''}
      </p>
      <ul className="choices">
        {listed.map((story) => (
          <li key={story.key}>
            <button
              type="button"
              onClick={() => {
                close();
                found(story);
                putIn(editor, 'related', { story: story.key });
              }}
            >
              <strong lang={story.language} dir="auto">
                {story.headline}
              </strong>{' '}
              <span className="hint">{story.about}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

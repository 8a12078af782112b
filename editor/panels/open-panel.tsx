import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { CommentPanel } from '../comments/comment-panel.tsx';
import type { IslandData } from '../island.ts';
import type { PictureShelf } from '../pictures/shelf.ts';
import type { EditorWords } from '../words.ts';
import { EmbedPanel, NewsletterPanel, StoryPanel } from './box-panels.tsx';
import { FindBar } from './find-bar.tsx';
import { HelpPanel } from './help-panel.tsx';
import { ForeignPanel, LinkPanel } from './mark-panels.tsx';
import type { PanelName } from './panels.ts';
import { PicturesPanel } from './pictures-panel.tsx';

type OpenPanelProps = {
  open: PanelName | undefined;
  editor: Editor;
  words: EditorWords;
  data: IslandData;
  shelf: PictureShelf;
  close: () => void;
};

/** The panel that is open, if any. */
export function OpenPanel({ open, editor, words, data, shelf, close }: OpenPanelProps) {
  const host = { editor, words, close };
  useEffect(() => {
    if (!open) return;
    // While a dialog is open nothing else can have the focus.
    return () => void window.setTimeout(() => editor.isDestroyed || editor.view.focus());
  }, [open, editor]);
  switch (open) {
    case 'link':
      return <LinkPanel {...host} />;
    case 'foreign':
      return <ForeignPanel {...host} language={data.interfaceLanguage} />;
    case 'embed':
      return <EmbedPanel {...host} />;
    case 'newsletter':
      return <NewsletterPanel {...host} newsletters={data.newsletters} />;
    case 'story':
      return (
        <StoryPanel
          {...host}
          url={data.urls.stories}
          language={data.language}
          found={(story) => data.stories.push({ key: story.key, headline: story.headline })}
        />
      );
    case 'pictures':
      return <PicturesPanel {...host} data={data} shelf={shelf} />;
    case 'comment':
      return <CommentPanel {...host} data={data} />;
    case 'help':
      return <HelpPanel {...host} />;
    case 'find':
      return <FindBar {...host} />;
    default:
      return null;
  }
}

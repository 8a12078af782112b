import { type ChangeEvent, useEffect, useState } from 'react';
import type { IslandData, ShownPicture } from '../island.ts';
import { placeGallery, placePicture, takeIn } from '../pictures/incoming.ts';
import type { PictureShelf } from '../pictures/shelf.ts';
import type { PanelHost } from './mark-panels.tsx';
import { Panel, PanelField } from './panel.tsx';
import { whenClosed } from './when-closed.ts';

type LibraryPicture = ShownPicture & { small?: string };
type Page = { pictures: LibraryPicture[]; next: string | null };

/** The paper's pictures to choose from, one or several, and the way to send new ones. */
export function PicturesPanel({ editor, words, close, data, shelf }: PanelHost & { data: IslandData; shelf: PictureShelf }) {
  const [search, setSearch] = useState('');
  const [pages, setPages] = useState<Page[]>([]);
  const [isAway, setAway] = useState(false);
  const [chosen, setChosen] = useState<LibraryPicture[]>([]);
  const load = async (after: string | undefined, signal: AbortSignal) => {
    const query = new URLSearchParams({ search, language: data.language, ...(after ? { after } : {}) });
    try {
      const answer = await fetch(`${data.urls.pictureList}?${query}`, { signal, headers: { accept: 'application/json' } });
      setAway(!answer.ok);
      if (!answer.ok) return;
      const page = (await answer.json()) as Page;
      setPages((known) => (after ? [...known, page] : [page]));
    } catch {
      if (!signal.aborted) setAway(true);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when another search is typed, and at no other time
  useEffect(() => {
    const leave = new AbortController();
    const timer = window.setTimeout(() => load(undefined, leave.signal), 250);
    return () => {
      window.clearTimeout(timer);
      leave.abort();
    };
  }, [search]);
  const pictures = pages.flatMap((page) => page.pictures);
  const next = pages.at(-1)?.next;
  const put = () => {
    const [first] = chosen;
    for (const picture of chosen) shelf.add(picture);
    close();
    whenClosed(editor, () => {
      if (chosen.length > 1) placeGallery(editor, chosen);
      else if (first) placePicture(editor, first);
    });
  };
  const send = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    close();
    void takeIn(editor, files, { data, words, shelf });
  };
  return (
    <Panel title={words('editor.panels.pictures')} words={words} close={close} wide>
      <label className="button upload-button">
        {words('editor.pictures.upload')}
        <input type="file" accept="image/*" multiple className="unseen" onChange={send} />
      </label>
      <PanelField label={words('editor.panels.search')} type="search" value={search} change={setSearch} />
      <p role="status" className="hint">
        {isAway ? words('editor.panels.away') : pages.length > 0 && pictures.length === 0 ? words('editor.panels.nothing') : ''}
      </p>
      <ul className="picture-choices">
        {pictures.map((picture) => {
          const at = chosen.findIndex(({ slug }) => slug === picture.slug);
          return (
            <li key={picture.slug}>
              <button
                type="button"
                aria-pressed={at >= 0}
                onClick={() => setChosen(at >= 0 ? chosen.toSpliced(at, 1) : [...chosen, picture])}
              >
                <img
                  src={picture.small ?? picture.src}
                  width={picture.width}
                  height={picture.height}
                  alt={picture.alt || picture.slug}
                  loading="lazy"
                />
                <span>{picture.credit || words('editor.pictures.noCredit')}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <div className="panel-acts">
        {next ? (
          <button type="button" className="button" onClick={() => load(next, new AbortController().signal)}>
            {words('editor.panels.more')}
          </button>
        ) : null}
        <button type="button" className="button button-strong" disabled={chosen.length === 0} onClick={put}>
          {words(chosen.length > 1 ? 'editor.pictures.asGallery' : 'editor.panels.insert')}
        </button>
      </div>
    </Panel>
  );
}

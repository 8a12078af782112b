import { useState } from 'react';
import { Panel, PanelField } from '../../panels/panel.tsx';
import type { EditorWords } from '../../words.ts';
import type { DeskData, ShownPair } from '../island.ts';
import { searchMemory } from '../server.ts';

type MemoryPanelProps = { url: string; data: DeskData; words: EditorWords; close: () => void; take: (text: string) => void };

/** How words were translated before, wherever that was. */
export function MemoryPanel({ url, data, words, close, take }: MemoryPanelProps) {
  const [search, setSearch] = useState('');
  const [pairs, setPairs] = useState<ShownPair[]>();
  const [isAway, setAway] = useState(false);
  const { source, target } = data;
  return (
    <Panel title={words('editor.desk.acts.memory')} words={words} close={close} wide>
      <form
        className="stacked panel-fields"
        onSubmit={async (event) => {
          event.preventDefault();
          if (search.trim() === '') return;
          const found = await searchMemory(url, search.trim());
          setAway(!found);
          if (found) setPairs(found);
        }}
      >
        <PanelField type="search" label={words('editor.desk.searchLabel')} value={search} change={setSearch} />
        <div className="panel-acts">
          <button type="submit" className="button button-strong">
            {words('editor.desk.search')}
          </button>
        </div>
      </form>
      <div aria-live="polite">
        {isAway ? <p className="problem">{words('editor.desk.away')}</p> : null}
        {pairs?.length === 0 ? <p className="hint">{words('editor.desk.noPairs')}</p> : null}
      </div>
      <ul className="desk-pairs">
        {pairs?.map((pair) => (
          <li key={pair.id}>
            <p lang={source.language} dir={source.direction}>
              {pair.source}
            </p>
            <p lang={target.language} dir={target.direction}>
              {pair.target}
            </p>
            <p className="hint">
              {words(pair.isApproved ? 'editor.desk.approved' : 'editor.desk.pending')}{' '}
              {pair.by ? (
                <>
                  {' '}
                  · <bdi>{pair.by}</bdi>
                </>
              ) : null}{' '}
              · {pair.on}{' '}
              <button
                type="button"
                className="small-button"
                onClick={() => {
                  close();
                  take(pair.target);
                }}
              >
                {words('editor.desk.insert')}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

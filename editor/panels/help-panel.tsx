import { shortcuts } from '../keys.ts';
import { keysText } from '../tools/keys-text.ts';
import type { PanelHost } from './mark-panels.tsx';
import { Panel } from './panel.tsx';

/** Every shortcut and what it does. */
export function HelpPanel({ words, close }: Pick<PanelHost, 'words' | 'close'>) {
  return (
    <Panel title={words('editor.tools.help')} words={words} close={close} wide>
      <dl className="shortcuts">
        {shortcuts.map(({ keys, phrase }) => (
          <div key={keys}>
            <dt>
              <kbd dir="ltr">{keysText(keys)}</kbd>
            </dt>
            <dd>{words(phrase)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

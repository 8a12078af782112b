import type { Child } from 'hono/jsx';
import type { Words } from '#platform/words.ts';

/** What of a page's frame a passkey needs, a reader's or one of the newsroom. */
type PasskeyFrame = { words: Words; asset: (name: string) => string };

/** The script that lets a browser make and use passkeys. */
export function PasskeyScript({ frame }: { frame: PasskeyFrame }) {
  return <script type="module" src={frame.asset('passkeys.js')} />;
}

type PasskeyButtonProps = {
  frame: PasskeyFrame;
  /** Where the answer is posted, and where what the browser needs for it comes from. */
  action: string;
  options: string;
  /** The field that carries the answer. */
  name?: string;
  isNew?: boolean;
  look?: 'strong' | 'quiet';
  /** Where no passkey can be used, nothing is said: there are other ways on the page. */
  isAside?: boolean;
  /** Further fields of the form. */
  kept?: Child;
  children?: Child;
};

/** A form whose button has the browser make or use a passkey. Where there is no script, or no passkey can be, it says so in place of the button. */
export function PasskeyButton({
  frame,
  action,
  options,
  name = 'passkey',
  isNew,
  look = 'quiet',
  isAside,
  kept,
  children,
}: PasskeyButtonProps) {
  const { words } = frame;
  return (
    <form method="post" action={action} class="passkey" data-passkey={isNew ? 'new' : 'use'} data-options={options} hidden={isAside}>
      {kept}
      <input type="hidden" name={name} value="" data-answer />
      {isAside ? null : (
        <p class="hint" data-unable>
          {words('design.passkey.unable')}
        </p>
      )}
      <button type="submit" class={`button button-${look}`} data-able hidden>
        {children}
      </button>
      <p class="problem" role="alert" data-problem hidden>
        {words('design.passkey.refused')}
      </p>
    </form>
  );
}

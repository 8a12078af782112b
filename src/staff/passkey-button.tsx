import type { Child } from 'hono/jsx';
import type { DoorFrame } from '#design';

/** The script that lets a browser make and use passkeys. */
export function StaffScript({ frame }: { frame: DoorFrame }) {
  return <script type="module" src={frame.asset('staff.js')} />;
}

type PasskeyButtonProps = {
  frame: DoorFrame;
  /** Where the answer is posted, and where what the browser needs for it comes from. */
  action: string;
  options: string;
  /** The field that carries the answer. */
  name?: string;
  isNew?: boolean;
  look?: 'strong' | 'quiet';
  /** Further fields of the form. */
  kept?: Child;
  children?: Child;
};

/** A form whose button has the browser make or use a passkey. Where there is no script, or no passkey can be, it says so in place of the button. */
export function PasskeyButton({ frame, action, options, name = 'passkey', isNew, look = 'quiet', kept, children }: PasskeyButtonProps) {
  const { words } = frame;
  return (
    <form method="post" action={action} class="passkey" data-passkey={isNew ? 'new' : 'use'} data-options={options}>
      {kept}
      <input type="hidden" name={name} value="" data-answer />
      <p class="hint" data-unable>
        {words('staff.passkeys.unable')}
      </p>
      <button type="submit" class={`button button-${look}`} data-able hidden>
        {children}
      </button>
      <p class="problem" role="alert" data-problem hidden>
        {words('staff.passkeys.refused')}
      </p>
    </form>
  );
}

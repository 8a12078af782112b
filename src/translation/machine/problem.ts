/**
 * Why a machine has translated nothing: `away` – it can't be reached, or has a fault; `busy` – it wants fewer questions; `spent` – what was
 * paid for is used up; `key` – it doesn't know the paper; `languages` – it doesn't know one of them; `long` – a text is too long for it;
 * `refused` – it won't translate this; `answer` – what it answered can't be used.
 */
export type MachineReason = 'away' | 'busy' | 'spent' | 'key' | 'languages' | 'long' | 'refused' | 'answer';

/** A machine has translated nothing. */
export class MachineProblem extends Error {
  override name = 'MachineProblem';
  readonly reason: MachineReason;
  constructor(reason: MachineReason, detail = '') {
    super(detail ? `${reason}: ${detail.slice(0, 300)}` : reason);
    this.reason = reason;
  }
}

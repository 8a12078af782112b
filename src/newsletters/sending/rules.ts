const minute = 60_000;
const hour = 60 * minute;

/** Share of the recipients on whom several subjects are tried, and how long their clicks are counted before the rest gets the winner. */
export const sampleShare = 0.2;
export const sampleHours = 3;

/** The most bytes an HTML part may have: Gmail cuts off what comes after 102 KB. */
export const mostHtmlBytes = 102_000;

// In minutes: about half a day in all.
const pauses = [1, 5, 15, 30, 60, 120, 240, 240];

/** When a mail that was refused for now is tried again after so many tries; undefined once it is given up. */
export function tryAgainAt(tries: number, now: Date): Date | undefined {
  const pause = pauses[tries - 1];
  return pause === undefined ? undefined : new Date(now.getTime() + pause * minute);
}

/** How long a hand waits after so many failures in a row to reach the mail server, in milliseconds. */
export function reconnectPause(failures: number): number {
  return Math.min(60_000, 500 * 2 ** Math.min(failures, 10));
}

/** When the winner of several subjects is chosen. */
export function decidesAt(beganAt: Date): Date {
  return new Date(beganAt.getTime() + sampleHours * hour);
}

/** The subject that was clicked most, counted from 1; of equals the first. */
export function winnerOf(subjects: number, clicks: { subjectNo: number; clicks: number }[]): number {
  const of = (no: number) => clicks.find((one) => one.subjectNo === no)?.clicks ?? 0;
  const all = Array.from({ length: Math.max(1, subjects) }, (_, at) => at + 1);
  return all.reduce((best, no) => (of(no) > of(best) ? no : best));
}

export type Verdict = 'dead' | 'soft' | 'none';

/** What a refusal says of the mailbox: gone for good, full or away for now, or nothing, where it is about us or about the text (RFC 3463). */
export function verdictOf(answer: string): Verdict {
  const [, kind = '', subject = '', detail = ''] = answer.match(/\b([245])\.(\d{1,3})\.(\d{1,3})\b/) ?? [];
  if (kind) {
    // A full mailbox may be emptied, even where it is called permanent.
    if (subject === '2') return kind === '5' && detail === '1' ? 'dead' : 'soft';
    if (subject === '1') return kind === '5' && detail !== '8' && detail !== '7' ? 'dead' : 'soft';
    return 'none';
  }
  if (
    /^55[013]\b/.test(answer) &&
    /user|mailbox|recipient|address|account/i.test(answer) &&
    !/full|quota|spam|polic|block|reput/i.test(answer)
  )
    return 'dead';
  return /full|quota/i.test(answer) ? 'soft' : 'none';
}

const halvesInDays = 30;
/** So many soft bounces, with decay, and an address is given up. */
export const mostSoftBounces = 5;

/** The count of soft bounces as it stands at `now`: it halves every 30 days. */
export function decayed(count: number, countedAt: Date, now: Date): number {
  return count * 0.5 ** (Math.max(0, now.getTime() - countedAt.getTime()) / (halvesInDays * 24 * hour));
}

export type Progress = { recipients: number; sent: number; failed: number; suppressed: number; unknown: number; waiting: number };

/** What workers ended in a slice of ten seconds of the clock and in the one before. */
export type Slice = { slice: number; inSlice: number; inSliceBefore: number };

const secondsOfSlice = 10;

/** Mails a second of late, of all workers together, over the last ten to twenty seconds; the hour's limit caps it, since it caps the rest too. */
export function paceOf(slices: Slice[], perHour: number | null, now: Date): number {
  const seconds = now.getTime() / 1000;
  const current = Math.floor(seconds / secondsOfSlice);
  const ended = slices.reduce((sum, one) => {
    if (one.slice === current) return sum + one.inSlice + one.inSliceBefore;
    return one.slice === current - 1 ? sum + one.inSlice : sum;
  }, 0);
  const pace = ended / (secondsOfSlice + (seconds % secondsOfSlice));
  return perHour === null ? pace : Math.min(pace, perHour / 3600);
}

/** How many seconds the rest takes at a pace in mails a second, after a wait; undefined while nothing moves. */
export function secondsLeft(waiting: number, perSecond: number, secondsToWait: number): number | undefined {
  if (waiting === 0) return 0;
  return perSecond > 0 ? Math.ceil(Math.max(0, secondsToWait) + waiting / perSecond) : undefined;
}

/** More links of one mailing than this within ten seconds from one place are followed by no hand. */
export const mostClicksAtOnce = 3;

const programs =
  /bot|crawl|spider|scan|preview|proofpoint|mimecast|barracuda|safelinks|urldefense|curl|wget|python|java\/|go-http|headless|phantom/i;

/** Whether it was a program that followed a link, as scanners of mail do: by what it calls itself, or by following many at once. */
export function isProgram(userAgent: string, clicksAtOnce: number): boolean {
  return userAgent === '' || programs.test(userAgent) || clicksAtOnce > mostClicksAtOnce;
}

import type { StaffFrame } from '#design';
import type { FeedProblem } from '#sources';

/** Why a feed brought nothing, in plain words, with what its server said where that helps. */
export function problemText({ words }: StaffFrame, problem: FeedProblem, detail: string | null): string {
  const sentence = words(`feeds.problems.${problem}`);
  return detail && (problem === 'failing' || problem === 'broken' || problem === 'closed') ? `${sentence} (${detail})` : sentence;
}

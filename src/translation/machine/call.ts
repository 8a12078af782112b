import { setTimeout as sleep } from 'node:timers/promises';
import { MachineProblem, type MachineReason } from './problem.ts';

const mostBytes = 4_000_000;
const tries = 3;
const longestWaitSeconds = 10;

export type Call = {
  url: string;
  headers: Record<string, string>;
  body: unknown;
  /** For one try. */
  seconds: number;
  /** What an answer that is no 200 means, by its status and text; undefined leaves it to what HTTP says. */
  problemOf?: (status: number, text: string) => MachineReason | undefined;
  /** Milliseconds before the second try; each later one waits twice as long. */
  pause?: number;
};

/** Posts JSON and answers the JSON that comes back. What may pass is tried again, with a pause that doubles, as long as `signal` lets it. */
export async function post(call: Call, signal: AbortSignal): Promise<unknown> {
  for (let at = 1; ; at++) {
    const { answer, problem, waitSeconds } = await once(call, signal);
    if (!problem) return answer;
    if (at === tries || !['away', 'busy'].includes(problem.reason) || signal.aborted) throw problem;
    const pause = Math.max((call.pause ?? 500) * 2 ** (at - 1), Math.min(waitSeconds, longestWaitSeconds) * 1000);
    await sleep(pause, undefined, { signal }).catch(() => {
      throw problem;
    });
  }
}

type Once = { answer?: unknown; problem?: MachineProblem; waitSeconds: number };

async function once({ url, headers, body, seconds, problemOf }: Call, signal: AbortSignal): Promise<Once> {
  let status: number;
  let text: string | undefined;
  let waitSeconds = 0;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      // The key goes to the host it belongs to and to no other.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]),
    });
    status = answer.status;
    waitSeconds = Number(answer.headers.get('retry-after')) || 0;
    text = await textOf(answer);
  } catch (error) {
    return { problem: new MachineProblem('away', error instanceof Error ? error.message : String(error)), waitSeconds };
  }
  if (text === undefined) return { problem: new MachineProblem('answer', 'too long'), waitSeconds };
  if (status !== 200)
    return { problem: new MachineProblem(problemOf?.(status, text) ?? meaningOf(status), `${status} ${text}`), waitSeconds };
  try {
    return { answer: JSON.parse(text), waitSeconds };
  } catch {
    return { problem: new MachineProblem('answer', 'no JSON'), waitSeconds };
  }
}

function meaningOf(status: number): MachineReason {
  if (status === 429) return 'busy';
  if (status === 401 || status === 403) return 'key';
  if (status === 402) return 'spent';
  if (status === 413) return 'long';
  return status >= 500 || status === 408 ? 'away' : 'answer';
}

async function textOf(answer: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

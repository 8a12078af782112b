import { Refusal } from '#platform/errors.ts';
import type { Ctx } from '#platform/http/route.ts';

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500;

/** A part of a request that is wrong: a JSON pointer into its body, or a parameter's name, with a sentence. */
export type Fault = { pointer?: string; parameter?: string; detail: string };

export type ProblemFacts = { detail?: string | undefined; errors?: Fault[] | undefined; headers?: Record<string, string> };

const titles: Record<ProblemStatus, string> = {
  400: 'The request can’t be read',
  401: 'A valid token is needed',
  403: 'This token may not do that',
  404: 'There is nothing here',
  405: 'This address doesn’t take that method',
  409: 'That can’t be done now',
  410: 'This is gone',
  412: 'Somebody has saved another revision',
  413: 'The request is too large',
  415: 'The body is of another kind than it must be',
  422: 'The request says what can’t be',
  428: 'Say which revision you mean',
  429: 'Too many calls',
  500: 'Something went wrong here',
};

/** A call that isn't answered as asked: thrown by whatever serves programs, and rolls back what it had begun. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: ProblemStatus;
  /** What was refused, in a word that keeps its meaning. */
  readonly reason: string;
  readonly facts: ProblemFacts;

  constructor(status: ProblemStatus, reason: string, facts: ProblemFacts = {}) {
    super(`${status} ${reason}`);
    this.status = status;
    this.reason = reason;
    this.facts = facts;
  }
}

/** Answers a problem as programs read it (RFC 9457). `reference` finds a fault in the log. */
export function answerProblem(c: Ctx, problem: Problem, reference?: string): Response {
  const { status, reason, facts } = problem;
  const { detail, errors, headers = {} } = facts;
  const body = { type: `urn:problem-type:broadsheet:${reason}`, title: titles[status], status, detail, errors, reference };
  for (const [name, value] of Object.entries({ ...headers, 'Cache-Control': 'private, no-store' })) c.header(name, value);
  c.header('Content-Type', 'application/problem+json; charset=utf-8');
  return c.body(JSON.stringify(body), status);
}

/** True for addresses that only programs ask for: there everything is answered as data, refusals and faults too. */
export function isForPrograms(c: Ctx): boolean {
  return /^\/api(?:\/|$)/.test(c.get('page') ?? '');
}

/** An error as a program is told of it; a fault says nothing of the inside of the house. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal) return new Problem(error.status, error.reason, { headers: error.headers });
  return new Problem(500, 'fault');
}

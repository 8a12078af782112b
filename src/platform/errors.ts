/** A request that will not be served: not found, not allowed, unreadable. Thrown only at the edge; the status is the HTTP one. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 429;
  /** What was refused, in a word. The page's sentence goes by the status. */
  readonly reason: string;
  readonly headers: Record<string, string>;

  constructor(status: Refusal['status'], reason: string, headers: Record<string, string> = {}) {
    super(`${status} ${reason}`);
    this.status = status;
    this.reason = reason;
    this.headers = headers;
  }
}

/** Thrown by a job that no retry can help: it stops at once and shows on the newsroom's desk. */
export class GiveUp extends Error {
  override name = 'GiveUp';
}

/** Throws a fault when something the code relies on isn't so. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`);
}

/** A closed union was not closed: the compiler refuses a call that can be reached. */
export function impossible(value: never): never {
  throw new Error(`Impossible value: ${JSON.stringify(value)}`);
}

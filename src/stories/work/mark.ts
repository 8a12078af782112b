import { hash } from 'node:crypto';

/** A short mark of what a form showed: when it is another one by the time the form comes back, a colleague has changed it meanwhile. */
export function markOf(part: unknown): string {
  return hash('sha256', JSON.stringify(part ?? null), 'base64url').slice(0, 16);
}

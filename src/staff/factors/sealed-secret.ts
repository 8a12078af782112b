import type { Keys } from '#platform/tokens.ts';

/** How a person's secret is kept in the database: sealed, and bound to them, so that no other row can use it. */
export function sealedFor(keys: Keys, personId: number) {
  const bound = `authenticator of ${personId}`;
  return {
    seal: (secret: string) => keys.seal('staff-sealed', bound, secret),
    open: (sealed: string) => keys.unseal('staff-sealed', bound, sealed),
  };
}

/** How a secret goes out in a form before a code has proved it: sealed, bound to the person and to a quarter of an hour. */
export function offeredTo(keys: Keys, personId: number, now: Date) {
  const bound = `authenticator offered to ${personId}`;
  return {
    seal: (secret: string) => keys.seal('staff-sealed', bound, `${now.getTime() + 900_000} ${secret}`),
    open(sealed: string): string | undefined {
      const [until = '', secret] = keys.unseal('staff-sealed', bound, sealed)?.split(' ') ?? [];
      return Number(until) > now.getTime() ? secret : undefined;
    },
  };
}

import type { Mailing } from './mailings.ts';

/** Where a mailing can be read by anyone, within its edition. */
export function mailingPage({ newsletter, publicId }: Pick<Mailing, 'newsletter' | 'publicId'>): string {
  return `/newsletters/${newsletter.slug}/${publicId}`;
}

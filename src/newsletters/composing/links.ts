import type { App } from '#platform/app.ts';
import type { Mailing } from './mailings.ts';

/** Where a mailing can be read by anyone, within its edition. */
export function mailingPage({ newsletter, publicId }: Pick<Mailing, 'newsletter' | 'publicId'>): string {
  return `/newsletters/${newsletter.slug}/${publicId}`;
}

/** Puts in place of each web address of a mailing the one that counts how often it is followed, and notes both in `links`. Other addresses stay. */
export function countedIn(app: App, { publicId }: Pick<Mailing, 'publicId'>, links: Map<string, number>): (href: string) => string {
  return (href) => {
    if (!/^https?:/.test(href)) return href;
    const no = links.get(href) ?? links.size + 1;
    links.set(href, no);
    return `${app.baseUrl()}/newsletters/go/${publicId}/${no}`;
  };
}

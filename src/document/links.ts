import { isClean } from './characters.ts';

const mostCharacters = 2000;

/**
 * A link in the one spelling renderers print, or undefined where it may not be one: another scheme than https, http or mailto, credentials,
 * spaces, backslashes or control characters. What is checked is what is printed: the URL Standard's own serialization.
 */
export function safeLink(href: string): string | undefined {
  // The URL parser drops tabs, line breaks and outer spaces and takes `\` for `/`: refused before it can.
  if (href.length > mostCharacters || !isClean(href) || /[\s\\]/u.test(href)) return undefined;
  if (/^mailto:/i.test(href)) return safeMailto(href);
  if (!/^https?:\/\/[^/]/i.test(href) || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (url.username !== '' || url.password !== '' || !/[^.]/.test(url.hostname)) return undefined;
  // A port or path can swallow an empty credential ("https://@host"): what was typed must not hold one either.
  return /^https?:\/\/[^/?#]*@/i.test(href) || url.href.length > mostCharacters ? undefined : url.href;
}

/** A safe link that is encrypted on its way. */
export function safeHttps(href: string): string | undefined {
  const link = safeLink(href);
  return link?.startsWith('https:') ? link : undefined;
}

/** One address and at most a subject (RFC 6068); line breaks, even encoded, would add header fields. */
function safeMailto(href: string): string | undefined {
  if (!/^mailto:[^@?&#,;:/<>"()]+@[^@?&#,;:/<>"()%]+(\?subject=[^?&#<>"]*)?$/i.test(href) || /%(0[ad0]|(?![0-9a-f]{2}))/i.test(href))
    return undefined;
  return URL.canParse(href) ? new URL(href).href : undefined;
}

export type MailHeader = { key: string; value: string };

/**
 * Whether our own mail server says that a mail is from whom it names (RFC 8601): by DMARC, or by DKIM or SPF of the sender's own domain or
 * one above it. Counted is the topmost result that `server` signed, for that alone is what it added last.
 */
export function isProved(headers: MailHeader[], sender: string, server: string | undefined): boolean {
  if (!server || headers.filter(({ key }) => key === 'from').length !== 1) return false;
  const results = headers
    .filter(({ key }) => key === 'authentication-results')
    .map(({ value }) => partsOf(value))
    .find(([name = '']) => name.split(/\s+/)[0]?.toLowerCase() === server.toLowerCase());
  const domain = sender.split('@').at(-1)?.toLowerCase() ?? '';
  return (results ?? []).slice(1).some((result) => {
    const [, method = '', verdict = ''] = result.match(/^\s*([a-z0-9-]+)(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)/i) ?? [];
    if (verdict.toLowerCase() !== 'pass') return false;
    switch (method.toLowerCase()) {
      case 'dmarc':
        return property(result, 'header.from') === domain;
      case 'dkim':
        return isWithin(domain, property(result, 'header.d') || property(result, 'header.i').replace(/^.*@/, ''));
      case 'spf':
        return isWithin(domain, property(result, 'smtp.mailfrom').replace(/^.*@/, ''));
      default:
        return false;
    }
  });
}

/** The name and the results of the field, without remarks: what stands in brackets may be a stranger's words. */
function partsOf(value: string): string[] {
  let plain = '';
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < value.length; at++) {
    const letter = value[at] ?? '';
    if (letter === '\\') {
      at++;
      continue;
    }
    if (letter === '"' && depth === 0) isQuoted = !isQuoted;
    else if (letter === '(' && !isQuoted) depth++;
    else if (letter === ')' && !isQuoted && depth > 0) depth--;
    // A quoted semicolon ends nothing.
    else if (depth === 0) plain += isQuoted && letter === ';' ? ' ' : letter;
  }
  return plain.split(';').map((part) => part.trim());
}

function property(result: string, name: string): string {
  return (result.match(new RegExp(`(?:^|\\s)${name.replace('.', '\\.')}\\s*=\\s*([^\\s;]+)`, 'i'))?.[1] ?? '').toLowerCase();
}

/** Whether a domain is the other or lies below it. A bare end such as “com” vouches for nobody. */
function isWithin(domain: string, other: string): boolean {
  return other.includes('.') && (domain === other || domain.endsWith(`.${other}`));
}

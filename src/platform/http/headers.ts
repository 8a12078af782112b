// No script, style, picture or call from anywhere but the paper itself (CSP Level 3); no inline script, so no nonce that a cache could repeat.
const policyOf = (payAt: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    `form-action 'self' ${payAt}`,
  ].join('; ');
const policy = policyOf('https://checkout.stripe.com');

/** The policy of a page that shows another of the paper's own in a frame, and of the one that is shown. Nobody else's page may be either. */
export const framingPolicy = `${policy}; frame-src 'self'`;
export const framedPolicy = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

/** Headers of every answer, errors and pictures included. Forms may lead to Stripe's page, or to the host that stands in for it. */
export function securityHeaders(isHttps: boolean, stripeUrl?: string): Record<string, string> {
  const payAt = stripeUrl ? new URL(stripeUrl).origin : 'https://checkout.stripe.com';
  return {
    'Content-Security-Policy': policyOf(payAt),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    ...(isHttps ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/** The same policy for a page that only shows: nothing in it runs or is sent; links open elsewhere. */
export function sandboxed(of = policy): string {
  return `${of}; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox`;
}

// No script, style, picture or call from anywhere but the paper itself (CSP Level 3); no inline script, so no nonce that a cache could repeat.
const rules = [
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
];

/** Headers of every answer, errors and pictures included. Forms may lead to Stripe's page, or to the host that stands in for it. */
export function securityHeaders(isHttps: boolean, stripeUrl?: string): Record<string, string> {
  const payAt = stripeUrl ? new URL(stripeUrl).origin : 'https://checkout.stripe.com';
  return {
    'Content-Security-Policy': [...rules, `form-action 'self' ${payAt}`].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    ...(isHttps ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

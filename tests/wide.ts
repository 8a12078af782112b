/**
 * Whether the sweeps are as wide as they go: every page, language and viewer. `npm run test:wide` says so, and so does what decides whether
 * a change lands; `npm test` asks a part of each, so that it stays short.
 */
export const isWide = process.env.WIDE === '1';

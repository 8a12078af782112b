import type { Browser, BrowserContext, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type TestPaper, type TestPaperOptions, testPaper } from '../paper.ts';
import { launchChromium } from './chromium.ts';

/** Somebody with a browser of their own: cookies, storage, one page, and everything that went wrong in it. */
export type Visitor = {
  context: BrowserContext;
  page: Page;
  /** Console errors, faults of scripts, breaches of the content policy and requests to anybody but the paper. */
  offences: string[];
};

/** A test paper that is served, and browsers to look at it with. Read it inside tests only. */
export type SeenPaper = { paper: TestPaper; base: string; visitor: (options?: BrowserContextOptions) => Promise<Visitor> };

/** Opens a served test paper and one Chromium before the file's tests, and closes both after them. */
export function seenPaper(options: TestPaperOptions = {}): SeenPaper {
  const paper = testPaper(options);
  const seen = { paper } as SeenPaper;
  let browser: Browser | undefined;
  beforeAll(async () => {
    const [base, launched] = await Promise.all([paper.serve(), launchChromium()]);
    browser = launched;
    seen.base = base;
    seen.visitor = (more) => openVisitor(launched, base, more);
  });
  afterAll(async () => browser?.close());
  return seen;
}

/** Opens a browser window on a paper, 1280 × 800 pixels and light unless said otherwise. */
export async function openVisitor(browser: Browser, base: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ baseURL: base, viewport, colorScheme: 'light', locale: 'en-US', ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const offences: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !isAboutStatus(message, page)) offences.push(`console on ${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => offences.push(`fault on ${page.url()}: ${error.message}`));
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== base) offences.push(`request from ${page.url()} to ${request.url()}`);
  });
  return { context, page, offences };
}

/** Chromium logs a page that is answered with an error status as one that failed to load: right for pictures, no news for a 404 page. */
function isAboutStatus(message: ConsoleMessage, page: Page): boolean {
  return message.text().startsWith('Failed to load resource') && message.location().url === page.url();
}

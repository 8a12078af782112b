import type { Page, Response } from 'playwright-core';

/** What came with a page: bytes as sent by kind of resource, the requests until it was loaded, and scripts that held up the first paint. */
export type Load = { bytes: Record<string, number>; requests: string[]; blocking: string[] };

type Blocking = PerformanceEntry & { renderBlockingStatus: string };
type Shift = PerformanceEntry & { value: number };
type Shifts = { shift: number };

/** Goes to a page and waits until it has come to rest: everything in view is here, and a story is opened or walled. */
async function settle(page: Page, address: string, waitUntil: 'load' | 'networkidle'): Promise<void> {
  await page.goto(address, { waitUntil });
  if (await page.locator('.page-story').count()) await page.locator('.story-rest, .wall').waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });
}

/** Loads a page as somebody does who has never been here, and counts what comes without scrolling. */
export async function loadOf(page: Page, address: string): Promise<Load> {
  const bytes: Record<string, number> = {};
  const requests: string[] = [];
  let isLoaded = false;
  page.once('load', () => {
    isLoaded = true;
  });
  const count = (response: Response) => {
    const kind = response.request().resourceType();
    if (!isLoaded) requests.push(`${kind} ${new URL(response.url()).pathname}`);
    bytes[kind] = (bytes[kind] ?? 0) + Number(response.headers()['content-length'] ?? 0);
  };
  page.on('response', count);
  await settle(page, address, 'networkidle');
  page.off('response', count);
  const blocking = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry.name.endsWith('.js') && (entry as Blocking).renderBlockingStatus === 'blocking')
      .map((entry) => entry.name),
  );
  return { bytes, requests, blocking };
}

/**
 * How far a page moves under its reader while it comes: the sum of its layout shifts (Layout Instability, WICG). Its faces come either
 * `late`, when the text has been set in stand-ins, or `never`.
 */
export async function shiftOf(page: Page, address: string, faces: 'late' | 'never'): Promise<number> {
  const late = 300;
  await page.route('**/*.woff2', (route) => (faces === 'never' ? route.abort() : void setTimeout(() => route.continue(), late)));
  await page.addInitScript(() => {
    const seen = window as unknown as Shifts;
    seen.shift = 0;
    const add = (list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries()) seen.shift += (entry as Shift).value;
    };
    new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  });
  await settle(page, address, 'load');
  return page.evaluate(() => (window as unknown as Shifts).shift);
}

/** True where this machine has the faces that stand in for ours in a script, stretched to the same measure. */
export function hasStandIn(page: Page, script: 'latin' | 'arabic'): Promise<boolean> {
  const names = script === 'latin' ? ['Times New Roman', 'Liberation Serif'] : ['Geeza Pro', 'Segoe UI', 'Arial', 'DejaVu Sans'];
  return page.evaluate(
    (names) =>
      new FontFace('probe', names.map((name) => `local("${name}")`).join()).load().then(
        () => true,
        () => false,
      ),
    names,
  );
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// What depends on colours alone, and so must be asked anew in another light.
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Loads axe into the page, beside its content policy: nothing on the page could. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(source);
}

/** What axe finds wrong with a page, one line for each element: WCAG 2.2 A and AA and best practice. */
export function offencesOf(page: Page): Promise<string[]> {
  return ask(page, 'html', { rules: { 'target-size': { enabled: true } } });
}

/** What axe finds wrong with the colours of a page. */
export function colourOffencesOf(page: Page): Promise<string[]> {
  return ask(page, 'html', { runOnly: { type: 'rule', values: colourRules } });
}

type Axe = { axe: { run: (context: string, options: RunOptions) => Promise<AxeResults> } };

async function ask(page: Page, part: string, options: RunOptions): Promise<string[]> {
  // Neither stylesheets nor frames need to be fetched for what is asked.
  const given = { ...options, resultTypes: ['violations' as const], preload: false, iframes: false };
  const found = await page.evaluate(([part, options]) => (globalThis as unknown as Axe).axe.run(part, options), [part, given] as const);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.replace(/\s+/g, ' ')}`),
  );
}

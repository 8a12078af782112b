import type { Page } from 'playwright-core';
import type { Block, Text } from '#document';

/** Pastes as a person would: at the cursor, whatever is on the clipboard. */
export async function paste(page: Page, clipboard: { html?: string; text?: string }): Promise<void> {
  await page.locator('.story-surface .ProseMirror').evaluate((element, { html, text }) => {
    const clipboardData = new DataTransfer();
    if (html !== undefined) clipboardData.setData('text/html', html);
    if (text !== undefined) clipboardData.setData('text/plain', text);
    element.focus();
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, clipboard);
}

/** Goes to the end of the text, into an empty paragraph of its own. */
export async function goToEnd(page: Page): Promise<void> {
  await page.locator('.story-surface .ProseMirror').evaluate((element) => {
    (element as unknown as { editor: { commands: { focus: (place: 'end') => void } } }).editor.commands.focus('end');
  });
  // The browser and the editor tell each other of the cursor a moment later.
  await page.waitForTimeout(120);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(120);
}

/** A block in one line: its kind, its words, its marks as signs. */
export function outline(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return marked(block.text);
    case 'heading':
      return `${'#'.repeat(block.level)} ${marked(block.text)}`;
    case 'list':
      return `${block.ordered ? '1.' : '-'} ${block.items.map(marked).join(' | ')}`;
    case 'quote':
      return `> ${block.text.map(marked).join(' | ')}`;
    case 'table':
      return `table ${[block.header, ...block.rows].map((row) => row.map(marked).join(' | ')).join(' / ')}`;
    case 'divider':
      return '---';
    default:
      return JSON.stringify(block);
  }
}

function marked(text: Text): string {
  return text
    .map((part) =>
      (part.marks ?? []).toReversed().reduce((words, mark) => {
        if (mark.type === 'strong') return `*${words}*`;
        if (mark.type === 'emphasis') return `_${words}_`;
        return mark.type === 'link' ? `[${words}](${mark.href})` : `{${mark.language}:${words}}`;
      }, part.text),
    )
    .join('');
}

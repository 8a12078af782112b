// Comforts of every newsroom page: "/" goes to the search, and a field that is there to be copied is marked at once.

import { followMailing } from './mailing-progress.ts';

document.addEventListener('keydown', (event) => {
  const { target } = event;
  const isTyping = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const search = document.querySelector<HTMLInputElement>('#bar-search');
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});

for (const field of document.querySelectorAll<HTMLInputElement>('input.copied')) field.addEventListener('focus', () => field.select());

followMailing();

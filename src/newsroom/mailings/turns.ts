import type { Turn } from '#newsletters';
import { field } from '#platform/http/forms.ts';

/** What a press of one of the parts' buttons means; undefined for what none of them sends. */
export function turnIn(form: URLSearchParams): Turn | undefined {
  const what = field(form, 'what');
  if (what === 'add') return addedIn(form);
  const place = field(form, 'at');
  if (!/^\d{1,3}$/.test(place)) return undefined;
  const at = Number(place);
  if (what === 'write') return { what, at, text: (form.get('text') ?? '').slice(0, 6000) };
  return what === 'up' || what === 'down' || what === 'remove' ? { what, at } : undefined;
}

function addedIn(form: URLSearchParams): Turn | undefined {
  const kind = field(form, 'kind');
  const story = field(form, 'story');
  if (kind === 'story' && /^[A-Za-z0-9_-]{1,100}$/.test(story)) return { what: 'add', part: { kind, story } };
  if (kind === 'text') return { what: 'add', part: { kind, text: (form.get('text') ?? '').slice(0, 6000) } };
  return kind === 'advertisement' ? { what: 'add', part: { kind } } : undefined;
}

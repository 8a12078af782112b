// Comfort for readers with JavaScript. Every page works without it: a slot is a form with a button, a sign-up box posts, controls stay hidden.

const root = document.documentElement;
const all = <E extends HTMLElement>(selector: string) => document.querySelectorAll<E>(selector);

/** Posts a form and returns the first element of the answered fragment. */
async function send(form: HTMLFormElement, part: string): Promise<Element> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  body.append('part', part);
  const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } });
  const fragment = document.createElement('template');
  fragment.innerHTML = await answer.text();
  const first = fragment.content.firstElementChild;
  // A refusal comes as a whole page, which a template strips down to its head: then the form is sent the ordinary way.
  if (!first || /^(META|TITLE|LINK)$/.test(first.tagName)) throw new Error(answer.statusText);
  return first;
}

/** Puts the rest of the story, or the wall, where the slot stands. On failure the button stays, with a word about it. */
async function open(slot: HTMLFormElement): Promise<void> {
  const note = slot.querySelector('[role=status]');
  const { opening = '', opened = '', failed = '' } = slot.dataset;
  const hadFocus = slot.contains(document.activeElement);
  slot.ariaBusy = 'true';
  if (note) note.textContent = opening;
  try {
    const rest = await send(slot, 'rest');
    if (!(rest instanceof HTMLElement && rest.dataset.outcome)) throw new Error();
    slot.replaceWith(rest);
    const title = rest.querySelector<HTMLElement>('[tabindex="-1"]');
    if (hadFocus) (title ?? rest).focus({ preventScroll: true });
    say(title?.textContent ?? opened);
  } catch {
    slot.ariaBusy = null;
    if (note) note.textContent = failed;
  }
}

/** Tells a screen reader, politely, what has changed on the page. */
function say(text: string): void {
  const place = document.createElement('p');
  place.className = 'said';
  place.role = 'status';
  document.body.append(place);
  // A region must exist before its text does, or nothing is read out.
  setTimeout(() => place.append(text), 100);
}

/** Opens the story once the page is looked at: not while it is fetched ahead, nor in a tab that was never turned to. */
function openWhenSeen(slot: HTMLFormElement): void {
  const isPrerendering = () => (document as { prerendering?: boolean }).prerendering === true;
  let isOpening = false;
  const tryNow = () => {
    if (isOpening || isPrerendering() || document.visibilityState !== 'visible') return;
    isOpening = true;
    void open(slot);
  };
  document.addEventListener('prerenderingchange', tryNow);
  document.addEventListener('visibilitychange', tryNow);
  slot.addEventListener('submit', (event) => {
    event.preventDefault();
    if (slot.ariaBusy !== 'true') void open(slot);
  });
  tryNow();
}

/** Signs up without leaving the page; where that fails the form is sent the ordinary way. */
async function answerInPlace(form: HTMLFormElement): Promise<void> {
  try {
    const answer = await send(form, 'box');
    answer.setAttribute('role', 'status');
    // A refusal stands below the form, which keeps what was typed.
    form.querySelector('.box-answer')?.remove();
    if (answer.matches('.problem')) form.append(answer);
    else form.replaceWith(answer);
  } catch {
    form.submit();
  }
}

/** Text size and light: kept on this device, put on the root element, where the styles look. */
function offerChoice(choice: HTMLElement): void {
  const name = choice.dataset.choice as string;
  const buttons = choice.querySelectorAll('button');
  const show = (value: string) => {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
    for (const button of buttons) button.ariaPressed = String(button.value === value);
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      show(button.value);
      keep(name, button.value);
    });
  }
  show(kept(name));
}

// Storage may be forbidden by the browser's settings; the choice then lasts as long as the page.
function kept(name: string): string {
  try {
    return localStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {}
}

function offerCopy(button: HTMLButtonElement): void {
  button.parentElement?.removeAttribute('hidden');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? location.href);
    button.textContent = button.dataset.copied ?? '';
  });
}

for (const choice of all('[data-choice]')) offerChoice(choice);
for (const controls of all('.reading-controls')) controls.hidden = false;
for (const slot of all<HTMLFormElement>('form[data-open]')) openWhenSeen(slot);
// Boxes may come later, with the rest of a story.
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches('.sign-up, .newsletter-box')) return;
  event.preventDefault();
  void answerInPlace(form);
});
// Whoever comes from a gift's link holds the story; the page, which is the same for all, doesn't know it.
if (location.hash === '#given') for (const form of all<HTMLFormElement>('form[data-given]')) form.submit();
if (navigator.clipboard) for (const button of all<HTMLButtonElement>('button[data-copy]')) offerCopy(button);

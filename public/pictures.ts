// The picture library where scripts run: files go up one by one and say how far they have come; the focal point is moved by a click.
// Without it one form sends all files, and two sliders move the point.

import { enhancePictureField } from './picture-chooser.ts';

/** What the form's sentences are. */
type Said = { waiting?: string; added?: string; lost?: string; again?: string; done?: string; show?: string; describe?: string };

type Answer = { slug?: string; message?: string };

/** One file on its way: its line in the list. */
function lineOf(file: File, said: Said) {
  const line = document.createElement('li');
  const name = document.createElement('bdi');
  const bar = document.createElement('progress');
  const result = document.createElement('span');
  name.className = 'upload-name';
  name.textContent = file.name.slice(0, 120);
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', file.name.slice(0, 120));
  result.className = 'upload-result';
  result.textContent = said.waiting ?? '';
  line.append(name, bar, result);
  return { line, bar, result };
}

/** Sends one file; answers the status and what the paper said, or a status of 0 when it couldn't be reached. */
function send(form: HTMLFormElement, file: File, onProgress: (share: number) => void): Promise<{ status: number; answer: Answer }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    const language = new FormData(form).get('language');
    if (typeof language === 'string') body.set('language', language);
    body.set('file', file);
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, answer: (request.response as Answer | null) ?? {} });
    request.onerror = () => resolve({ status: 0, answer: {} });
    request.send(body);
  });
}

/** Takes over the form: whatever is chosen or dropped is queued and sent one after the other. */
function enhanceUpload(form: HTMLFormElement): void {
  const list = form.querySelector<HTMLUListElement>('.upload-list');
  const state = form.querySelector<HTMLElement>('.upload-state');
  const input = form.querySelector<HTMLInputElement>('input[type=file]');
  if (!list || !state || !input) return;
  const said: Said = { ...form.dataset };
  let last = Promise.resolve();
  let underWay = 0;

  const add = (file: File) => {
    const { line, bar, result } = lineOf(file, said);
    list.hidden = false;
    list.append(line);
    underWay++;
    state.textContent = '';
    last = last.then(() => sendLine());

    async function sendLine(): Promise<void> {
      result.textContent = '';
      const { status, answer } = await send(form, file, (share) => {
        bar.value = share;
      });
      bar.value = status === 201 ? 1 : bar.value;
      line.className = status === 201 ? 'is-added' : 'is-refused';
      if (status === 201 && answer.slug) {
        const link = document.createElement('a');
        link.href = `${form.action}/${answer.slug}`;
        link.textContent = said.describe ?? '';
        result.replaceChildren(`${said.added ?? ''} · `, link);
      } else result.replaceChildren(answer.message ?? said.lost ?? '', ...(isWorthAgain(status) ? [' ', againButton()] : []));
      underWay--;
      tell(status === 201 ? '' : `${file.name.slice(0, 120)}: ${answer.message ?? said.lost ?? ''}`);
    }

    // A screen reader hears of each refusal, and of the end.
    function tell(problem: string): void {
      state?.replaceChildren(problem);
      if (underWay > 0) return;
      const show = document.createElement('a');
      show.href = form.action;
      show.textContent = said.show ?? '';
      state?.replaceChildren(problem ? `${problem} ` : '', `${said.done ?? ''} `, show);
    }

    function againButton(): HTMLButtonElement {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'text-button';
      button.textContent = said.again ?? '';
      button.onclick = () => {
        underWay++;
        state?.replaceChildren();
        line.className = '';
        last = last.then(() => sendLine());
      };
      return button;
    }
  };

  const addAll = (files: Iterable<File>) => {
    for (const file of files) add(file);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    addAll(input.files ?? []);
    input.value = '';
  };
  input.onchange = () => form.requestSubmit();
  for (const button of form.querySelectorAll<HTMLButtonElement>('button[type=submit]')) button.hidden = true;
  // The whole page takes what is dropped: a file that misses the box must not replace the page.
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    form.classList.add('is-over');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) form.classList.remove('is-over');
  });
  document.addEventListener('drop', (event) => {
    form.classList.remove('is-over');
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    addAll(event.dataTransfer.files);
  });
  addEventListener('beforeunload', (event) => {
    if (underWay > 0) event.preventDefault();
  });
}

/** The paper was away, busy, or the session had ended: the same file may be taken later. */
function isWorthAgain(status: number): boolean {
  return status === 0 || status === 401 || status === 429 || status >= 500;
}

/** Lets a click on the picture move the sliders, and shows at once what they mean for its crops. */
function enhanceFocal(field: HTMLElement): void {
  const stage = field.querySelector<HTMLElement>('.focal-stage img');
  const x = field.querySelector<HTMLInputElement>('#focal-x');
  const y = field.querySelector<HTMLInputElement>('#focal-y');
  if (!stage || !x || !y) return;
  field.classList.add('is-live');
  const show = () => {
    const at = [`focal-x-${Number(x.value) / 10}`, `focal-y-${Number(y.value) / 10}`];
    for (const one of field.querySelectorAll('[class*="focal-x-"]')) {
      const others = [...one.classList].filter((name) => !/^focal-[xy]-\d+$/.test(name));
      one.className = [...others, ...at].join(' ');
    }
  };
  x.oninput = show;
  y.oninput = show;
  stage.onclick = (event) => {
    const { left, top, width, height } = stage.getBoundingClientRect();
    x.value = String(((event.clientX - left) / width) * 100);
    y.value = String(((event.clientY - top) / height) * 100);
    show();
  };
}

for (const form of document.querySelectorAll<HTMLFormElement>('form.upload')) enhanceUpload(form);
for (const field of document.querySelectorAll<HTMLElement>('.focal')) enhanceFocal(field);
for (const place of document.querySelectorAll<HTMLElement>('.picture-field')) enhancePictureField(place);

// Lets a browser make and use passkeys. The server says what is asked for and checks the answer; this only carries it.

type Part = HTMLElement | null;

/** True where the browser has passkeys and reads and writes them as JSON (WebAuthn Level 3). */
function isAble(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
    typeof PublicKeyCredential.prototype.toJSON === 'function'
  );
}

async function ask(form: HTMLFormElement): Promise<PublicKeyCredential | null> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(form.dataset.options ?? '', { method: 'POST', headers, body: '' });
  if (!answer.ok) throw new Error(String(answer.status));
  const options = await answer.json();
  const credential =
    form.dataset.passkey === 'new'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return credential as PublicKeyCredential | null;
}

function prepare(form: HTMLFormElement): void {
  const part = (name: string): Part => form.querySelector(`[data-${name}]`);
  const [unable, able, problem] = [part('unable'), part('able'), part('problem')];
  const answer = part('answer') as HTMLInputElement | null;
  if (!able || !answer) return;
  form.hidden = false;
  able.hidden = false;
  if (unable) unable.hidden = true;
  form.addEventListener('submit', (event) => {
    if (answer.value) return;
    event.preventDefault();
    if (problem) problem.hidden = true;
    able.setAttribute('aria-busy', 'true');
    ask(form)
      .then((credential) => {
        if (!credential) throw new Error('none');
        answer.value = JSON.stringify(credential.toJSON());
        form.submit();
      })
      .catch(() => {
        if (problem) problem.hidden = false;
      })
      .finally(() => able.removeAttribute('aria-busy'));
  });
}

// A page that comes back from the browser's memory has its old answer no more.
addEventListener('pageshow', () => {
  for (const answer of document.querySelectorAll<HTMLInputElement>('[data-answer]')) answer.value = '';
});

if (isAble()) for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) prepare(form);

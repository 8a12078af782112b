/** Somebody else who has the text open to write in it. */
export type Present = { name: string; seconds: number };

export type Presence = { present(): Present[]; subscribe(listener: () => void): () => void; stop(): void };

const beat = 12_000;

/**
 * Says every 12 seconds that the text is open, while the page can be seen, and once that it is closed; hears who else has it open and which
 * revision is the newest.
 */
export function openPresence(url: string, heard: (number: number) => void): Presence {
  let present: Present[] = [];
  let timer: number | undefined;
  const listeners = new Set<() => void>();
  const send = (body: object) =>
    fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      keepalive: true,
      redirect: 'error',
    });
  const say = async () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(say, beat);
    if (document.visibilityState === 'hidden') return;
    const answer = await send({})
      .then((response) => (response.ok ? (response.json() as Promise<{ present: Present[]; number: number }>) : undefined))
      .catch(() => undefined);
    const next = answer?.present ?? [];
    if (JSON.stringify(next) !== JSON.stringify(present)) {
      present = next;
      for (const listener of listeners) listener();
    }
    if (answer) heard(answer.number);
  };
  const ended = new AbortController();
  const leave = () => void send({ leaving: true }).catch(() => undefined);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && say(), { signal: ended.signal });
  window.addEventListener('pagehide', leave, { signal: ended.signal });
  window.addEventListener('pageshow', (event) => event.persisted && say(), { signal: ended.signal });
  void say();
  return {
    present: () => present,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      ended.abort();
      window.clearTimeout(timer);
      leave();
    },
  };
}

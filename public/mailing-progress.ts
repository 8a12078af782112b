type Progress = { state: string; figures: Record<string, string> };

const millisecondsBetween = 2000;

/** Keeps the figures of a mailing that is being sent fresh; once it has come elsewhere the page is loaded anew. */
export function followMailing(): void {
  const list = document.querySelector<HTMLElement>('[data-progress]');
  const address = list?.dataset.progress;
  if (!list || !address) return;
  const look = async () => {
    const answer = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => undefined);
    if (!answer?.ok) return;
    const { state, figures }: Progress = await answer.json();
    if (state !== list.dataset.state) return location.reload();
    for (const [name, text] of Object.entries(figures)) {
      const place = list.querySelector(`[data-figure="${name}"]`);
      if (place) place.textContent = text;
    }
  };
  setInterval(look, millisecondsBetween);
}

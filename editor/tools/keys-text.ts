const signs: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓' };

/** A shortcut as this machine's keyboard has it: "⌘B" on a Mac, "Ctrl+B" elsewhere. */
export function keysText(keys: string): string {
  const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
  const parts = keys.split('-').map((part) => {
    if (part === 'Mod') return isMac ? '⌘' : 'Ctrl';
    if (isMac && part === 'Alt') return '⌥';
    if (isMac && part === 'Shift') return '⇧';
    return signs[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
  return parts.join(isMac ? '' : '+');
}

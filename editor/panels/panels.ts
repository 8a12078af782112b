/** What can stand open beside the text, one at a time. */
export type PanelName = 'link' | 'foreign' | 'pictures' | 'story' | 'newsletter' | 'embed' | 'help' | 'find' | 'comment';

/** Which panel is open. Opened by keys and menus, drawn by React. */
export type Panels = {
  open: (name: PanelName) => void;
  close: () => void;
  current: () => PanelName | undefined;
  subscribe: (listener: () => void) => () => void;
};

/** Panels, all closed. */
export function closedPanels(): Panels {
  let current: PanelName | undefined;
  const listeners = new Set<() => void>();
  const set = (name: PanelName | undefined) => {
    current = name;
    for (const listener of listeners) listener();
  };
  return {
    open: set,
    close: () => set(undefined),
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const paths = {
  undo: 'M8 5 4 9l4 4M4 9h7a4.5 4.5 0 0 1 0 9H8',
  redo: 'm12 5 4 4-4 4M16 9H9a4.5 4.5 0 0 0 0 9h3',
  strong: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3.2 3.2 0 0 1 0 6.4H6z',
  emphasis: 'M9 4h6M5 16h6M12 4 8 16',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l2.6-2.6a3 3 0 0 0-4.3-4.3l-1 1M11.500 8.500a3 3 0 0 0-4.300 0L4.600 11.100a3 3 0 0 0 4.300 4.300l1-1',
  foreign: 'M3 5h9M7.500 3v2M10 5c-.6 3.300-3 6-6.500 7.500M5 8c1 2 3 3.700 5.500 4.500M9.500 17 13 8.500 16.500 17M10.700 14h4.600',
  picture: 'M3 4h14v12H3zM3 13l4-4 4 4 2.500-2.500L17 14M13 7.500h.01',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  delete: 'M4 6h12M8 6V4h4v2M6 6l.700 10h6.600L14 6',
  comment: 'M3 4h14v9.500H9L5.500 17v-3.500H3z',
  find: 'M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM13 13l4 4',
  help: 'M7.500 7.500a2.500 2.500 0 1 1 3.700 2.200c-.8.400-1.200.9-1.200 1.800M10 14.500h.01M10 17.500a7.500 7.500 0 1 0 0-15 7.500 7.500 0 0 0 0 15z',
  close: 'm5 5 10 10M15 5 5 15',
} as const;

export type IconName = keyof typeof paths;

/** A sign of the tools, drawn by strokes in the colour of the words. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

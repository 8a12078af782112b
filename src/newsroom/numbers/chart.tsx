export type Bar = { label: string; value: number; text: string };

const width = 640;
const height = 150;
const foot = 20;

/** Bars drawn by the server, in the direction of reading. The table below holds the same numbers, so a screen reader is told what it shows and led past it. */
export function BarChart({ title, bars, dir }: { title: string; bars: Bar[]; dir: 'ltr' | 'rtl' }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = width / Math.max(1, bars.length);
  const left = (at: number) => (dir === 'rtl' ? bars.length - 1 - at : at) * step;
  const tall = (value: number) => Math.round((value / most) * (height - foot - 18));
  return (
    <svg class="bar-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} direction="ltr">
      <line x1="0" x2={width} y1={height - foot} y2={height - foot} class="bar-chart-base" />
      {bars.map(({ label, value, text }, at) => (
        <g>
          <rect
            x={left(at) + step * 0.15}
            y={height - foot - tall(value)}
            width={step * 0.7}
            height={tall(value)}
            class={at === bars.length - 1 ? 'is-last' : undefined}
          />
          <text x={left(at) + step / 2} y={height - foot - tall(value) - 4}>
            {text}
          </text>
          <text x={left(at) + step / 2} y={height - 5}>
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}

import { box, nth, type Point, polyline } from './forms.ts';
import { type Art, fill, gouged, stroke, svgOf } from './ink.ts';
import { line, widthOf } from './letters.ts';
import { house, mix } from './palette.ts';
import { randomOf } from './random.ts';
import type { WantedChart } from './wanted.ts';

const width = 1800;
const height = 1200;
const margin = { left: 96, right: 96, top: 300, bottom: 210 };

/** Told apart by lightness as well as hue. */
const inks = [house.sea, house.rust, mix(house.ochre, house.ink, 0.08), house.ink] as const;
const soft = mix(house.ink, house.paper, 0.35);
const ground = mix(house.paper, '#ffffff', 0.3);
const rule = mix(house.ink, house.paper, 0.78);

/** A chart in the house style: its title, unit, direct labels, and as little else as will do. */
export function chartOf(wanted: WantedChart): string {
  const plot = { left: margin.left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom };
  const drawn = wanted.type === 'bars' ? bars(wanted, plot) : lines(wanted, plot);
  return svgOf(
    width,
    height,
    fill(box(0, 0, width, height), ground),
    fill(box(margin.left, 84, 120, 14), house.rust),
    line(wanted.title, { at: [margin.left, 184], size: 76, weight: 'bold', colour: house.ink }),
    drawn,
    wanted.source ? line(wanted.source, { at: [margin.left, height - 56], size: 42, weight: 'italic', colour: soft }) : '',
  );
}

const last = <T>(list: readonly T[]): T => nth(list, -1);

type Plot = { left: number; right: number; top: number; bottom: number };

function shown(value: number, wanted: WantedChart): string {
  const all = wanted.series.flatMap(({ points }) => points.map(([, v]) => v));
  const digits = all.some((v) => v % 1 !== 0)
    ? all.some((v) => (v * 10) % 1 > 1e-6 && v < 2) &&
      all.every((v) => v < 30) &&
      !all.every((v) => Math.abs(v * 10 - Math.round(v * 10)) < 1e-9)
      ? 2
      : 1
    : 0;
  const text = value.toLocaleString('en', {
    minimumFractionDigits: value % 1 === 0 && digits === 2 ? 0 : digits,
    maximumFractionDigits: digits,
  });
  return withUnit(text, wanted.unit ?? '');
}

function withUnit(text: string, unit: string): string {
  if (unit === '%') return `${text}%`;
  if (/^[€$£₺]$/.test(unit)) return `${unit}${text}`;
  return text;
}

/** The unit stands by the first value when it is a word. */
const unitWord = (wanted: WantedChart) =>
  wanted.unit && !/^[%€$£₺]$/.test(wanted.unit) && !wanted.title.includes(wanted.unit) ? ` ${wanted.unit}` : '';

function bars(wanted: WantedChart, plot: Plot): Art {
  const random = randomOf(wanted.slug);
  const points = nth(wanted.series, 0).points;
  const top = Math.max(...points.map(([, value]) => value));
  const step = (plot.right - plot.left) / points.length;
  const broad = Math.min(step * 0.72, 250);
  const size = points.length > 7 ? 54 : 64;
  return (
    stroke(
      polyline([
        [plot.left, plot.bottom],
        [plot.right, plot.bottom],
      ]),
      house.ink,
      4,
    ) +
    points
      .map(([label, value], i) => {
        const x = plot.left + step * (i + 0.5);
        const h = ((plot.bottom - plot.top - 40) * value) / top;
        const newest = i === points.length - 1;
        const colour = newest ? house.rust : house.sea;
        const bar = box(x - broad / 2, plot.bottom - h, broad, h);
        return (
          fill(bar, colour) +
          gouged(random, bar, mix(colour, house.paper, 0.35), {
            angle: 90,
            gap: 22,
            length: 90,
            width: 4,
            fade: { from: [x, plot.bottom], to: [x, plot.bottom - h * 0.9 - 60] },
          }) +
          line(shown(value, wanted) + (i === 0 ? unitWord(wanted) : ''), {
            at: [x, plot.bottom - h - 22],
            size,
            weight: 'bold',
            anchor: 'middle',
            colour: newest ? house.rust : house.ink,
          }) +
          line(String(label), { at: [x, plot.bottom + 68], size: points.length > 7 ? 48 : 54, anchor: 'middle', colour: house.ink })
        );
      })
      .join('')
  );
}

function niceStep(range: number): number {
  const raw = range / 3;
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= raw) ?? 10 * power;
}

function lines(wanted: WantedChart, plot: Plot): Art {
  const values = wanted.series.flatMap(({ points }) => points.map(([, value]) => value));
  const xs = wanted.series.flatMap(({ points }) => points.map(([x]) => Number(x)));
  const step = niceStep(Math.max(...values));
  const top = Math.ceil(Math.max(...values) / step) * step;
  const axis = Math.max(...Array.from({ length: Math.round(top / step) + 1 }, (_, i) => widthOf(tick(i * step, wanted), 46)));
  const named = wanted.series.length > 1 ? Math.max(...wanted.series.map(({ name }) => widthOf(name, 50, 'semibold'))) + 30 : 0;
  const ends = Math.max(...wanted.series.map(({ points }) => widthOf(shown(last(points)[1], wanted), 62, 'bold')));
  const area = { ...plot, left: plot.left + axis + 60, right: plot.right - Math.max(named, ends) - 20 };
  const [first, end] = [Math.min(...xs), Math.max(...xs)];
  const at = ([x, y]: [string | number, number]): Point => [
    area.left + ((area.right - area.left) * (Number(x) - first)) / (end - first),
    area.bottom - ((area.bottom - area.top) * y) / top,
  ];
  let grid = '';
  for (let value = 0; value <= top + 1e-9; value += step) {
    const [, y] = at([first, value]);
    grid +=
      stroke(
        polyline([
          [plot.left + axis + 24, y],
          [plot.right, y],
        ]),
        value === 0 ? house.ink : rule,
        value === 0 ? 4 : 2.5,
      ) + line(tick(value, wanted), { at: [plot.left + axis, y + 15], size: 46, anchor: 'end', colour: soft });
  }
  const years = nth(wanted.series, 0).points.map(([x]) => x);
  const every = Math.ceil(years.length / 6);
  const labels = years
    .filter((_, i) => (years.length - 1 - i) % every === 0)
    .map((year) => line(String(year), { at: [at([year, 0])[0], area.bottom + 68], size: 50, anchor: 'middle', colour: house.ink }))
    .join('');
  const under = wanted.series.length === 1 ? shade(nth(wanted.series, 0).points.map(at), area.bottom, inks[0]) : '';
  const drawn = wanted.series
    .map(({ name, points }, i) => {
      const colour = nth(inks, i % inks.length);
      const way = points.map(at);
      const [x, y] = last(way);
      const [fx, fy] = nth(way, 0);
      const rising = nth(points, 1)[1] > nth(points, 0)[1];
      return (
        stroke(polyline(way), colour, 11) +
        way.map(([px, py], k) => spot(px, py, k === way.length - 1 ? 19 : 12, colour)).join('') +
        line(shown(last(points)[1], wanted), { at: [x + 34, y + 21], size: 62, weight: 'bold', colour }) +
        line(shown(nth(points, 0)[1], wanted) + unitWord(wanted), {
          at: [fx + 4, rising ? fy - 44 : fy - 44],
          size: 54,
          weight: 'bold',
          colour,
          halo: ground,
          haloWidth: 10,
        }) +
        (wanted.series.length > 1 ? line(name, { at: [x + 34, y + 74], size: 50, weight: 'semibold', colour }) : '')
      );
    })
    .join('');
  return under + grid + labels + drawn;
}

const tick = (value: number, wanted: WantedChart) => withUnit(value.toLocaleString('en', { maximumFractionDigits: 1 }), wanted.unit ?? '');

const spot = (x: number, y: number, r: number, colour: string): Art =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r}" fill="${colour}" stroke="${ground}" stroke-width="5"/>`;

function shade(way: readonly Point[], bottom: number, colour: string): Art {
  return fill(`${polyline(way)}L${last(way)[0]} ${bottom}L${nth(way, 0)[0]} ${bottom}Z`, mix(colour, ground, 0.84));
}

import type { Random } from './random.ts';

/** Paths are SVG path data with absolute M, L, C and Z only, so that `boundsOf` can read them. */
export type Path = string;
export type Point = readonly [number, number];
/** Points as a list or, in short, as `x,y x,y …`. */
export type Way = string | readonly Point[];
export type Bounds = { left: number; top: number; right: number; bottom: number };

export function pointsOf(way: Way): readonly Point[] {
  return typeof way === 'string' ? way.split(' ').map((pair) => pointOf(pair.split(',').map(Number))) : way;
}

const pointOf = ([x = 0, y = 0]: number[]): Point => [x, y];

/** The item at a place in a list that repeats without end. */
export function nth<T>(list: readonly T[], place: number): T {
  const item = list[((place % list.length) + list.length) % list.length];
  if (item === undefined) throw new Error('A list without items');
  return item;
}

type Row = readonly [number, number, number, number, number];

/** Draws once for each row of a table of numbers written as `1 2 3; 4 5 6`, and joins what was drawn. */
export function each(table: string, draw: (row: Row, place: number) => string): string {
  const rows = table.split('; ').map((row) => row.split(' ').map(Number));
  return rows.map(([a = 0, b = 0, c = 0, d = 0, e = 0], place) => draw([a, b, c, d, e], place)).join('');
}

const n = (value: number) => String(Math.round(value * 10) / 10);
const p = ([x, y]: Point) => `${n(x)} ${n(y)}`;

/** Always wound one way, so that forms joined into one path never cut holes in each other. */
export function polygon(way: Way): Path {
  const points = pointsOf(way);
  const area = points.reduce((sum, [x, y], i) => {
    const [nx, ny] = nth(points, i + 1);
    return sum + x * ny - nx * y;
  }, 0);
  return `M${(area < 0 ? points.toReversed() : points).map(p).join('L')}Z`;
}

export function polyline(way: Way): Path {
  return `M${pointsOf(way).map(p).join('L')}`;
}

export function box(x: number, y: number, width: number, height: number): Path {
  return polygon([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);
}

/** A Catmull-Rom curve through all points; `tightness` 0 is round, 1 is straight. */
export function curve(way: Way, closed = false, tightness = 0): Path {
  const points = pointsOf(way);
  const last = points.length - 1;
  const at = (i: number): Point =>
    closed ? nth(points, (i + points.length) % points.length) : nth(points, Math.max(0, Math.min(last, i)));
  const k = (1 - tightness) / 6;
  let path = `M${p(nth(points, 0))}`;
  for (let i = 0; i < (closed ? points.length : last); i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    path += `C${p([b[0] + (c[0] - a[0]) * k, b[1] + (c[1] - a[1]) * k])} ${p([c[0] - (d[0] - b[0]) * k, c[1] - (d[1] - b[1]) * k])} ${p(c)}`;
  }
  return closed ? `${path}Z` : path;
}

export const blob = (way: Way, tightness = 0): Path => curve(way, true, tightness);

export function oval(x: number, y: number, rx: number, ry: number, degrees = 0): Path {
  const k = 0.5523;
  const turn = turned(degrees);
  const at = (dx: number, dy: number): Point => {
    const [tx, ty] = turn([dx * rx, dy * ry]);
    return [x + tx, y + ty];
  };
  return (
    `M${p(at(1, 0))}C${p(at(1, k))} ${p(at(k, 1))} ${p(at(0, 1))}C${p(at(-k, 1))} ${p(at(-1, k))} ${p(at(-1, 0))}` +
    `C${p(at(-1, -k))} ${p(at(-k, -1))} ${p(at(0, -1))}C${p(at(k, -1))} ${p(at(1, -k))} ${p(at(1, 0))}Z`
  );
}

export const disc = (x: number, y: number, radius: number): Path => oval(x, y, radius, radius);

export function ring(x: number, y: number, outer: number, inner: number): Path {
  return `${disc(x, y, outer)}${oval(x, y, inner, -inner)}`;
}

/** Part of a circle from one angle to another (degrees, 0 to the right, clockwise), as points. */
export function arc(x: number, y: number, rx: number, ry: number, from: number, to: number, steps = 16): Point[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const a = ((from + ((to - from) * i) / steps) * Math.PI) / 180;
    return [x + Math.cos(a) * rx, y + Math.sin(a) * ry];
  });
}

export function turned(degrees: number): (point: Point) => Point {
  const a = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(a), Math.sin(a)];
  return ([x, y]) => [x * c - y * s, x * s + y * c];
}

/** The point `length` away at an angle (degrees, 0 straight down, positive to the right). */
export function hang([x, y]: Point, degrees: number, length: number): Point {
  const a = (degrees * Math.PI) / 180;
  return [x + Math.sin(a) * length, y + Math.cos(a) * length];
}

export const between = (a: Point, b: Point, share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];

/** Points along a Catmull-Rom curve, `each` per piece. */
export function along(points: readonly Point[], each = 6): Point[] {
  const out: Point[] = [];
  const at = (i: number) => nth(points, Math.max(0, Math.min(points.length - 1, i)));
  for (let i = 0; i < points.length - 1; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let s = 0; s < each; s++) {
      const t = s / each;
      const f = (axis: 0 | 1) =>
        0.5 *
        (2 * b[axis] +
          (c[axis] - a[axis]) * t +
          (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
          (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t ** 3);
      out.push([f(0), f(1)]);
    }
  }
  out.push(nth(points, points.length - 1));
  return out;
}

/** A stroke whose width (in full) swells and thins along its way: limbs, branches, smoke, ropes. */
export function taper(way: Way, widths: readonly number[], round = true): Path {
  const points = pointsOf(way);
  const line = points.length > 2 ? along(points) : [...points];
  const left: Point[] = [];
  const right: Point[] = [];
  line.forEach((here, i) => {
    const before = nth(line, Math.max(0, i - 1));
    const after = nth(line, Math.min(line.length - 1, i + 1));
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    const [nx, ny] = [-(after[1] - before[1]) / length, (after[0] - before[0]) / length];
    const along = (i / (line.length - 1)) * (widths.length - 1);
    const low = Math.floor(along);
    const half = (nth(widths, low) + ((widths[low + 1] ?? nth(widths, low)) - nth(widths, low)) * (along - low)) / 2;
    left.push([here[0] + nx * half, here[1] + ny * half]);
    right.unshift([here[0] - nx * half, here[1] - ny * half]);
  });
  const ends = round ? disc(...nth(line, 0), nth(widths, 0) / 2) + disc(...nth(line, -1), nth(widths, widths.length - 1) / 2) : '';
  return polygon([...left, ...right]) + ends;
}

/** A skyline of hills from left to right, closed at `bottom`; `swell` is its height, `detail` the number of points. */
export function ridge(
  random: Random,
  at: { left: number; right: number; y: number; swell: number; detail: number; bottom: number; sharp?: boolean },
): Path {
  const points: Point[] = [];
  for (let i = 0; i <= at.detail; i++) {
    const x = at.left + ((at.right - at.left) * i) / at.detail;
    points.push([x, at.y - (i % 2 ? 1 : 0.25) * at.swell * random.between(0.45, 1)]);
  }
  const top = at.sharp ? `M${points.map(p).join('L')}` : curve(points);
  return `${top}L${n(at.right)} ${n(at.bottom)}L${n(at.left)} ${n(at.bottom)}Z`;
}

export function moved(path: Path, dx: number, dy: number): Path {
  let axis = 1;
  return path.replace(/-?\d+(\.\d+)?/g, (value) => {
    axis = 1 - axis;
    return n(Number(value) + (axis === 0 ? dx : dy));
  });
}

export function boundsOf(path: Path): Bounds {
  const values = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const xs = values.filter((_, i) => i % 2 === 0);
  const ys = values.filter((_, i) => i % 2 === 1);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

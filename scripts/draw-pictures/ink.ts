import { boundsOf, disc, moved, type Path, type Point } from './forms.ts';
import type { Colour } from './palette.ts';
import { hashOf, type Random } from './random.ts';

/** A piece of SVG. */
export type Art = string;

export function fill(path: Path, colour: Colour, opacity = 1): Art {
  return `<path d="${path}" fill="${colour}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`;
}

export function stroke(
  path: Path,
  colour: Colour,
  width: number,
  how: { opacity?: number; dash?: string; cap?: 'round' | 'butt' } = {},
): Art {
  const more = (how.opacity ?? 1) < 1 ? ` stroke-opacity="${how.opacity}"` : '';
  const dash = how.dash ? ` stroke-dasharray="${how.dash}"` : '';
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="${how.cap ?? 'round'}" stroke-linejoin="round"${more}${dash}/>`;
}

/** Art cut to a form. */
export function inside(path: Path, ...art: Art[]): Art {
  const id = `c${hashOf(path).toString(36)}`;
  return `<clipPath id="${id}"><path d="${path}"/></clipPath><g clip-path="url(#${id})">${art.join('')}</g>`;
}

export function placed(
  how: { at?: Point; scale?: number; flip?: boolean | undefined; turn?: number | undefined; opacity?: number },
  ...art: Art[]
): Art {
  const [x, y] = how.at ?? [0, 0];
  const scale = how.scale ?? 1;
  const turn = how.turn ? ` rotate(${how.turn})` : '';
  const opacity = how.opacity === undefined ? '' : ` opacity="${how.opacity}"`;
  return `<g transform="translate(${x} ${y})${turn} scale(${how.flip ? -scale : scale} ${scale})"${opacity}>${art.join('')}</g>`;
}

/** A form with a lit and a shaded side: `toLight` points to the light, its length is the depth of the shadow's edge. */
export function lit(path: Path, light: Colour, shade: Colour, toLight: Point): Art {
  return fill(path, shade) + inside(path, fill(moved(path, toLight[0], toLight[1]), light));
}

/** Where texture is strong (1 at `from`) and where it has died away (0 at `to`). */
export type Fade = { from: Point; to: Point; ease?: number };

function strengthAt(fade: Fade | undefined, x: number, y: number): number {
  if (!fade) return 1;
  const [dx, dy] = [fade.to[0] - fade.from[0], fade.to[1] - fade.from[1]];
  const t = ((x - fade.from[0]) * dx + (y - fade.from[1]) * dy) / (dx * dx + dy * dy);
  return (1 - Math.min(1, Math.max(0, t))) ** (fade.ease ?? 1);
}

export type Gouging = {
  angle?: number;
  flow?: (x: number, y: number) => number;
  gap?: number;
  length?: number;
  width?: number;
  fade?: Fade;
  within?: Path;
};

/** The lens-shaped marks a linocutter's gouge leaves, laid in rows over a form and cut to it. */
export function gouged(random: Random, path: Path, colour: Colour, how: Gouging = {}): Art {
  const { left, top, right, bottom } = boundsOf(how.within ?? path);
  const gap = how.gap ?? 18;
  const length = how.length ?? 90;
  const width = how.width ?? 5;
  const base = ((how.angle ?? 0) * Math.PI) / 180;
  const [ux, uy] = [Math.cos(base), Math.sin(base)];
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  const reach = Math.hypot(right - left, bottom - top) / 2 + length;
  let marks = '';
  for (let v = -reach; v < reach; v += gap) {
    for (let u = -reach + random.next() * length; u < reach; u += length * random.between(0.75, 1.35)) {
      const jitter = random.spread(0, gap * 0.32);
      const [x, y] = [cx + ux * u - uy * (v + jitter), cy + uy * u + ux * (v + jitter)];
      if (x < left - length || x > right + length || y < top - gap || y > bottom + gap) continue;
      const strength = strengthAt(how.fade, x, y) * random.between(0.7, 1.15);
      if (strength < 0.16 || random.chance(0.06)) continue;
      const angle = how.flow ? (how.flow(x, y) * Math.PI) / 180 : base;
      marks += lens(
        x,
        y,
        angle + random.spread(0, 0.035),
        length * random.between(0.55, 0.95) * (0.55 + 0.45 * strength),
        width * strength,
      );
    }
  }
  return inside(path, fill(marks || 'M0 0Z', colour));
}

/** One gouge mark. */
export function lens(x: number, y: number, angle: number, length: number, width: number): Path {
  const r = (value: number) => Math.round(value * 10) / 10;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [hx, hy] = [(c * length) / 2, (s * length) / 2];
  const [wx, wy] = [-s * width * 0.67, c * width * 0.67];
  const [a, b, q] = [-0.2, 0.45, 1];
  return (
    `M${r(x - hx)} ${r(y - hy)}C${r(x + hx * a + wx * q)} ${r(y + hy * a + wy * q)} ${r(x + hx * b + wx)} ${r(y + hy * b + wy)} ${r(x + hx)} ${r(y + hy)}` +
    `C${r(x + hx * b - wx)} ${r(y + hy * b - wy)} ${r(x + hx * a - wx * q)} ${r(y + hy * a - wy * q)} ${r(x - hx)} ${r(y - hy)}Z`
  );
}

/** Dots on a shaken grid that shrink as they fade: dust, spray, soft shadow. */
export function stippled(random: Random, path: Path, colour: Colour, how: { gap?: number; size?: number; fade?: Fade } = {}): Art {
  const { left, top, right, bottom } = boundsOf(path);
  const gap = how.gap ?? 16;
  const size = how.size ?? 4;
  let dots = '';
  let row = 0;
  for (let y = top; y < bottom; y += gap * 0.87) {
    row++;
    for (let x = left + (row % 2) * (gap / 2); x < right; x += gap) {
      const [px, py] = [random.spread(x, gap * 0.4), random.spread(y, gap * 0.4)];
      const strength = strengthAt(how.fade, px, py);
      if (strength < random.between(0.02, 0.5)) continue;
      dots += disc(px, py, size * (0.45 + 0.55 * strength) * random.between(0.7, 1.1));
    }
  }
  return inside(path, fill(dots || 'M0 0Z', colour));
}

/** Even parallel lines across a form: the quiet tone of corrugated iron, planking, rain. */
export function ruled(path: Path, colour: Colour, how: { angle?: number; gap: number; width: number; opacity?: number }): Art {
  const { left, top, right, bottom } = boundsOf(path);
  const a = ((how.angle ?? 0) * Math.PI) / 180;
  const [ux, uy] = [Math.cos(a), Math.sin(a)];
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  const reach = Math.hypot(right - left, bottom - top) / 2 + how.gap;
  let lines = '';
  for (let v = -reach; v <= reach; v += how.gap) {
    const [x, y] = [cx - uy * v, cy + ux * v];
    lines += `M${(x - ux * reach).toFixed(1)} ${(y - uy * reach).toFixed(1)}L${(x + ux * reach).toFixed(1)} ${(y + uy * reach).toFixed(1)}`;
  }
  return inside(path, stroke(lines, colour, how.width, { opacity: how.opacity ?? 1, cap: 'butt' }));
}

export function svgOf(width: number, height: number, ...art: Art[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${art.join('')}</svg>`;
}

import { nth } from './forms.ts';
/** The paper's eight colours; every picture takes four to six of them, and mixtures of those. */
export const house = {
  ink: '#1a1c21',
  paper: '#f5eddd',
  sea: '#1f4f69',
  rust: '#b3482a',
  ochre: '#dd9f3d',
  moss: '#69763f',
  rose: '#dd9a8c',
  night: '#14213b',
} as const;

export type Colour = string;

type Lab = [number, number, number];

function toLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function toGamma(channel: number): number {
  const c = Math.min(1, Math.max(0, channel));
  return c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055;
}

function labOf(colour: Colour): Lab {
  const [r, g, b] = [1, 3, 5].map((i) => toLinear(Number.parseInt(colour.slice(i, i + 2), 16) / 255)) as Lab;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function colourOf([L, a, b]: Lab): Colour {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels
    .map((c) =>
      Math.round(toGamma(c) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** The colour that lies `share` (0 to 1) of the way from one to the other, mixed in OKLab as gouache would be. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  const a = labOf(one);
  const b = labOf(other);
  return colourOf([0, 1, 2].map((i) => nth(a, i) + (nth(b, i) - nth(a, i)) * share) as Lab);
}

/** A tint toward paper. */
export const pale = (colour: Colour, share: number): Colour => mix(colour, house.paper, share);

/** A shade toward night. */
export const deep = (colour: Colour, share: number): Colour => mix(colour, house.night, share);

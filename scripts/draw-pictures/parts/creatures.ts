import { blob, nth, oval, type Point, taper } from '../forms.ts';
import { type Art, fill, placed, stroke } from '../ink.ts';
import type { Colour } from '../palette.ts';
import type { Random } from '../random.ts';

/** A gull on the wing, from below and beside; `beat` from -1 (wings down) to 1 (up). */
export function gull(
  at: Point,
  size: number,
  colour: Colour,
  how: { beat?: number; flip?: boolean; turn?: number; tip?: Colour } = {},
): Art {
  const b = how.beat ?? 0.5;
  const wing = (s: number) =>
    blob(
      [
        [s * 6, -4],
        [s * 34, -b * 34 - 10],
        [s * 62, -b * 30 - 4],
        [s * 100, -b * 18 + 16],
        [s * 62, -b * 18 + 10],
        [s * 30, -b * 10 + 10],
        [s * 4, 12],
      ],
      0.2,
    );
  const tip = (s: number) =>
    taper(
      [
        [s * 76, -b * 24 + 4],
        [s * 100, -b * 18 + 16],
      ],
      [12, 2],
      false,
    );
  return placed(
    { at, scale: size / 100, flip: how.flip, turn: how.turn },
    fill(wing(-1) + wing(1), colour),
    fill(tip(-1) + tip(1), how.tip ?? colour),
    fill(blob('-44,10 -10,-6 22,-8 40,0 24,10 -8,14'), colour),
  );
}

/** A seabird sitting on a ledge. */
export function perched(at: Point, size: number, body: Colour, back: Colour, flip = false): Art {
  return placed(
    { at, scale: size / 100, flip },
    fill(blob('-60,-30 -20,-62 14,-74 30,-98 52,-96 56,-76 44,-40 20,-8 -16,-4'), body),
    fill(blob('-74,-24 -30,-60 6,-58 14,-34 -24,-24'), back),
    fill(taper('52,-86 74,-80', [12, 2], false), back),
    stroke('M2 -6L2 0M16 -6L16 0', back, 5),
  );
}

/** A heron standing in shallow water. */
export function heron(at: Point, height: number, colour: Colour, shade: Colour, flip = false): Art {
  return placed(
    { at, scale: height / 100, flip },
    stroke('M-4 0L-2 -34M6 0L4 -34', shade, 1.8),
    fill(blob('-34,-26 -14,-48 8,-52 16,-42 6,-30 -12,-28'), colour),
    fill(blob('-36,-24 -14,-44 4,-44 -6,-32'), shade),
    fill(taper('10,-46 24,-58 12,-72 16,-88', [10, 6, 5, 6]), colour),
    fill(oval(19, -91, 7, 5, 10), colour),
    fill(taper('22,-91 46,-88', [5, 0.6], false), shade),
    fill(taper('18,-94 -2,-96', [3, 0.5], false), shade),
  );
}

/** A gray whale along its way, head to the right. */
export function whale(at: Point, length: number, colour: Colour, turn = 0): Art {
  return placed(
    { at, scale: length / 1000, turn },
    fill(
      blob(
        '500,10 440,-66 300,-118 100,-138 -100,-110 -180,-92 -250,-64 -300,-58 -350,-34 -430,-10 -430,18 -330,30 -150,88 60,128 280,112 430,66',
        0.1,
      ),
      colour,
    ),
    fill(blob('-415,2 -470,-70 -560,-110 -530,-20 -520,10 -560,110 -470,70', 0.15), colour),
    fill(blob('190,92 230,190 170,250 130,180 110,110', 0.1), colour),
  );
}

/** A viper coiled as one thick band that lies over itself, with a saddle pattern down its back. */
export function viper(random: Random, way: readonly Point[], width: number, colours: { back: Colour; pattern: Colour; edge: Colour }): Art {
  const thick = [0.2, 0.6, 0.9, 1, 1, 1, 0.9, 0.62].map((w) => w * width);
  const body = taper(way, thick);
  let art =
    fill(
      taper(
        way,
        thick.map((w) => w + width * 0.14),
      ),
      colours.edge,
    ) + fill(body, colours.back);
  const steps = 34;
  for (let i = 2; i < steps - 2; i++) {
    const t = (i / steps) * (way.length - 1);
    const k = Math.floor(t);
    const [a, b] = [nth(way, k), nth(way, Math.min(way.length - 1, k + 1))];
    const [x, y] = [a[0] + (b[0] - a[0]) * (t - k), a[1] + (b[1] - a[1]) * (t - k)];
    const angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
    art += fill(oval(x, y, width * 0.13 * random.between(0.9, 1.2), width * 0.34, angle), colours.pattern);
  }
  return art;
}

import { blob, hang, nth, type Path, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, lit, placed, stroke } from '../ink.ts';
import { type Colour, deep } from '../palette.ts';

export type Grip = 'pinch' | 'palm' | 'grasp' | 'raised' | 'knit';

type Finger = { from: Point; bends: readonly [number, number, number]; lengths: readonly [number, number, number]; width: number };

/** Angles: 0 along the arm's way (to the left), positive curls downward; a hand is drawn with its arm coming from the right. */
const grips: Record<Grip, { palm: Point[]; fingers: Finger[]; thumb: Finger }> = {
  pinch: {
    palm: [
      [8, -46],
      [70, -56],
      [150, -44],
      [170, 0],
      [150, 44],
      [74, 56],
      [10, 40],
      [-14, 0],
    ],
    fingers: [
      { from: [20, 34], bends: [10, 62, 120], lengths: [62, 46, 34], width: 38 },
      { from: [8, 14], bends: [6, 50, 96], lengths: [76, 54, 36], width: 41 },
      { from: [4, -10], bends: [2, 40, 74], lengths: [84, 58, 38], width: 43 },
      { from: [8, -32], bends: [-8, 34, 52], lengths: [84, 62, 40], width: 42 },
    ],
    thumb: { from: [52, 30], bends: [26, 4, -8], lengths: [56, 62, 44], width: 46 },
  },
  palm: {
    palm: [
      [0, -52],
      [80, -60],
      [160, -44],
      [176, 0],
      [158, 46],
      [80, 56],
      [4, 48],
      [-16, 0],
    ],
    fingers: [
      { from: [6, 38], bends: [14, 10, 4], lengths: [50, 38, 28], width: 34 },
      { from: [0, 14], bends: [6, 4, 2], lengths: [66, 48, 32], width: 37 },
      { from: [0, -14], bends: [-2, -2, 2], lengths: [72, 54, 34], width: 38 },
      { from: [4, -38], bends: [-10, -8, 0], lengths: [64, 48, 32], width: 37 },
    ],
    thumb: { from: [78, -46], bends: [-42, -22, -10], lengths: [58, 48, 36], width: 42 },
  },
  grasp: {
    palm: [
      [6, -50],
      [74, -58],
      [156, -44],
      [172, 0],
      [152, 46],
      [74, 58],
      [8, 46],
      [-14, 0],
    ],
    fingers: [
      { from: [16, 40], bends: [34, 110, 176], lengths: [46, 40, 30], width: 38 },
      { from: [4, 16], bends: [28, 104, 172], lengths: [58, 46, 32], width: 41 },
      { from: [0, -10], bends: [22, 100, 168], lengths: [62, 50, 34], width: 43 },
      { from: [4, -34], bends: [14, 92, 160], lengths: [60, 48, 34], width: 42 },
    ],
    thumb: { from: [64, 34], bends: [40, 6, -30], lengths: [58, 52, 40], width: 47 },
  },
  raised: {
    palm: [
      [0, -50],
      [80, -56],
      [160, -40],
      [172, 0],
      [158, 42],
      [80, 54],
      [4, 46],
      [-14, 0],
    ],
    fingers: [
      { from: [6, 38], bends: [22, 30, 40], lengths: [46, 36, 26], width: 33 },
      { from: [0, 16], bends: [10, 20, 34], lengths: [60, 46, 30], width: 36 },
      { from: [0, -12], bends: [0, 6, 18], lengths: [68, 52, 34], width: 37 },
      { from: [4, -36], bends: [-14, -8, 4], lengths: [64, 48, 32], width: 36 },
    ],
    thumb: { from: [80, -44], bends: [-58, -40, -30], lengths: [54, 46, 34], width: 41 },
  },
  knit: {
    palm: [
      [8, -48],
      [74, -58],
      [154, -46],
      [174, 0],
      [152, 46],
      [74, 56],
      [10, 42],
      [-14, 0],
    ],
    fingers: [
      { from: [18, 38], bends: [26, 88, 140], lengths: [50, 42, 30], width: 38 },
      { from: [6, 16], bends: [20, 78, 132], lengths: [62, 48, 32], width: 41 },
      { from: [2, -8], bends: [14, 66, 118], lengths: [70, 52, 34], width: 43 },
      { from: [6, -32], bends: [-16, 18, 40], lengths: [74, 58, 38], width: 42 },
    ],
    thumb: { from: [56, 30], bends: [8, -6, -4], lengths: [56, 56, 44], width: 46 },
  },
};

const left = (degrees: number) => degrees - 90;

function bones({ from, bends, lengths }: Finger): Point[] {
  const points: Point[] = [from];
  for (const [i, bend] of bends.entries()) points.push(hang(nth(points, i), left(bend), nth(lengths, i)));
  return points;
}

/** A large hand whose forearm leaves to the right; `turn` rotates it about the wrist's front. Returns the tip between thumb and forefinger too. */
export function hand(how: {
  at: Point;
  scale?: number;
  turn?: number;
  flip?: boolean;
  grip: Grip;
  skin: Colour;
  sleeve: Colour;
  cuff?: Colour;
  light?: Point;
  arm?: number;
  holds?: Art;
}): Art {
  const { palm, fingers, thumb } = grips[how.grip];
  const light: Point = how.light ?? [-5, -9];
  const shade = deep(how.skin, 0.4);
  const line = deep(how.skin, 0.55);
  const piece = (path: Path): Art => lit(path, how.skin, shade, light);
  const finger = (f: Finger): Art => {
    const joints = bones(f);
    const path = taper(joints, [f.width, f.width * 0.94, f.width * 0.86, f.width * 0.68]);
    return stroke(path, line, 5) + piece(path);
  };
  const arm = how.arm ?? 700;
  const wrist = polygon('140,-44 260,-56 260,58 140,46');
  const sleeve = polygon([
    [232, -74],
    [232 + arm, -118],
    [232 + arm, 128],
    [232, 80],
  ]);
  const cuff = blob('216,-76 262,-80 266,86 218,82', 0.7);
  return placed(
    { at: how.at, scale: how.scale ?? 1, turn: how.turn, flip: how.flip },
    fill(wrist, how.skin),
    lit(wrist, how.skin, shade, light),
    ...fingers.slice(0, 3).map(finger),
    how.holds ?? '',
    finger(nth(fingers, 3)),
    piece(blob(palm)),
    finger(thumb),
    piece(blob('44,2 84,-30 150,-36 168,2 150,40 82,48')),
    lit(sleeve, how.sleeve, deep(how.sleeve, 0.45), [light[0] * 2, light[1] * 2.4]),
    lit(cuff, how.cuff ?? deep(how.sleeve, 0.25), deep(how.cuff ?? how.sleeve, 0.5), light),
  );
}

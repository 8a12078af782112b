import { between, blob, curve, disc, hang, moved, nth, oval, type Path, type Point, taper } from '../forms.ts';
import { type Art, fill, inside, lit, placed } from '../ink.ts';
import { type Colour, deep, house } from '../palette.ts';
import { type Headwear, headwear } from './heads.ts';

/** Angles in degrees: limbs hang straight down at 0 and swing forward with positive ones; `lean` bends the back forward. */
export type Pose = {
  lean?: number;
  nod?: number;
  near?: readonly [number, number];
  far?: readonly [number, number];
  nearLeg?: readonly [number, number];
  farLeg?: readonly [number, number];
};

export const poses = {
  standing: { near: [4, 12], far: [-6, 6], nearLeg: [3, -2], farLeg: [-4, -4] },
  walking: { lean: 4, near: [-24, -4], far: [26, 42], nearLeg: [24, 10], farLeg: [-16, -34] },
  running: { lean: 16, near: [-50, 30], far: [48, 110], nearLeg: [58, -14], farLeg: [-24, -78] },
  sitting: { lean: 2, near: [18, 70], far: [26, 78], nearLeg: [84, 4], farLeg: [80, -6] },
  kneeling: { lean: 14, near: [30, 62], far: [40, 70], nearLeg: [82, -10], farLeg: [2, -88] },
  crouching: { lean: 34, near: [42, 70], far: [52, 80], nearLeg: [104, -32], farLeg: [92, -44] },
  stooping: { lean: 62, nod: -16, near: [8, 14], far: [18, 22], nearLeg: [18, -6], farLeg: [-8, -16] },
  reaching: { lean: -4, near: [150, 168], far: [130, 150], nearLeg: [10, 0], farLeg: [-14, -10] },
  holding: { near: [22, 92], far: [30, 98], nearLeg: [4, -2], farLeg: [-5, -5] },
  reading: { nod: 14, near: [16, 104], far: [24, 110], nearLeg: [3, -2], farLeg: [-4, -4] },
} satisfies Record<string, Pose>;

export type Figure = {
  /** Where the lowest foot stands; for a seated figure, the seat. */
  at: Point;
  height: number;
  facing?: 'right' | 'left' | 'away';
  pose?: Pose;
  seated?: boolean;
  wears?: 'shirt' | 'jacket' | 'coat' | 'dress' | 'robe';
  head?: Headwear;
  top: Colour;
  legs?: Colour;
  skin?: Colour;
  hair?: Colour;
  shoes?: Colour;
  /** From the figure to the light, as on the page; none is a plain silhouette. */
  light?: Point;
  shade?: number;
  /** The shaded edge's own colour; with `light` pointing away from a lamp behind, a bright one is a rim of light. */
  rim?: Colour;
  /** Drawn between body and near arm, in the figure's own thousandths, given the near hand and the far hand. */
  holds?: ((near: Point, far: Point) => Art) | undefined;
  wide?: number;
};

const arm = { upper: 175, fore: 165 };
const leg = { thigh: 235, shin: 232 };

/** A person in a pose; a thousand units tall inside, facing right, then placed. */
export function figure(who: Figure): Art {
  const away = who.facing === 'away';
  const flip = who.facing === 'left';
  const pose: Pose = who.pose ?? poses.standing;
  const wide = who.wide ?? 1;
  const skin = who.skin ?? house.ink;
  const legs = who.legs ?? who.top;
  const light: Point | undefined = who.light && [flip ? -who.light[0] : who.light[0], who.light[1]];
  const paint = (path: Path, colour: Colour): Art =>
    light ? lit(path, colour, who.rim ?? deep(colour, who.shade ?? 0.45), light) : fill(path, colour);

  const hip: Point = [0, 0];
  const lean = pose.lean ?? 0;
  const neck = hang(hip, 180 - lean, 345);
  const waist = hang(hip, 180 - lean, 110);
  const shoulderAt = (side: number): Point =>
    away ? [neck[0] + side * 88 * wide, neck[1] + 62] : hang([neck[0] + side * 14, neck[1]], -lean, 28);
  const hipAt = (side: number): Point => (away ? [hip[0] + side * 46 * wide, hip[1]] : [hip[0] + side * 14, hip[1]]);
  const limb = (from: Point, angles: readonly [number, number], lengths: [number, number]): [Point, Point, Point] => {
    const joint = hang(from, angles[0], lengths[0]);
    return [from, joint, hang(joint, angles[1], lengths[1])];
  };
  const mirror = (angles: readonly [number, number]): readonly [number, number] => (away ? [-angles[0], -angles[1]] : angles);
  const nearArm = limb(shoulderAt(1), pose.near ?? [4, 10], [arm.upper, arm.fore]);
  const farArm = limb(shoulderAt(-1), away ? mirror(pose.far ?? [4, 10]) : (pose.far ?? [-4, 6]), [arm.upper, arm.fore]);
  const nearLeg = limb(hipAt(1), pose.nearLeg ?? [2, 0], [leg.thigh, leg.shin]);
  const farLeg = limb(hipAt(-1), pose.farLeg ?? [-2, 0], [leg.thigh, leg.shin]);
  const head = hang(neck, 180 - lean - (pose.nod ?? 0), 108);

  const sleeve = (joints: [Point, Point, Point]): Art => {
    const hand = hang(joints[2], angleOf(joints[1], joints[2]), 26);
    return (
      paint(taper([joints[2], hand], [40, 34]) + disc(hand[0], hand[1], 21), skin) +
      paint(taper(joints, who.wears === 'shirt' ? [76, 60, 50] : [84, 72, 60]), who.top)
    );
  };
  const leggings = (joints: [Point, Point, Point]): Art => {
    const [, , ankle] = joints;
    const foot = away ? oval(ankle[0], ankle[1] + 22, 34, 22) : shoe(ankle, angleOf(joints[1], ankle));
    return paint(foot, who.shoes ?? deep(legs, 0.55)) + paint(taper(joints, [112, 84, 60]), legs);
  };

  const trunk = torso(who.wears ?? 'jacket', away, { hip, waist, neck, lean, wide, nearLeg, farLeg });
  const art =
    (away ? '' : sleeve(farArm)) +
    (who.wears === 'robe' ? feet(nearLeg, farLeg, who.shoes ?? skin) : leggings(farLeg) + leggings(nearLeg)) +
    paint(taper([between(neck, head, -0.1), between(neck, head, 0.7)], [62, 54]), skin) +
    (who.wears === 'dress' ? paint(skirt(0.72, away, hip, nearLeg, farLeg), legs) : '') +
    paint(who.wears === 'robe' ? trunk + skirt(0.97, away, hip, nearLeg, farLeg) : trunk, who.top) +
    headwear({ style: who.head ?? 'short', at: head, turn: lean * 0.5 + (pose.nod ?? 0), away, skin, hair: who.hair ?? house.ink, paint }) +
    (away ? sleeve(farArm) : '') +
    (who.holds?.(nearArm[2], farArm[2]) ?? '') +
    sleeve(nearArm);

  const scale = who.height / 1000;
  const ground = who.seated ? 50 : Math.max(nearLeg[2][1], farLeg[2][1]) + 44;
  return placed({ at: [who.at[0], who.at[1] - ground * scale], scale, flip }, art);
}

function angleOf(from: Point, to: Point): number {
  return (Math.atan2(to[0] - from[0], to[1] - from[1]) * 180) / Math.PI;
}

function shoe(ankle: Point, shin: number): Path {
  const toe = hang(ankle, shin + 74, 78);
  const heel = hang(ankle, shin, 22);
  return taper([heel, hang(toe, shin, 16)], [50, 32]);
}

function feet(near: [Point, Point, Point], far: [Point, Point, Point], colour: Colour): Art {
  return fill(shoe(far[2], 0), colour) + fill(shoe(near[2], 0), colour);
}

type Body = { hip: Point; waist: Point; neck: Point; lean: number; wide: number; nearLeg: Point[]; farLeg: Point[] };

function torso(wears: string, away: boolean, body: Body): Path {
  const { hip, neck, lean, wide } = body;
  const across = (at: Point, by: number): Point => hang(at, 90 - lean, by * (away ? wide : 1));
  const drop = wears === 'coat' ? 230 : wears === 'jacket' ? 70 : 30;
  const below = hang(hip, lean > 30 ? lean * 0.3 : 0, drop);
  const hem = wears === 'coat' ? 128 : wears === 'shirt' ? 84 : 94;
  const middle = hang(hip, 180 - lean, 120);
  const chest = hang(hip, 180 - lean, 255);
  if (away) {
    const shoulder = hang(hip, 180 - lean, 314);
    return blob(
      [
        across(neck, -40),
        across(shoulder, -112),
        across(chest, -122),
        across(middle, -98),
        across(below, -hem - 14),
        across(below, hem + 14),
        across(middle, 98),
        across(chest, 122),
        across(shoulder, 112),
        across(neck, 40),
      ],
      0.45,
    );
  }
  return blob(
    [
      across(neck, -34),
      across(chest, -92),
      across(middle, -80),
      across(below, -hem),
      across(below, hem),
      across(middle, 76),
      across(chest, 88),
      across(neck, 36),
    ],
    0.5,
  );
}

function skirt(share: number, away: boolean, hip: Point, near: Point[], far: Point[]): Path {
  const knees: [Point, Point] = [nth(near, 1), nth(far, 1)];
  const ankles: [Point, Point] = [
    between(nth(near, 1), nth(near, 2), (share - 0.5) * 2),
    between(nth(far, 1), nth(far, 2), (share - 0.5) * 2),
  ];
  const [back, front]: [0 | 1, 0 | 1] = knees[0][0] < knees[1][0] ? [0, 1] : [1, 0];
  const w = away ? 20 : 0;
  return blob(
    [
      [hip[0] - 84 - w, hip[1] - 90],
      [Math.min(hip[0] - 96 - w, knees[back][0] - 60), knees[back][1] - 20],
      [ankles[back][0] - 92 - w, ankles[back][1] + 8],
      [ankles[front][0] + 92 + w, ankles[front][1] + 8],
      [Math.max(hip[0] + 96 + w, knees[front][0] + 64), knees[front][1] - 30],
      [hip[0] + 84 + w, hip[1] - 90],
    ],
    0.55,
  );
}

/** Reflective bands over a figure's chest, in the figure's own units (for `holds`). */
export function bands(lean: number, colour: Colour): Art {
  const across = (up: number, by: number) => hang(hang([0, 0], 180 - lean, up), 90 - lean, by);
  const belt = (up: number) => taper([across(up, -82), across(up, 84)], [22, 22], false);
  return fill(belt(70), colour) + fill(belt(150), colour) + fill(taper([across(290, -30), across(150, -34)], [20, 20], false), colour);
}

/** Heads and shoulders of an audience seen from behind, along a row. */
export function audience(heads: readonly Point[], size: number, colour: Colour, rim?: { colour: Colour; toLight: Point }): Art {
  return heads
    .map(([x, y]) => {
      const path =
        oval(x, y, size * 0.4, size * 0.5) +
        blob(
          [
            [x - size * 0.22, y + size * 0.34],
            [x - size * 0.8, y + size * 0.8],
            [x - size, y + size * 1.7],
            [x + size, y + size * 1.7],
            [x + size * 0.8, y + size * 0.8],
            [x + size * 0.22, y + size * 0.34],
          ],
          0.2,
        );
      return fill(path, rim?.colour ?? colour) + (rim ? inside(path, fill(moved(path, -rim.toLight[0], -rim.toLight[1]), colour)) : '');
    })
    .join('');
}

/** A figure's plain shadow thrown on flat ground. */
export function shadow(at: Point, height: number, towards: Point, colour: Colour, opacity = 0.35): Art {
  const tip: Point = [at[0] + towards[0], at[1] + towards[1]];
  const w = height * 0.09;
  return fill(
    curve(
      [
        [at[0] - w, at[1]],
        [tip[0] - w * 0.8, tip[1]],
        [tip[0] + w * 0.6, tip[1] - w * 0.3],
        [at[0] + w, at[1]],
      ],
      true,
      0.5,
    ),
    colour,
    opacity,
  );
}

/** A rod, oar or staff gripped in a hand: `angle` as limbs have it, `above` and `below` the hand. */
export function pole(grip: Point, angle: number, above: number, below: number, colour: Colour, width = 18): Art {
  return fill(taper([hang(grip, angle, below), hang(grip, angle + 180, above)], [width, width]), colour);
}

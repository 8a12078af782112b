import { box, oval, type Point, polygon } from '../forms.ts';
import { type Art, fill, gouged, inside, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { bands, figure, type Pose, pole, poses } from '../parts/people.ts';
import { rain, whole } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const rotterdamLashers: Scene = { focal: [0.5, 0.72], draw };

function draw(random: Random): Art {
  const colours = [rust, mix(rust, ink, 0.3), sea, mix(sea, ink, 0.35), mix(ochre, rust, 0.35), mix(moss, ink, 0.3), mix(sea, paper, 0.28)];
  const dusk = mix(night, ink, 0.4);
  const centre: Point = [940, 470];
  let stacks = '';
  for (const side of [-1, 1]) {
    for (let column = 3; column >= 0; column--) {
      const [near, far] = [1.25 ** (column * -1.7), 1.25 ** ((column + 1) * -1.7)];
      const edge = (share: number): number => centre[0] + side * (120 + 860 * share);
      for (let row = 0; row < 8; row++) {
        const y = (r: number, share: number) => centre[1] + (-900 + r * 228) * share + 250 * share;
        const face = polygon([
          [edge(near), y(row, near)],
          [edge(far), y(row, far)],
          [edge(far), y(row + 1, far) - 5 * far],
          [edge(near), y(row + 1, near) - 8 * near],
        ]);
        const colour = mix(random.pick(colours), dusk, 0.2 + column * 0.16 + (side > 0 ? 0.14 : 0));
        stacks += fill(face, colour);
        let ribs = '';
        for (let k = 1; k < 9; k++) {
          const t = k / 9;
          const x = edge(near) + (edge(far) - edge(near)) * t;
          ribs += `M${x.toFixed(0)} ${(y(row, near) + (y(row, far) - y(row, near)) * t + 12).toFixed(0)}L${x.toFixed(0)} ${(y(row + 1, near) + (y(row + 1, far) - y(row + 1, near)) * t - 16).toFixed(0)}`;
        }
        stacks += inside(face, stroke(ribs, deep(colour, 0.5), 7, { opacity: 0.6 }));
      }
    }
  }
  const vest = (at: Point, pose: Pose, height: number, facing: 'left' | 'right', holds: (hand: Point) => Art = () => '') =>
    figure({
      at,
      height,
      facing,
      pose,
      wears: 'jacket',
      head: 'helmet',
      hair: paper,
      top: ochre,
      legs: mix(sea, paper, 0.12),
      skin: mix(rose, rust, 0.3),
      light: [16, -18],
      shade: 0.6,
      holds: (near) => bands(pose.lean ?? 0, paper) + holds(near),
    });
  const lift: Pose = { lean: -8, nod: -22, near: [156, 168], far: [140, 160], nearLeg: [16, 2], farLeg: [-20, -12] };
  return (
    fill(whole, mix(night, sea, 0.35)) +
    gouged(random, polygon('760,0 1120,0 1010,700 880,700'), mix(sea, paper, 0.3), {
      angle: 90,
      gap: 30,
      length: 140,
      width: 6,
      fade: { from: [900, 0], to: [900, 760] },
    }) +
    fill(polygon('-40,60 1840,130 1840,196 -40,122'), mix(ochre, ink, 0.28)) +
    stroke(Array.from({ length: 26 }, (_, i) => `M${i * 74} ${68 + i * 2.8}L${i * 74 + 74} ${122 + i * 2.8}`).join(''), dusk, 7) +
    fill(polygon('890,152 1010,156 1010,232 890,228'), ink) +
    fill(box(906, 232, 88, 12), paper) +
    stacks +
    fill(polygon('906,244 994,244 1330,1200 560,1200'), mix(ochre, paper, 0.3), 0.25) +
    fill(polygon('800,790 1086,790 1420,1200 430,1200'), mix(ink, sea, 0.25)) +
    gouged(random, polygon('800,790 1086,790 1420,1200 430,1200'), mix(ochre, sea, 0.35), {
      gap: 26,
      length: 90,
      width: 6,
      fade: { from: [940, 1200], to: [940, 780] },
    }) +
    vest([840, 1160], lift, 640, 'left', (near) => pole(near, -18, 900, 330, paper, 20)) +
    vest([1240, 1130], { ...poses.stooping, lean: 30, near: [50, 66], far: [58, 78] }, 560, 'left', (near) =>
      pole(near, -62, 180, 420, mix(paper, sea, 0.2), 20),
    ) +
    rain(random, whole, pale(sea, 0.65), { angle: 8, gap: 66, length: 130, width: 3.5, opacity: 0.65 }) +
    fill(
      Array.from({ length: 40 }, () => oval(random.between(480, 1380), random.between(1080, 1190), random.between(8, 20), 3)).join(''),
      pale(ochre, 0.4),
      0.6,
    )
  );
}

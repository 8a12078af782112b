import { box, disc, each, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { figure, pole, poses, shadow } from '../parts/people.ts';
import { bandedSky, orb, streak } from '../parts/skies.ts';
import { glitter } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const odemiraCricket: Scene = { focal: [0.5, 0.65], draw };

function draw(random: Random): Art {
  const dry = mix(ochre, rust, 0.16);
  const horizon = 470;
  const tunnel = (i: number): Art => {
    const t = i / 9;
    const y = horizon + 14 + 190 * t ** 1.5;
    const h = 20 + 84 * t;
    const n = Math.ceil(15 - t * 8);
    const w = 1900 / n;
    return Array.from({ length: n + 1 }, (_, k) => {
      const x = -50 + k * w;
      const path = `M${x} ${y}C${x} ${y - h * 1.1} ${x + w * 0.94} ${y - h * 1.1} ${x + w * 0.94} ${y}Z`;
      return (
        fill(path, mix(paper, sea, 0.12 + (1 - t) * 0.12)) +
        inside(
          path,
          fill(
            polygon([
              [x + w * 0.1, y],
              [x + w * 0.2, y - h],
              [x + w * 0.5, y - h],
              [x + w * 0.36, y],
            ]),
            '#fffaf0',
          ),
          fill(box(x + w * 0.72, y - h, w * 0.3, h), mix(rose, sea, 0.4), 0.5),
        ) +
        stroke(path, mix(sea, paper, 0.35), 2 + t * 2)
      );
    }).join('');
  };
  return (
    bandedSky(random, mix(ochre, rose, 0.4), pale(ochre, 0.55), horizon, { steps: 6 }) +
    orb(random, [1370, 350], 118, '#fff3d0', { colour: pale(ochre, 0.8), rings: 4, step: 54, width: 9 }) +
    streak([520, 180], 900, 30, mix(rose, paper, 0.3)) +
    fill(box(-10, 440, 1820, 50), mix(sea, rose, 0.3)) +
    glitter(random, 1370, { top: 442, bottom: 486 }, '#fff3d0', { narrow: 100, wide: 300, rows: 6 }) +
    fill('M-10 452L300 446L620 456L700 482L-10 486Z', mix(moss, rose, 0.5)) +
    fill(box(-10, 478, 1820, 730), mix(moss, ochre, 0.4)) +
    Array.from({ length: 10 }, (_, i) => tunnel(i)).join('') +
    fill('M-10 676C600 660 1200 660 1810 676V1210H-10Z', dry) +
    gouged(random, box(0, 680, 1800, 520), mix(rust, ochre, 0.3), {
      gap: 32,
      length: 70,
      width: 8,
      angle: 84,
      fade: { from: [900, 1300], to: [900, 640] },
    }) +
    gouged(random, box(0, 680, 1800, 520), pale(ochre, 0.5), { gap: 46, length: 100, width: 6 }) +
    fill(polygon('150,1080 1560,850 1810,880 1810,960 420,1210 60,1210'), mix(moss, sea, 0.25)) +
    gouged(random, polygon('150,1080 1560,850 1810,880 1810,960 420,1210 60,1210'), mix(moss, paper, 0.25), {
      gap: 26,
      length: 110,
      width: 7,
      angle: -9,
    }) +
    stroke('M330 1050L520 1140M1390 878L1540 920', paper, 9) +
    shadow([520, 1110], 500, [-560, 90], mix(rust, ink, 0.5), 0.4) +
    shadow([1480, 930], 400, [-420, 70], mix(rust, ink, 0.5), 0.4) +
    [0, 1, 2]
      .map((i) =>
        fill(
          taper(
            [
              [330 + i * 26, 1100 + i * 10],
              [330 + i * 26, 930 + i * 10],
            ],
            [13, 13],
          ),
          mix(rust, ink, 0.5),
        ),
      )
      .join('') +
    [0, 1, 2]
      .map((i) =>
        fill(
          taper(
            [
              [1600 + i * 20, 900 + i * 6],
              [1600 + i * 20, 790 + i * 6],
            ],
            [10, 10],
          ),
          mix(rust, ink, 0.5),
        ),
      )
      .join('') +
    figure({
      at: [500, 1130],
      height: 660,
      facing: 'right',
      wears: 'shirt',
      head: 'helmet',
      hair: night,
      top: mix(night, ink, 0.3),
      legs: mix(night, ink, 0.5),
      skin: mix(ink, rust, 0.3),
      light: [20, -6],
      shade: 0.2,
      pose: { lean: 28, nod: -8, near: [20, 50], far: [26, 60], nearLeg: [30, -8], farLeg: [-14, -20] },
      holds: (near) =>
        pole(near, 20, 60, 60, mix(rust, ink, 0.3), 18) +
        fill(
          taper(
            [
              [near[0] + 20, near[1] + 60],
              [near[0] + 90, near[1] + 290],
            ],
            [32, 58],
            false,
          ),
          mix(ochre, paper, 0.3),
        ),
    }) +
    figure({
      at: [1390, 940],
      height: 520,
      facing: 'left',
      wears: 'shirt',
      head: 'turban',
      hair: rust,
      top: mix(night, ink, 0.3),
      legs: mix(night, ink, 0.5),
      skin: mix(ink, rust, 0.3),
      light: [16, -6],
      shade: 0.2,
      pose: { lean: 10, near: [178, 196], far: [64, 100], nearLeg: [-34, -50], farLeg: [40, 6] },
      holds: (near) => fill(disc(near[0] + 6, near[1] - 40, 24), rust),
    }) +
    each('150 720; 250 712; 1690 740', ([x, y], i) =>
      figure({
        at: [x, y],
        height: 150,
        facing: i === 2 ? 'left' : 'right',
        top: mix(night, rust, 0.4),
        legs: night,
        skin: ink,
        head: 'short',
        pose: poses.standing,
      }),
    )
  );
}

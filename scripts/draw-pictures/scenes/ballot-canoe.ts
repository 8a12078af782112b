import { blob, box, curve, each, nth, oval, type Point, polygon } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, ruled, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { heron } from '../parts/creatures.ts';
import { ranges } from '../parts/lands.ts';
import { figure, poses } from '../parts/people.ts';
import { bandedSky, orb, streak } from '../parts/skies.ts';
import { umbrella } from '../parts/things.ts';
import { bareTree, broadTree } from '../parts/trees.ts';
import { glitter, reflection, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const ballotCanoe: Scene = { focal: [0.55, 0.6], draw };

function draw(random: Random): Art {
  const flood = mix(rose, paper, 0.42);
  const far = mix(rose, sea, 0.45);
  const hull: Point[] = [
    [420, 800],
    [470, 836],
    [640, 872],
    [1240, 872],
    [1440, 830],
    [1500, 776],
  ];
  const boxes = '770 708 96; 866 708 96; 962 708 96; 818 630 96; 914 630 96';
  const mirrored = (x: number, y: number, h: number): Art =>
    `<g transform="translate(0 ${2 * y}) scale(1 -1)" opacity="0.3">${bareTree(random, [x, y], h, far)}</g>`;
  return (
    bandedSky(random, mix(rose, rust, 0.25), mix(ochre, paper, 0.4), 560, { steps: 6 }) +
    orb(random, [1240, 470], 130, pale(ochre, 0.72), { colour: pale(ochre, 0.5), rings: 4, step: 58, width: 9 }) +
    streak([560, 210], 900, 34, mix(rust, rose, 0.5), 0.8) +
    streak([1320, 300], 700, 24, mix(rust, rose, 0.5), 0.7) +
    streak([300, 330], 520, 20, mix(ochre, paper, 0.3)) +
    ranges(random, { tops: [556], swell: 40, far, near: far, bottom: 580, detail: 20 }) +
    fill(box(-10, 560, 1820, 650), flood) +
    ripples(random, { top: 566, bottom: 1200 }, mix(rose, rust, 0.2), { density: 0.8 }) +
    ripples(random, { top: 570, bottom: 1200 }, pale(ochre, 0.7), { density: 0.7, share: (x) => Math.exp(-(((x - 1240) / 420) ** 2)) }) +
    glitter(random, 1240, { top: 566, bottom: 1190 }, pale(ochre, 0.75), { narrow: 130, wide: 420, rows: 34, width: 14 }) +
    fill(polygon('110,640 150,560 460,560 510,640'), rust) +
    ruled(polygon('110,640 150,560 460,560 510,640'), deep(rust, 0.45), { angle: 100, gap: 26, width: 5 }) +
    fill(box(150, 640, 320, 26), mix(ochre, ink, 0.45)) +
    stroke('M306 560V484', ink, 7) +
    fill(polygon('310,484 376,500 310,520'), sea) +
    reflection(random, { left: 150, right: 470, top: 676, bottom: 760 }, mix(rust, rose, 0.3), 0.7) +
    each(
      '620 640 280; 1010 606 150; 1480 626 240; 1660 690 400',
      ([x, y, h]) =>
        broadTree(random, [x, y], h, { trunk: mix(sea, ink, 0.5), leaf: mix(sea, moss, 0.35), light: mix(rose, ochre, 0.5) }) +
        reflection(random, { left: x - h * 0.36, right: x + h * 0.36, top: y + 4, bottom: y + h * 0.5 }, mix(sea, moss, 0.35), 0.4),
    ) +
    bareTree(random, [250, 870], 420, mix(night, ink, 0.3)) +
    mirrored(250, 872, 240) +
    heron([140, 1010], 330, pale(rose, 0.75), mix(sea, ink, 0.3)) +
    reflection(random, { left: 90, right: 190, top: 1016, bottom: 1130 }, mix(sea, ink, 0.2), 0.5) +
    reflection(random, { left: 470, right: 1450, top: 872, bottom: 1060 }, mix(night, rust, 0.3), 0.72) +
    inside(
      box(0, 0, 1800, 850),
      figure({
        at: [560, 800],
        height: 430,
        seated: true,
        facing: 'right',
        pose: { ...poses.sitting, near: [-36, -60], nearLeg: [80, 30], farLeg: [84, 26] },
        head: 'brim',
        hair: paper,
        top: mix(sea, paper, 0.12),
        legs: night,
        skin: mix(rust, ink, 0.45),
        light: [16, -6],
      }),
    ) +
    each(
      boxes,
      ([x, y, w]) => lit(box(x, y, w, 78), mix(ochre, rust, 0.18), deep(ochre, 0.45), [-24, 0]) + fill(box(x + 34, y + 8, 30, 7), ink),
    ) +
    lit(
      blob('736,728 772,660 812,612 930,598 1040,640 1084,716 1040,704 980,722 920,702 860,724 800,706', 0.3),
      mix(sea, paper, 0.12),
      deep(sea, 0.5),
      [40, -14],
    ) +
    stroke('M812 626C826 660 822 690 806 704M926 606C932 650 930 680 920 700M1024 640C1034 670 1036 690 1038 702', deep(sea, 0.5), 5) +
    inside(
      box(0, 0, 1800, 850),
      each('1150 0; 1235 1; 1320 2', ([x, i]) =>
        figure({
          at: [x, 812],
          height: 400,
          seated: true,
          facing: 'left',
          pose: { ...poses.sitting, nearLeg: [78, 20], farLeg: [84, 16] },
          head: nth(['long', 'short', 'bun'] as const, i),
          top: nth([rust, ochre, moss], i),
          legs: night,
          skin: mix(rust, ink, 0.45),
          light: [-14, -6],
        }),
      ),
    ) +
    umbrella([1236, 430], 420, ink, mix(ink, rust, 0.3), ink, 300) +
    lit(curve(hull, true, 0.25), mix(rust, ink, 0.35), mix(night, ink, 0.4), [0, -26]) +
    stroke('M424 804C480 838 620 842 860 842C1140 842 1380 840 1496 782', mix(ochre, rust, 0.3), 9) +
    fill(box(396, 742, 56, 66), ink) +
    fill(box(404, 800, 16, 110), ink) +
    fill(oval(424, 742, 42, 18), rust) +
    gouged(random, polygon('440,890 1500,890 1500,940 440,940'), pale(ochre, 0.6), { gap: 20, length: 90, width: 6 })
  );
}

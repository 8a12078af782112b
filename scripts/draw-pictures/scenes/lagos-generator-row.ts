import { blob, box, curve, disc, each, nth, oval, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, ruled, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { tinRoof } from '../parts/buildings.ts';
import { figure, poses } from '../parts/people.ts';
import { bandedSky, orb, rays, wires } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const lagosGeneratorRow: Scene = { focal: [0.45, 0.7], draw };

function draw(random: Random): Art {
  const haze = mix(ochre, paper, 0.3);
  const generator = (x: number, y: number, s: number, open: boolean): Art =>
    placed(
      { at: [x, y], scale: s },
      fill(oval(10, 4, 130, 16), mix(rust, ink, 0.6), 0.5),
      stroke('M-110 0V-130H110V0M-110 -64H110', ink, 13),
      lit(blob('-92,-132 -90,-176 90,-176 92,-132', 0.6), rust, deep(rust, 0.5), [-30, -6]),
      fill(disc(0, -182, 14), ink),
      fill(box(-90, -120, 80, 104), open ? mix(ink, paper, 0.3) : mix(rust, ink, 0.15)),
      open
        ? fill(disc(-50, -68, 34), ink) + fill(disc(-50, -68, 15), paper) + stroke('M-76 -100L-24 -36', mix(ochre, rust, 0.2), 7)
        : ruled(box(-90, -120, 80, 104), ink, { gap: 18, width: 7 }),
      fill(box(4, -118, 88, 64), paper),
      fill(disc(30, -86, 15) + disc(68, -86, 15), ink),
      fill(box(12, -44, 76, 26), mix(ink, paper, 0.25)),
    );
  const shop = (x: number, w: number, wall: string): Art =>
    fill(box(x, 420, w, 480), wall) +
    fill(box(x + w * 0.1, 560, w * 0.8, 340), mix(ink, night, 0.3)) +
    gouged(random, box(x, 420, w, 150), mix(wall, paper, 0.3), { gap: 30, length: 60, width: 8 }) +
    fill(
      Array.from({ length: 4 }, (_, i) => box(x + w * (0.16 + i * 0.19), 620 + (i % 2) * 40, w * 0.12, 70)).join(''),
      mix(rust, ink, 0.4),
    ) +
    fill(box(x + w * 0.12, 700, w * 0.76, 10), mix(ochre, ink, 0.4)) +
    tinRoof(
      [
        [x - 30, 500],
        [x + w + 20, 500],
        [x + w + 50, 600],
        [x - 60, 600],
      ],
      mix(nth([sea, rust, moss, ochre], Math.floor((x + 100) / 400) % 4), paper, 0.25),
      mix(ink, sea, 0.2),
      24,
      86,
    );
  const panel = (x: number, y: number, s: number): Art =>
    placed(
      { at: [x, y], scale: s },
      stroke('M-70 0L-50 -60M60 0L80 -80', ink, 9),
      lit(polygon('-120,-30 -60,-150 130,-190 90,-60'), mix(sea, '#2f7fb0', 0.5), deep(sea, 0.5), [10, -50]),
      stroke('M-90 -90L110 -125M-56 -48L0 -166M0 -52L60 -176', mix(sea, paper, 0.6), 5),
      stroke('M-120 -30L-60 -150L130 -190L90 -60Z', mix(paper, sea, 0.2), 7),
    );
  return (
    bandedSky(random, mix(ochre, rust, 0.14), haze, 560, { steps: 5 }) +
    orb(random, [1330, 190], 130, '#fff3d0', { colour: pale(ochre, 0.8), rings: 5, step: 52, width: 11 }) +
    rays(random, [1330, 190], pale(ochre, 0.75), { inner: 420, outer: 700, count: 26, width: 9 }) +
    fill(Array.from({ length: 16 }, (_, i) => box(i * 118 - 20, 430 - ((i * 67) % 150), 100, 300)).join(''), mix(ochre, rust, 0.4), 0.55) +
    [
      [-60, 480, mix(rose, paper, 0.1)],
      [420, 440, mix(sea, paper, 0.35)],
      [870, 460, mix(ochre, paper, 0.2)],
      [1340, 520, mix(moss, paper, 0.35)],
    ]
      .map(([x, w, c]) => shop(x as number, w as number, c as string))
      .join('') +
    panel(190, 426, 1.15) +
    panel(480, 426, 1.0) +
    panel(700, 426, 1.15) +
    panel(1010, 426, 1.1) +
    panel(1230, 426, 0.95) +
    panel(1530, 426, 1.2) +
    stroke('M860 900V40M1300 900V90M800 90H920M1250 130H1350M820 140H900', mix(ink, rust, 0.3), 17) +
    wires(
      [
        [[-20, 60], [860, 90], 70],
        [[-20, 110], [860, 120], 90],
        [[-20, 20], [860, 60], 50],
        [[860, 90], [1300, 130], 50],
        [[860, 60], [1300, 100], 30],
        [[1300, 130], [1820, 60], 60],
        [[1300, 110], [1820, 10], 50],
        [[860, 140], [1300, 150], 80],
        [[860, 120], [330, 430], 30],
        [[1300, 140], [1600, 420], 30],
        [[860, 120], [1010, 420], 20],
      ],
      ink,
      5,
    ) +
    fill('M-10 890H1810V1210H-10Z', mix(rust, ochre, 0.5)) +
    gouged(random, box(0, 900, 1800, 300), mix(rust, ink, 0.25), {
      gap: 34,
      length: 110,
      width: 8,
      fade: { from: [900, 1230], to: [900, 880] },
    }) +
    fill('M-10 890H1810V930C1200 960 600 940 -10 960Z', mix(rust, ink, 0.45), 0.5) +
    [90, 300, 500, 700, 1500, 1700].map((x, i) => generator(x, 960 + (i % 2) * 14, 0.78, i % 3 === 1)).join('') +
    generator(240, 1150, 1.15, false) +
    generator(1010, 1160, 1.25, true) +
    generator(1600, 1160, 1.15, false) +
    stroke(
      'M340 1100C440 1180 500 1060 600 1120C640 1150 620 1190 560 1200M1120 1120C1240 1180 1320 1080 1480 1130M700 950C760 1000 800 960 880 1000',
      ink,
      9,
    ) +
    each('820 1190; 880 1170; 1210 1190; 760 1160', ([x, y], i) =>
      fill(
        i % 2
          ? disc(x, y, 16)
          : polygon([
              [x, y],
              [x + 44, y - 8],
              [x + 48, y + 12],
              [x + 6, y + 18],
            ]),
        mix(ink, paper, 0.3),
      ),
    ) +
    figure({
      at: [720, 1180],
      height: 640,
      facing: 'right',
      wears: 'shirt',
      head: 'cap',
      hair: mix(sea, paper, 0.1),
      top: mix(paper, ochre, 0.1),
      legs: mix(sea, ink, 0.2),
      skin: mix(ink, rust, 0.38),
      light: [16, -12],
      shade: 0.55,
      pose: { ...poses.crouching, near: [52, 84] },
      holds: (near) =>
        stroke(`M${near[0] - 60} ${near[1] + 40}L${near[0] + 120} ${near[1] - 60}`, mix(paper, ink, 0.2), 22) +
        stroke(
          curve([
            [near[0] + 112, near[1] - 90],
            [near[0] + 120, near[1] - 60],
            [near[0] + 150, near[1] - 64],
          ]),
          mix(paper, ink, 0.2),
          16,
        ),
    }) +
    figure({
      at: [1330, 930],
      height: 380,
      facing: 'left',
      wears: 'dress',
      head: 'turban',
      hair: ochre,
      top: mix(rose, rust, 0.3),
      legs: sea,
      skin: mix(ink, rust, 0.38),
      light: [10, -10],
    })
  );
}

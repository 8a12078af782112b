import { box, type Point, polygon } from '../forms.ts';
import { type Art, fill, gouged, inside, ruled, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { audience, figure } from '../parts/people.ts';
import { bulb } from '../parts/rooms.ts';
import { bandedSky, orb, shaft, stars } from '../parts/skies.ts';
import { tallies } from '../parts/things.ts';
import { palm } from '../parts/trees.ts';
import { glitter } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, night } = house;

export const samarSchoolhouseCount: Scene = { focal: [0.5, 0.5], draw };

function draw(random: Random): Art {
  const glow = pale(ochre, 0.35);
  const wall = mix(night, moss, 0.28);
  const shade = mix(ink, night, 0.4);
  const view = box(330, 430, 470, 330);
  const view2 = box(960, 430, 470, 330);
  const louvres = (x: number): Art =>
    Array.from({ length: 5 }, (_, i) =>
      fill(
        polygon([
          [x, 440 + i * 66],
          [x + 60, 428 + i * 66],
          [x + 60, 444 + i * 66],
          [x, 456 + i * 66],
        ]),
        mix(ochre, rust, 0.3),
      ),
    ).join('');
  const inTeacher = figure({
    at: [520, 1120],
    height: 580,
    facing: 'right',
    wears: 'shirt',
    head: 'bun',
    hair: ink,
    top: rust,
    legs: ink,
    skin: mix(rust, ink, 0.35),
    pose: { near: [120, 158], far: [112, 150] },
    holds: (near) =>
      fill(
        polygon([
          [near[0] - 70, near[1] - 170],
          [near[0] + 90, near[1] - 180],
          [near[0] + 96, near[1] + 10],
          [near[0] - 64, near[1] + 20],
        ]),
        '#fffdf6',
      ),
  });
  const inBoard =
    fill(box(1010, 460, 330, 210), mix(moss, ink, 0.35)) +
    stroke('M1010 460H1340V670H1010Z', mix(rust, ink, 0.3), 9) +
    tallies(random, [1040, 510], 9, 48, paper, 6, 3) +
    tallies(random, [1200, 510], 6, 48, paper, 6, 2) +
    figure({
      at: [1370, 1050],
      height: 560,
      facing: 'left',
      wears: 'shirt',
      head: 'short',
      hair: ink,
      top: sea,
      legs: ink,
      skin: mix(rust, ink, 0.35),
      pose: { near: [96, 130], far: [10, 10] },
    });
  const heads = Array.from({ length: 17 }, (_, i): Point => [90 + i * 104 + random.spread(0, 26), 850 + random.spread(0, 46)]);
  return (
    bandedSky(random, night, mix(night, sea, 0.6), 900, { steps: 5 }) +
    stars(random, 110, pale(ochre, 0.6), { bottom: 500, size: 3.6 }) +
    orb(random, [1540, 190], 84, pale(ochre, 0.65), { colour: pale(ochre, 0.4), rings: 3, step: 40, width: 7 }) +
    fill(box(-10, 560, 1820, 100), mix(night, sea, 0.8)) +
    glitter(random, 1600, { top: 562, bottom: 660 }, pale(ochre, 0.6), { narrow: 50, wide: 140, rows: 10 }) +
    fill('M-10 640L1810 610L1810 1200L-10 1200Z', mix(night, moss, 0.2)) +
    palm(random, [130, 900], 720, { trunk: shade, leaf: mix(moss, night, 0.55), back: mix(moss, night, 0.75) }, 0.12) +
    palm(random, [1700, 860], 560, { trunk: shade, leaf: mix(moss, night, 0.55), back: mix(moss, night, 0.75) }, -0.14) +
    fill(polygon('180,380 300,250 1480,250 1590,380'), mix(rust, night, 0.35)) +
    ruled(polygon('180,380 300,250 1480,250 1590,380'), mix(rust, night, 0.65), { angle: 90, gap: 30, width: 5 }) +
    fill(box(240, 380, 1290, 460), wall) +
    ruled(box(240, 380, 1290, 460), mix(wall, ink, 0.35), { gap: 38, width: 4 }) +
    fill(box(240, 380, 1290, 26), shade) +
    inside(
      view,
      fill(view, glow),
      gouged(random, view, pale(ochre, 0.75), { gap: 26, length: 100, width: 7, fade: { from: [565, 430], to: [565, 760] } }),
      inTeacher,
      bulb([750, 480], 24, paper, ink, 420),
    ) +
    inside(view2, fill(view2, glow), inBoard, bulb([1380, 480], 24, paper, ink, 420)) +
    stroke(`${view}${view2}`, mix(rust, ink, 0.5), 14) +
    louvres(300) +
    louvres(770) +
    louvres(930) +
    louvres(1400) +
    fill(box(840, 480, 90, 360), glow) +
    stroke('M840 840V480H930V840', mix(rust, ink, 0.5), 12) +
    shaft('330,760 800,760 1000,1200 60,1200', glow, 0.2) +
    shaft('960,760 1430,760 1760,1200 860,1200', glow, 0.2) +
    shaft('840,840 930,840 1010,1200 780,1200', glow, 0.3) +
    stroke('M1640 900V400', shade, 20) +
    fill(box(1560, 330, 160, 120), mix(sea, paper, 0.4)) +
    stroke('M1616 372H1664V420H1616Z', rust, 7) +
    stroke('M1606 440H1674M1612 440L1622 490M1640 440V492M1668 440L1658 490M1618 466H1662', rust, 6) +
    audience(heads, 62, shade, { colour: mix(ochre, rust, 0.2), toLight: [0, -7] }) +
    audience(
      Array.from({ length: 12 }, (_, i): Point => [30 + i * 158 + random.spread(0, 40), 990 + random.spread(0, 40)]),
      84,
      ink,
      { colour: mix(ochre, rust, 0.35), toLight: [0, -7] },
    ) +
    figure({
      at: [1250, 1100],
      height: 330,
      facing: 'away',
      wears: 'shirt',
      head: 'short',
      hair: ink,
      top: ink,
      legs: ink,
      skin: ink,
      pose: { near: [150, 170], far: [14, 6] },
    })
  );
}

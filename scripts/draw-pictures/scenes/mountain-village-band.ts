import { box, curve, disc, oval, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { archway, clockFace, cottage } from '../parts/buildings.ts';
import { figure, poses, shadow } from '../parts/people.ts';
import { bandedSky, orb } from '../parts/skies.ts';
import { pine } from '../parts/trees.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const mountainVillageBand: Scene = { focal: [0.35, 0.6], draw };

function draw(random: Random): Art {
  const dawn = mix(ochre, paper, 0.35);
  const wall = mix(paper, rose, 0.18);
  const shade = mix(sea, paper, 0.42);
  const ridge = (y: number, colour: string, amp: number, trees: boolean): Art => {
    const points: Point[] = Array.from(
      { length: 13 },
      (_, i): Point => [-60 + i * 160, y - amp * (i % 2 ? 1 : 0.2) * random.between(0.4, 1)],
    );
    const path = `${curve(points)}L1860 900L-60 900Z`;
    return (
      fill(path, colour) +
      (trees
        ? points.flatMap(([x, py]) => [0, 54, 108].map((d) => pine(random, [x + d, py + 26], random.between(60, 110), colour))).join('')
        : '')
    );
  };
  const arches = Array.from({ length: 6 }, (_, i) => archway(640 + i * 172, 850, 120, 240)).join('');
  const player = (x: number, h: number, horn: 'tuba' | 'trumpet' | 'trombone' | 'drum' | 'clarinet', facing: 'left' | 'right'): Art =>
    figure({
      at: [x, 1030 + (h - 400) * 0.5],
      height: h,
      facing,
      wears: 'jacket',
      head: 'brim',
      hair: mix(ink, night, 0.4),
      top: mix(night, ink, 0.4),
      legs: mix(night, ink, 0.6),
      skin: mix(night, ink, 0.35),
      light: [-12, -6],
      shade: 0.2,
      pose: { near: horn === 'drum' ? [20, 70] : [44, 118], far: [54, 122] },
      holds: (n) =>
        ({
          trumpet:
            stroke(`M${n[0] - 50} ${n[1] - 8}L${n[0] + 160} ${n[1] - 26}`, ochre, 20) +
            fill(
              polygon([
                [n[0] + 150, n[1] - 34],
                [n[0] + 226, n[1] - 88],
                [n[0] + 232, n[1] + 34],
                [n[0] + 150, n[1] - 16],
              ]),
              ochre,
            ),
          trombone:
            stroke(
              `M${n[0] - 60} ${n[1] - 10}L${n[0] + 300} ${n[1] + 40}M${n[0] - 40} ${n[1] + 34}L${n[0] + 290} ${n[1] + 76}L${n[0] + 300} ${n[1] + 40}`,
              ochre,
              15,
            ) +
            fill(
              polygon([
                [n[0] - 60, n[1] - 20],
                [n[0] + 120, n[1] - 110],
                [n[0] + 150, n[1] - 20],
              ]),
              ochre,
            ),
          clarinet: fill(
            taper(
              [
                [n[0] - 40, n[1] - 60],
                [n[0] + 110, n[1] + 170],
              ],
              [14, 34],
              false,
            ),
            ink,
          ),
          tuba:
            stroke(
              curve([
                [n[0] - 40, n[1] - 20],
                [n[0] + 70, n[1] + 130],
                [n[0] - 40, n[1] + 260],
                [n[0] - 140, n[1] + 150],
                [n[0] - 120, n[1] - 120],
              ]),
              ochre,
              54,
            ) +
            fill(
              polygon([
                [n[0] - 150, n[1] - 100],
                [n[0] - 270, n[1] - 330],
                [n[0] + 40, n[1] - 350],
                [n[0] - 90, n[1] - 100],
              ]),
              ochre,
            ) +
            fill(oval(n[0] - 116, n[1] - 340, 156, 30, -4), mix(ochre, ink, 0.4)),
          drum:
            fill(disc(n[0] + 50, n[1] + 70, 170), rust) +
            fill(disc(n[0] + 50, n[1] + 70, 146), paper) +
            stroke(`M${n[0] - 40} ${n[1] - 10}L${n[0] + 90} ${n[1] + 60}`, ink, 14) +
            fill(disc(n[0] + 96, n[1] + 62, 24), rust),
        })[horn],
    });
  return (
    bandedSky(random, mix(sea, paper, 0.55), dawn, 560, { steps: 6 }) +
    orb(random, [330, 360], 86, pale(ochre, 0.6), { colour: pale(ochre, 0.5), rings: 4, step: 48, width: 9 }) +
    ridge(400, mix(sea, paper, 0.5), 150, false) +
    ridge(500, mix(sea, paper, 0.3), 150, false) +
    ridge(590, mix(sea, moss, 0.35), 120, true) +
    ridge(680, mix(moss, night, 0.5), 80, true) +
    cottage([80, 850], 320, 250, { wall: mix(ochre, paper, 0.3), shade: mix(ochre, rust, 0.4), roof: rust, window: night }) +
    cottage([380, 850], 230, 190, { wall: mix(rose, paper, 0.3), shade: mix(rose, rust, 0.4), roof: mix(rust, ink, 0.25), window: night }) +
    fill(box(600, 470, 1110, 390), wall) +
    fill(box(600, 448, 1110, 28), mix(rust, ink, 0.1)) +
    fill(box(600, 560, 1110, 12), rust) +
    fill(arches, mix(night, sea, 0.3)) +
    inside(arches, fill(box(600, 560, 1200, 300), shade, 0.6)) +
    stroke(arches, rust, 9) +
    fill(Array.from({ length: 5 }, (_, i) => box(724 + i * 172, 490, 60, 62)).join(''), mix(sea, night, 0.2)) +
    lit(box(1070, 250, 170, 200), wall, shade, [-50, 0]) +
    fill(polygon('1050,250 1155,160 1260,250'), rust) +
    clockFace(1150, 350, 66, 6, 10, paper, ink) +
    stroke('M1155 160V96', ink, 7) +
    fill(polygon('1158,98 1230,114 1158,132'), moss) +
    gouged(random, box(600, 480, 1110, 380), paper, {
      angle: 0,
      gap: 36,
      length: 90,
      width: 8,
      fade: { from: [600, 500], to: [1300, 700] },
    }) +
    fill('M-10 850H1810V1210H-10Z', mix(ochre, rose, 0.4)) +
    gouged(random, box(0, 860, 1800, 340), mix(rust, ochre, 0.4), {
      gap: 40,
      length: 100,
      width: 8,
      fade: { from: [900, 1200], to: [900, 840] },
    }) +
    fill(polygon('640,852 1710,852 1810,960 1810,1010 900,1000'), mix(sea, rose, 0.5), 0.4) +
    player(880, 410, 'clarinet', 'left') +
    player(1040, 430, 'trumpet', 'left') +
    player(1210, 440, 'trombone', 'left') +
    player(1400, 450, 'tuba', 'left') +
    player(1620, 460, 'drum', 'left') +
    shadow([430, 1168], 640, [560, 40], mix(rust, ink, 0.5), 0.35) +
    figure({
      at: [420, 1170],
      height: 720,
      facing: 'right',
      wears: 'jacket',
      head: 'brim',
      hair: mix(ochre, paper, 0.4),
      top: mix(rust, ochre, 0.1),
      legs: mix(sea, ink, 0.2),
      skin: mix(rust, ochre, 0.25),
      light: [-20, -8],
      shade: 0.6,
      pose: { ...poses.walking, near: [-16, -26], far: [30, 84] },
      holds: (_, far) =>
        stroke(`M${far[0] + 6} ${far[1] - 340}L${far[0] + 6} ${far[1] + 560}`, mix(rust, ink, 0.4), 22) +
        fill(disc(far[0] + 6, far[1] - 340, 26), ochre) +
        [
          [rust, 30],
          [moss, 62],
          [paper, 14],
        ]
          .map(([c, d], i) =>
            fill(
              taper(
                [
                  [far[0] + 8, far[1] - 300],
                  [far[0] + 50 + (d as number), far[1] - 220 + i * 20],
                  [far[0] + 20 + (d as number) * 1.4, far[1] - 80 + i * 30],
                ],
                [20, 22, 8],
                false,
              ),
              c as string,
            ),
          )
          .join(''),
    }) +
    placed(
      { at: [250, 1160], turn: -14 },
      stroke('M-46 -200V-330H46V-200', ink, 9),
      lit(box(-90, -200, 180, 190), mix(sea, night, 0.2), night, [-30, 0]),
      stroke('M-50 -180V-30M0 -180V-30M50 -180V-30', mix(night, ink, 0.3), 7),
      fill(disc(-64, 0, 20) + disc(64, 0, 20), ink),
    )
  );
}

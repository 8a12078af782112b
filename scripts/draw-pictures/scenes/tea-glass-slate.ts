import { blob, box, disc, each, oval, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { figure, poses } from '../parts/people.ts';
import { casement } from '../parts/rooms.ts';
import { rain, whole } from '../parts/skies.ts';
import { steam, tallies, teaGlass } from '../parts/things.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose } = house;

export const teaGlassSlate: Scene = { focal: [0.47, 0.6], draw };

function draw(random: Random): Art {
  const wall = mix(sea, moss, 0.3);
  const slate = mix(ink, sea, 0.3);
  const man = (x: number, facing: 'left' | 'right', head: 'cap' | 'short' | 'wool', tone: number): Art =>
    figure({
      at: [x, 830],
      height: 470,
      seated: true,
      facing,
      pose: { ...poses.sitting, lean: 8, near: [30, 96], far: [40, 90] },
      head,
      top: mix(ink, sea, tone),
      legs: mix(ink, sea, tone * 0.6),
      hair: ink,
      skin: mix(ink, rust, 0.4),
      light: [facing === 'right' ? 10 : -10, -8],
      shade: 0.4,
    });
  return (
    fill(whole, wall) +
    gouged(random, box(0, 0, 1800, 820), mix(wall, paper, 0.18), {
      gap: 40,
      length: 170,
      width: 12,
      fade: { from: [1600, 200], to: [500, 500] },
    }) +
    casement(
      { x: 1330, y: 90, width: 400, height: 470, columns: 2, rows: 2, bar: 14 },
      mix(ochre, rust, 0.5),
      fill(box(1300, 60, 500, 560), mix(sea, paper, 0.5)),
      fill('M1320 420L1440 340L1560 380L1740 300V600H1320Z', mix(sea, moss, 0.3)),
      rain(random, box(1320, 80, 420, 500), paper, { gap: 30, length: 90, width: 4 }),
    ) +
    fill(box(80, 80, 640, 430), mix(ochre, rust, 0.5)) +
    fill(box(104, 104, 592, 382), slate) +
    gouged(random, box(104, 104, 592, 382), mix(slate, paper, 0.16), { angle: -12, gap: 44, length: 220, width: 16 }) +
    tallies(random, [150, 170], 27, 58, paper, 6, 7) +
    placed(
      { at: [1010, 640] },
      fill(box(-150, 0, 300, 240), mix(ink, rust, 0.2)),
      fill(box(-120, 60, 240, 120), ink),
      fill(box(-104, 76, 208, 88), mix(rust, ochre, 0.4)),
      stroke('M-60 164C-50 110 -20 130 -10 92C10 130 40 110 50 164', pale(ochre, 0.4), 10),
      fill(box(-170, -14, 340, 22), ink),
      lit(blob('-108,-14 -120,-100 -80,-160 80,-160 120,-100 108,-14', 0.3), mix(ochre, paper, 0.25), mix(ochre, ink, 0.5), [-40, -10]),
      lit(blob('-64,-160 -84,-220 -58,-268 58,-268 84,-220 64,-160', 0.3), mix(ochre, paper, 0.3), mix(ochre, ink, 0.5), [-30, -8]),
      fill(polygon('-40,-268 0,-306 40,-268'), mix(ochre, ink, 0.35)),
      fill(disc(0, -312, 12), ink),
      stroke(
        'M110 -90C170 -100 160 -160 190 -190M80 -230C120 -236 120 -266 140 -284M-116 -110C-180 -110 -180 -50 -112 -44M-82 -232C-124 -236 -124 -190 -74 -184',
        mix(ochre, ink, 0.3),
        13,
      ),
    ) +
    steam([1190, 420], 330, paper, 0.5, 34) +
    steam([1020, 310], 300, paper, 0.4, 26) +
    fill('M-10 830L1810 810L1810 1210L-10 1210Z', mix(rust, ink, 0.45)) +
    man(250, 'right', 'cap', 0.3) +
    man(520, 'left', 'short', 0.4) +
    man(1440, 'right', 'wool', 0.36) +
    man(1690, 'left', 'cap', 0.26) +
    [385, 1566]
      .map(
        (x) =>
          fill(oval(x, 800, 96, 20), mix(ochre, rust, 0.5)) +
          fill(
            polygon([
              [x - 10, 806],
              [x + 10, 806],
              [x + 34, 940],
              [x - 34, 940],
            ]),
            mix(rust, ink, 0.6),
          ) +
          teaGlass([x - 26, 800], 60, rust, mix(paper, sea, 0.3), paper) +
          teaGlass([x + 36, 804], 60, rust, mix(paper, sea, 0.3), paper),
      )
      .join('') +
    lit('M-10 980L1810 950L1810 1210L-10 1210Z', mix(rust, ochre, 0.3), rust, [0, -140]) +
    gouged(random, box(0, 960, 1800, 240), mix(rust, ink, 0.25), { gap: 38, length: 260, width: 9, angle: -1 }) +
    fill(oval(900, 1096, 330, 46), mix(rust, ink, 0.45)) +
    fill(oval(850, 1076, 290, 50), mix(paper, rose, 0.3)) +
    fill(oval(850, 1068, 290, 46), paper) +
    stroke(oval(850, 1068, 256, 38), rust, 7) +
    fill(oval(850, 1068, 150, 22), mix(paper, sea, 0.3)) +
    teaGlass([850, 1072], 620, rust, mix(paper, sea, 0.22), '#ffffff') +
    steam([850, 430], 330, paper, 0.6, 40) +
    each('1010 1050 6; 1078 1062 -10', ([x, y, t]) =>
      placed(
        { at: [x, y], turn: t },
        fill(polygon('-36,-46 30,-52 36,14 -32,18'), '#fffaf0'),
        fill(polygon('30,-52 54,-38 58,22 36,14'), mix(paper, sea, 0.3)),
        fill(polygon('-36,-46 -8,-62 54,-38 30,-50'), '#ffffff'),
      ),
    ) +
    placed(
      { at: [640, 1080], turn: -72 },
      fill(oval(0, -20, 26, 44), mix(paper, sea, 0.35)),
      stroke('M0 20V230', mix(paper, sea, 0.35), 12),
    )
  );
}

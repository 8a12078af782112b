import { blob, box, curve, disc, oval, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix } from '../palette.ts';
import { figure, shadow } from '../parts/people.ts';
import { bandedSky, orb } from '../parts/skies.ts';
import { palm } from '../parts/trees.ts';
import { glitter, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const lamuWellTaster: Scene = { focal: [0.35, 0.5], draw };

function draw(random: Random): Art {
  const dune = mix(ochre, paper, 0.55);
  const shade = mix(ochre, rose, 0.5);
  const coral = mix(paper, rose, 0.3);
  const stone = (x: number, y: number, w: number, h: number): Art =>
    lit(
      blob(
        [
          [x, y],
          [x + w * 0.1, y - h * 0.46],
          [x + w * 0.5, y - h * 0.5],
          [x + w * 0.92, y - h * 0.42],
          [x + w, y],
          [x + w * 0.9, y + h * 0.4],
          [x + w * 0.5, y + h * 0.46],
          [x + w * 0.08, y + h * 0.42],
        ],
        0.4,
      ),
      coral,
      mix(rose, rust, 0.35),
      [-9, -9],
    );
  let wall = '';
  for (let row = 0; row < 5; row++)
    for (let k = 0; k < 6; k++)
      wall += stone(1010 + k * 104 - (row % 2) * 50 + random.spread(0, 8), 790 + row * 74, 100 + random.spread(0, 12), 70);
  return (
    bandedSky(random, mix(sea, paper, 0.55), mix(ochre, paper, 0.5), 520, { steps: 6 }) +
    orb(random, [420, 330], 100, '#fff3d6', { colour: '#fff3d6', rings: 5, step: 48, width: 9 }) +
    fill(box(-10, 470, 1820, 90), mix(sea, paper, 0.1)) +
    ripples(random, { top: 474, bottom: 556 }, mix(sea, paper, 0.6), { length: 110 }) +
    glitter(random, 420, { top: 474, bottom: 556 }, '#fff3d6', { narrow: 60, wide: 180, rows: 8 }) +
    placed(
      { at: [900, 520] },
      fill(curve('-110,-22 -70,6 70,6 120,-26 40,-10 -40,-10', true, 0.3), mix(rust, ink, 0.5)),
      fill(curve('-90,-30 10,-210 110,-170 96,-60 60,-24', true, 0.3), '#fffaf0'),
      stroke('M-96 -36L40 -232M8 -14L-6 -150', ink, 5),
    ) +
    lit(blob('700,580 1000,470 1260,340 1480,300 1660,360 1860,330 1860,900 700,900', 0.1), dune, shade, [-130, -6]) +
    fill(box(-10, 552, 1820, 300), shade) +
    lit(
      blob('-60,900 -60,590 200,560 460,600 760,540 1060,620 1400,600 1860,660 1860,900', 0.1),
      mix(dune, paper, 0.25),
      shade,
      [-60, -26],
    ) +
    gouged(random, box(0, 540, 1800, 300), mix(ochre, rust, 0.25), {
      gap: 32,
      length: 200,
      width: 6,
      flow: (x, y) => Math.sin(x / 240 + y / 90) * 14,
      fade: { from: [1700, 560], to: [300, 780] },
    }) +
    palm(random, [1620, 800], 560, { trunk: mix(rust, ink, 0.5), leaf: mix(moss, ink, 0.25), back: mix(moss, ink, 0.5) }, -0.16) +
    fill('M-10 800C500 770 1200 820 1810 790V1210H-10Z', mix(dune, ochre, 0.3)) +
    gouged(random, box(0, 820, 1800, 380), shade, { gap: 40, length: 160, width: 7 }) +
    shadow([470, 1160], 800, [760, 30], mix(rust, night, 0.3), 0.3) +
    fill(oval(1330, 1140, 420, 46), mix(rust, night, 0.3), 0.3) +
    stroke('M1060 790V480M1580 790V480M1040 500H1600', mix(rust, ink, 0.45), 26) +
    fill(disc(1320, 520, 44), mix(rust, ink, 0.5)) +
    fill(disc(1320, 520, 18), ochre) +
    stroke('M1352 520C1354 640 1352 700 1350 740', paper, 8) +
    fill(blob('960,760 966,1100 1010,1130 1600,1130 1650,1100 1656,760', 0.6), mix(rose, rust, 0.5)) +
    fill(oval(1310, 766, 346, 62), coral) +
    fill(oval(1310, 770, 262, 40), mix(night, sea, 0.2)) +
    wall +
    placed(
      { at: [1350, 740] },
      lit(polygon('-64,0 -50,110 50,110 64,0'), mix(sea, paper, 0.2), deep(sea, 0.5), [-26, 0]),
      stroke('M-62 6C-60 -60 60 -60 62 6', ink, 7),
      fill(oval(0, 0, 64, 14), mix(sea, paper, 0.6)),
    ) +
    figure({
      at: [470, 1160],
      height: 900,
      facing: 'right',
      wears: 'robe',
      head: 'kufi',
      hair: mix(rust, ochre, 0.4),
      top: '#fffaf0',
      legs: '#fffaf0',
      skin: mix(ink, rust, 0.38),
      shoes: mix(ink, rust, 0.38),
      light: [-24, -8],
      shade: 0.28,
      pose: { lean: -3, nod: -14, near: [44, 144], far: [16, 20], nearLeg: [3, 0], farLeg: [-4, 0] },
      holds: (near) =>
        fill(
          blob(
            [
              [near[0] - 50, near[1] - 46],
              [near[0] + 64, near[1] - 74],
              [near[0] + 58, near[1] - 16],
              [near[0] + 4, near[1] + 14],
              [near[0] - 40, near[1] - 8],
            ],
            0.2,
          ),
          mix(rust, ink, 0.45),
        ) + fill(oval(near[0] + 6, near[1] - 58, 58, 13, -13), paper),
    })
  );
}

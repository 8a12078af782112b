import { box, curve, oval, polygon } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { figure, poses } from '../parts/people.ts';
import { shaft, whole } from '../parts/skies.ts';
import { ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const thiaroyeNotebooks: Scene = { focal: [0.5, 0.6], draw };

function draw(random: Random): Art {
  const wall = mix(night, sea, 0.28);
  const door = polygon('560,60 1500,60 1500,1000 560,1000');
  const bright = mix(sea, paper, 0.66);
  const pirogue = (x: number, y: number, l: number, colour: string, band: string): Art =>
    placed(
      { at: [x, y] },
      fill(oval(0, 12, l * 0.46, 12), mix(ochre, ink, 0.35), 0.5),
      lit(
        curve(
          [
            [-l * 0.5, -l * 0.14],
            [-l * 0.36, -l * 0.02],
            [0, 0],
            [l * 0.36, -l * 0.03],
            [l * 0.54, -l * 0.2],
            [l * 0.36, -l * 0.11],
            [0, -l * 0.085],
            [-l * 0.36, -l * 0.09],
          ],
          true,
          0.2,
        ),
        colour,
        deep(colour, 0.4),
        [0, -l * 0.03],
      ),
      stroke(`M${-l * 0.46} ${-l * 0.115}C${-l * 0.2} ${-l * 0.05} ${l * 0.2} ${-l * 0.05} ${l * 0.5} ${-l * 0.165}`, band, l * 0.022),
      fill(
        Array.from({ length: 7 }, (_, i) =>
          polygon([
            [-l * 0.26 + i * l * 0.085, -l * 0.05],
            [-l * 0.22 + i * l * 0.085, -l * 0.02],
            [-l * 0.28 + i * l * 0.085, -l * 0.018],
          ]),
        ).join(''),
        band,
      ),
    );
  const view =
    fill(door, pale(sea, 0.86)) +
    fill(box(500, 300, 1100, 260), bright) +
    ripples(random, { left: 560, right: 1500, top: 304, bottom: 560 }, paper, { density: 0.9 }) +
    fill('M500 560C700 520 1000 575 1560 530V1010H500Z', pale(ochre, 0.5)) +
    stroke('M500 556C700 520 1000 572 1560 530', '#ffffff', 10) +
    gouged(random, box(540, 590, 1000, 420), mix(ochre, paper, 0.25), { gap: 34, length: 160, width: 6 }) +
    pirogue(1180, 640, 560, rust, paper) +
    pirogue(800, 760, 640, mix(sea, night, 0.1), ochre) +
    pirogue(1330, 850, 620, ochre, rust);
  const book = (x: number, colour: string, tilt: number): Art =>
    placed(
      { at: [x, 826], turn: tilt },
      lit(box(-24, -150, 48, 150), colour, deep(colour, 0.5), [-12, 0]),
      fill(box(-24, -122, 48, 10) + box(-24, -40, 48, 10), mix(colour, paper, 0.6)),
    );
  return (
    fill(whole, wall) +
    inside(door, view) +
    stroke(door, mix(rust, ink, 0.3), 34) +
    gouged(random, box(0, 0, 545, 1200), mix(wall, paper, 0.14), {
      angle: 90,
      gap: 44,
      length: 90,
      width: 14,
      fade: { from: [540, 400], to: [0, 400] },
    }) +
    gouged(random, box(1520, 0, 300, 1200), mix(wall, paper, 0.12), { angle: 90, gap: 44, length: 90, width: 14 }) +
    fill('M-10 1000H1810V1210H-10Z', deep(wall, 0.35)) +
    shaft('560,1000 1500,1000 1740,1200 380,1200', pale(ochre, 0.6), 0.5) +
    lit(polygon('150,820 1010,820 1090,900 70,900'), mix(rust, ochre, 0.22), mix(rust, ink, 0.3), [60, -30]) +
    fill(box(70, 896, 1020, 34), mix(rust, ink, 0.45)) +
    fill(polygon('130,930 176,930 166,1200 140,1200') + polygon('980,930 1026,930 1016,1200 990,1200'), mix(rust, ink, 0.6)) +
    [rust, ochre, moss, sea, rose, paper, rust, ochre, mix(moss, paper, 0.3), mix(rust, ink, 0.3)]
      .map((c, i) => book(186 + i * 50, c, i === 9 ? 9 : (i % 3) - 1))
      .join('') +
    fill(polygon('770,826 1000,830 1030,886 740,884'), paper) +
    stroke('M884 830V884M776 846H870M770 862H868M900 846H1000M902 862H1006', mix(ink, paper, 0.5), 4) +
    figure({
      at: [800, 1090],
      height: 1120,
      seated: true,
      facing: 'right',
      wears: 'dress',
      head: 'turban',
      hair: ochre,
      top: mix(rust, rose, 0.25),
      legs: mix(rust, rose, 0.25),
      skin: mix(ink, rust, 0.34),
      light: [20, -10],
      shade: 0.7,
      pose: { ...poses.sitting, lean: 10, nod: 14, near: [40, 86], far: [50, 90], nearLeg: [82, 0], farLeg: [78, 0] },
    }) +
    fill(box(660, 1096, 300, 34), mix(rust, ink, 0.5)) +
    fill(polygon('690,1130 730,1130 716,1210 686,1210') + polygon('890,1130 930,1130 940,1210 906,1210'), mix(rust, ink, 0.6))
  );
}

import { blob, box, disc, each, nth, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, ruled, stroke } from '../ink.ts';
import { deep, house, mix } from '../palette.ts';
import { gull, perched } from '../parts/creatures.ts';
import { ranges } from '../parts/lands.ts';
import { figure, poses } from '../parts/people.ts';
import { bandedSky, streak } from '../parts/skies.ts';
import { ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose } = house;

export const kittiwakePlatform: Scene = { focal: [0.5, 0.45], draw };

function draw(random: Random): Art {
  const pink = mix(paper, rose, 0.28);
  const steel = mix(ochre, rust, 0.4);
  const dark = mix(sea, ink, 0.45);
  const decks = [
    [470, 330, 1390],
    [600, 300, 1430],
    [740, 280, 1450],
  ] as const;
  const lattice = (x: number, top: number, w: number, bottom: number, colour = dark, n = 6) => {
    let d = `M${x} ${bottom}L${x + w * 0.3} ${top}M${x + w} ${bottom}L${x + w * 0.7} ${top}`;
    for (let i = 0; i < n; i++) {
      const t = i / n;
      const u = (i + 1) / n;
      const a = (s: number, e: number) => [x + w * (s ? 1 - 0.3 * e : 0.3 * e), bottom + (top - bottom) * e] as const;
      const [p, q] = [a(i % 2, t), a(1 - (i % 2), u)];
      d += `M${p[0].toFixed(0)} ${p[1].toFixed(0)}L${q[0].toFixed(0)} ${q[1].toFixed(0)}`;
    }
    return stroke(d, colour, 9);
  };
  const birds: Art[] = [];
  for (const [y, left, right] of decks)
    for (let x = left + 20; x < right - 20; x += random.between(24, 70))
      birds.push(perched([x, y - 2], random.between(26, 34), paper, mix(sea, paper, 0.5), random.chance(0.5)));
  return (
    bandedSky(random, mix(sea, paper, 0.6), pink, 640, { steps: 5 }) +
    streak([1300, 220], 800, 30, paper, 0.8) +
    streak([480, 330], 620, 22, paper, 0.7) +
    ranges(random, {
      tops: [560, 620],
      swell: 400,
      far: mix(sea, paper, 0.42),
      near: mix(sea, moss, 0.25),
      marks: paper,
      bottom: 900,
      detail: 6,
    }) +
    fill(box(-10, 800, 1820, 420), mix(sea, paper, 0.2)) +
    ripples(random, { top: 806, bottom: 1010 }, pink, { density: 1.3 }) +
    [380, 640, 900, 1130, 1350].map((x) => lit(box(x, 760, 54, 220), steel, deep(steel, 0.5), [-22, 0])).join('') +
    lattice(1120, 60, 190, 480) +
    fill(box(1172, 40, 90, 24), dark) +
    stroke('M660 470L330 130', dark, 16) +
    stroke('M610 430L330 130M330 130L330 250', dark, 6) +
    fill(disc(330, 258, 10), dark) +
    fill(box(360, 478, 1010, 130), mix(sea, ink, 0.2)) +
    fill(box(330, 608, 1080, 140), steel) +
    fill(box(310, 748, 1120, 60), mix(steel, ink, 0.35)) +
    ruled(box(330, 614, 1080, 128), deep(steel, 0.45), { angle: 90, gap: 46, width: 7 }) +
    each('430 496 170 100; 640 510 110 86; 1010 490 190 110; 820 500 140 96', ([x, y, w, h], i) =>
      lit(box(x, y, w, h), nth([paper, rust, mix(sea, paper, 0.35), ochre], i), deep(nth([paper, rust, sea, ochre], i), 0.45), [
        -w * 0.35,
        0,
      ]),
    ) +
    lit(box(760, 300, 80, 176), rust, deep(rust, 0.5), [-34, 0]) +
    lit(box(900, 360, 60, 116), rust, deep(rust, 0.5), [-26, 0]) +
    fill(box(500, 380, 150, 96), mix(sea, paper, 0.2)) +
    fill(box(480, 366, 190, 16), dark) +
    stroke('M360 540H300V700M1370 560H1440V720M420 748V690H620V748M980 748V680H1180V748', paper, 13) +
    decks
      .map(
        ([y, l, r]) =>
          fill(box(l, y, r - l, 12), dark) +
          stroke(
            `${Array.from({ length: 22 }, (_, i) => `M${l + ((r - l) * i) / 21} ${y}V${y - 26}`).join('')}M${l} ${y - 26}H${r}`,
            dark,
            3,
          ),
      )
      .join('') +
    birds.join('') +
    Array.from({ length: 20 }, (_, i) =>
      gull([random.between(120, 1700), random.between(90, 480)], random.between(22, 56), paper, {
        beat: random.between(-0.7, 1),
        flip: i % 2 > 0,
        tip: dark,
      }),
    ).join('') +
    fill('M-10 970L1810 950L1810 1220L-10 1220Z', mix(sea, ink, 0.55)) +
    fill('M-10 966L1810 946L1810 972L-10 992Z', mix(sea, paper, 0.35)) +
    gouged(random, box(0, 985, 1800, 215), mix(sea, paper, 0.25), {
      gap: 40,
      length: 190,
      width: 7,
      fade: { from: [900, 985], to: [900, 1200] },
    }) +
    fill(
      [460, 700, 940, 1180, 1380]
        .map((x) =>
          polygon([
            [x - 60, 985],
            [x + 60, 985],
            [x + 330, 1070],
            [x + 190, 1070],
          ]),
        )
        .join(''),
      ink,
      0.28,
    ) +
    placed(
      { at: [1560, 1080], scale: 1.1 },
      fill(blob('-120,0 -110,-30 90,-30 104,0 90,22 -108,22', 0.6), ink),
      fill(polygon('-80,-34 -84,-104 -10,-110 60,-96 70,-34'), ochre),
      fill(polygon('-6,-104 50,-94 52,-62 -4,-62'), mix(sea, paper, 0.5)),
      stroke('M-60 -100L-170 -330L-330 -400', ochre, 22),
      stroke('M-330 -400L-372 -352', ink, 20),
      fill(polygon('-390,-366 -352,-340 -384,-300 -404,-330'), ink),
    ) +
    figure({
      at: [1340, 1110],
      height: 130,
      facing: 'left',
      head: 'helmet',
      top: rust,
      legs: ink,
      skin: ink,
      hair: paper,
      pose: poses.standing,
    })
  );
}

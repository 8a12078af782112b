import { blob, box, curve, oval, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { whale } from '../parts/creatures.ts';
import { orb, stars } from '../parts/skies.ts';
import { glitter } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, night } = house;

export const ghostWhaleCable: Scene = { focal: [0.5, 0.55], draw };

function draw(random: Random): Art {
  const shallow = mix(sea, paper, 0.22);
  const abyss = deep(night, 0.2);
  const bright = mix(ochre, paper, 0.45);
  const bands = Array.from({ length: 8 }, (_, i) => {
    const y = 190 + i * 120;
    const points: Point[] = Array.from({ length: 9 }, (_, k): Point => [-60 + k * 240, random.spread(y, 34)]);
    return fill(`${curve(points)}L1860 1200L-60 1200Z`, mix(shallow, abyss, (i + 1) / 8));
  }).join('');
  const wave = (x: number): number => Math.exp(-(((x - 1130) / 170) ** 2)) * Math.sin((x - 1130) / 15) * 120;
  const cable: Point[] = Array.from({ length: 381 }, (_, i): Point => {
    const x = -50 + i * 5;
    return [x, 1046 + Math.sin(x / 260) * 18 - wave(x)];
  });
  const ghost = mix(sea, paper, 0.42);
  const pale1 = mix(sea, paper, 0.6);
  return (
    fill(box(0, 0, 1800, 200), mix(night, sea, 0.3)) +
    stars(random, 44, paper, { bottom: 110, size: 3 }) +
    orb(random, [1400, 92], 50, '#fffaf0', { colour: mix(sea, paper, 0.6), rings: 2, step: 26, width: 6 }) +
    fill('M-10 190L-10 96L120 84L230 120L330 128L420 168L470 192Z', ink) +
    fill(polygon('150,96 158,20 182,20 190,96'), paper) +
    fill(box(150, 44, 40, 16), rust) +
    fill(box(148, 4, 44, 18), ink) +
    fill(polygon('190,8 620,-30 620,50'), pale(ochre, 0.6), 0.6) +
    fill(box(0, 186, 1800, 30), shallow) +
    bands +
    stroke(curve(Array.from({ length: 13 }, (_, i): Point => [-60 + i * 160, 188 + (i % 2 ? -9 : 7)])), paper, 7) +
    glitter(random, 1400, { top: 196, bottom: 420 }, mix(sea, paper, 0.7), { narrow: 90, wide: 60, rows: 14, width: 8 }) +
    gouged(random, box(0, 220, 1800, 500), mix(sea, paper, 0.3), {
      angle: 104,
      gap: 90,
      length: 260,
      width: 10,
      fade: { from: [1300, 200], to: [1050, 700] },
    }) +
    `<g opacity="0.5">${whale([860, 600], 1080, ghost, 4)}</g>` +
    `<g transform="translate(860 600) rotate(4) scale(1.08)">${inside(blob('500,10 440,-66 300,-118 100,-138 -100,-110 -250,-64 -350,-34 -430,-10 -430,18 -330,30 -150,88 60,128 280,112 430,66', 0.1), gouged(random, box(-430, -140, 930, 280), pale1, { angle: 4, gap: 30, length: 60, width: 13, fade: { from: [100, -150], to: [40, 120] } }), fill(Array.from({ length: 60 }, () => oval(random.between(-380, 460), random.between(-120, 100), random.between(4, 15), random.between(3, 10), 20)).join(''), pale1, 0.75))}${stroke('M498 20C440 40 360 44 290 30M180 96C250 100 330 90 400 66M190 112C250 118 320 108 380 88M200 80C260 84 330 76 410 50', abyss, 5, { opacity: 0.5 })}${fill(oval(300, 4, 11, 8), abyss)}</g>` +
    fill('M-10 1080C300 1040 620 1110 900 1084C1200 1060 1500 1120 1810 1070V1210H-10Z', deep(abyss, 0.4)) +
    gouged(random, box(0, 1080, 1800, 120), mix(night, sea, 0.6), {
      gap: 24,
      length: 150,
      width: 6,
      fade: { from: [1130, 1070], to: [1130, 1230] },
    }) +
    stroke(curve(cable), bright, 20, { opacity: 0.16 }) +
    stroke(curve(cable), bright, 7) +
    [40, 210, 330, 1560, 1700]
      .map((x) =>
        fill(
          taper(
            [
              [x, 1110],
              [x + random.spread(0, 20), 1060],
              [x + random.spread(0, 46), 1010],
            ],
            [8, 7, 1],
            false,
          ),
          mix(moss, night, 0.5),
        ),
      )
      .join('')
  );
}

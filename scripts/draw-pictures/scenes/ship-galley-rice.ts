import { blob, box, disc, oval, polygon } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, ruled, stippled, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { whole } from '../parts/skies.ts';
import { steam } from '../parts/things.ts';
import { ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, night } = house;

export const shipGalleyRice: Scene = { focal: [0.4, 0.5], draw };

function draw(random: Random): Art {
  const wall = mix(sea, paper, 0.62);
  const steel = mix(sea, paper, 0.3);
  const bench = box(-10, 800, 1820, 60);
  const plate = (x: number) =>
    fill(oval(x + 26, 1046, 92, 34), mix(sea, ink, 0.72)) +
    fill(oval(x, 1020, 92, 40), pale(sea, 0.78)) +
    fill(oval(x, 1022, 66, 27), mix(sea, paper, 0.5)) +
    fill(oval(x + 12, 1028, 48, 18), mix(sea, paper, 0.66));
  const days = Array.from({ length: 28 }, (_, i) => [i % 7, Math.floor(i / 7)] as const);
  const pot = blob('500,470 504,720 540,776 860,776 896,720 900,470', 0.7);
  return (
    fill(whole, wall) +
    ruled(box(0, 0, 1800, 800), mix(wall, sea, 0.2), { angle: 90, gap: 300, width: 6 }) +
    gouged(random, box(0, 0, 1800, 800), mix(wall, paper, 0.4), {
      angle: 0,
      gap: 30,
      length: 120,
      width: 7,
      fade: { from: [1370, 300], to: [760, 500] },
    }) +
    fill(disc(1370, 300, 196), mix(ink, sea, 0.35)) +
    fill(disc(1370, 300, 168), steel) +
    fill(disc(1370, 300, 140), pale(sea, 0.82)) +
    inside(
      disc(1370, 300, 140),
      fill(box(1200, 318, 400, 200), mix(sea, paper, 0.45)),
      ripples(random, { left: 1220, right: 1520, top: 320, bottom: 450 }, pale(sea, 0.8), { length: 80, width: 8 }),
      fill(polygon('1230,318 1270,296 1330,300 1390,284 1460,300 1520,318'), mix(sea, paper, 0.55)),
    ) +
    fill(Array.from({ length: 8 }, (_, i) => disc(1370 + Math.cos(i * 0.785) * 182, 300 + Math.sin(i * 0.785) * 182, 10)).join(''), steel) +
    fill(polygon('1240,420 1500,420 1030,1200 520,1200'), paper, 0.24) +
    fill(box(70, 240, 560, 22), mix(ink, sea, 0.4)) +
    fill(polygon('110,262 130,262 130,312 110,292') + polygon('570,262 590,262 590,312 570,292'), mix(ink, sea, 0.4)) +
    fill(box(70, 262, 560, 16), mix(wall, sea, 0.35)) +
    fill(blob('150,240 142,168 170,150 206,152 226,170 220,240', 0.5), rust) +
    fill(box(156, 182, 60, 30), paper) +
    fill(box(760, 120, 280, 330), paper) +
    fill(box(760, 120, 280, 62), rust) +
    fill(days.map(([c, r]) => box(780 + c * 35, 206 + r * 56, 26, 40)).join(''), mix(paper, sea, 0.25)) +
    stroke(
      days
        .slice(0, 24)
        .map(
          ([c, r]) =>
            `M${782 + c * 35} ${210 + r * 56}L${804 + c * 35} ${242 + r * 56}M${804 + c * 35} ${210 + r * 56}L${782 + c * 35} ${242 + r * 56}`,
        )
        .join(''),
      rust,
      5,
    ) +
    fill(box(0, 800, 1800, 400), mix(sea, ink, 0.35)) +
    fill(bench, mix(sea, ink, 0.15)) +
    fill(box(0, 796, 1800, 14), steel) +
    fill(blob('470,800 480,776 920,776 930,800', 0.8), ink) +
    fill(oval(700, 778, 190, 13), ochre) +
    fill(disc(960, 830, 14), rust) +
    stroke('M930 800C1060 840 1150 800 1180 700C1200 620 1260 640 1262 560', ink, 8) +
    lit(pot, mix(ink, sea, 0.35), mix(ink, night, 0.4), [70, -10]) +
    gouged(random, pot, mix(sea, paper, 0.45), { angle: 90, gap: 30, length: 90, width: 6, fade: { from: [900, 600], to: [640, 600] } }) +
    fill(oval(700, 470, 200, 44), mix(ink, sea, 0.2)) +
    fill(oval(700, 474, 180, 34), mix(ink, night, 0.5)) +
    fill(blob('530,476 580,452 650,440 710,448 780,438 840,456 872,478 800,500 620,502', 0.1), paper) +
    stippled(random, oval(700, 474, 160, 26), mix(paper, ochre, 0.5), { gap: 26, size: 5 }) +
    stroke('M500 540C430 540 430 620 502 620M900 540C970 540 970 620 898 620', mix(ink, sea, 0.35), 22) +
    stroke('M610 470L540 330', steel, 20) +
    steam([690, 430], 400, paper, 0.5, 46) +
    fill(box(-10, 1130, 1820, 90), mix(sea, ink, 0.7)) +
    gouged(random, box(0, 880, 1800, 250), mix(sea, paper, 0.15), {
      gap: 34,
      length: 150,
      width: 6,
      fade: { from: [700, 860], to: [1300, 1130] },
    }) +
    Array.from({ length: 9 }, (_, i) => plate(132 + i * 192)).join('')
  );
}

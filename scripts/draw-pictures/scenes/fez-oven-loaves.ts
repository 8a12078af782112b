import { blob, box, each, nth, oval, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, ruled, stippled, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { archway, courses } from '../parts/buildings.ts';
import { figure, pole } from '../parts/people.ts';
import { rays, shaft, whole } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const fezOvenLoaves: Scene = { focal: [0.45, 0.55], draw };

function draw(random: Random): Art {
  const wall = mix(rust, ink, 0.55);
  const plaster = mix(ochre, rust, 0.45);
  const glow = mix(ochre, rust, 0.25);
  const cloths = [rust, sea, moss, rose, ochre, paper, night];
  const loaf = (x: number, y: number, s: number): Art =>
    lit(oval(x, y, 58 * s, 27 * s), mix(ochre, rust, 0.3), mix(rust, ink, 0.3), [-6 * s, -7 * s]) +
    stroke(`M${x - 26 * s} ${y - 8 * s}L${x + 20 * s} ${y + 2 * s}`, mix(rust, ink, 0.3), 4 * s);
  const cloth = (x: number, y: number, w: number, i: number): Art => {
    const base = nth(cloths, i % 7);
    const other = nth(cloths, (i * 3 + 2) % 7) === base ? paper : nth(cloths, (i * 3 + 2) % 7);
    const path = blob(
      [
        [x - w / 2, y + 26],
        [x - w * 0.44, y - 22],
        [x - w * 0.2, y - 34],
        [x, y - 22],
        [x + w * 0.22, y - 36],
        [x + w * 0.44, y - 20],
        [x + w / 2, y + 26],
      ],
      0.35,
    );
    const pattern = nth(
      [
        ruled(path, other, { angle: 90, gap: 26, width: 9 }),
        ruled(path, other, { angle: 0, gap: 20, width: 7 }),
        ruled(path, other, { angle: 45, gap: 24, width: 6 }) + ruled(path, other, { angle: -45, gap: 24, width: 6 }),
        stippled(random, path, other, { gap: 24, size: 7 }),
      ],
      i % 4,
    );
    return fill(path, base) + pattern;
  };
  const shelf = (y: number, n: number): Art =>
    fill(box(1120, y + 24, 700, 20), mix(ochre, ink, 0.25)) +
    fill(box(1120, y + 44, 700, 16), mix(rust, ink, 0.6)) +
    Array.from({ length: 4 }, (_, k) =>
      (k + n) % 4 === 1
        ? loaf(1210 + k * 172, y + 2, 1.1) + loaf(1260 + k * 172, y - 16, 0.95)
        : loaf(1150 + k * 172 + 22, y + 10, 0.8) + loaf(1270 + k * 172, y + 10, 0.8) + cloth(1218 + k * 172, y, 156, k + n * 3),
    ).join('');
  return (
    fill(whole, wall) +
    courses(
      random,
      box(0, 0, 1800, 1200),
      { left: 0, top: 0, right: 1100, bottom: 1000 },
      { height: 56, length: 132, colour: mix(wall, rust, 0.3), share: 0.5 },
    ) +
    [250, 420, 590, 760].map((y, i) => shelf(y, i)).join('') +
    fill(archway(60, 880, 660, 640), plaster) +
    fill(archway(110, 880, 560, 570), mix(ink, rust, 0.35)) +
    inside(
      archway(110, 880, 560, 570),
      fill(oval(390, 900, 330, 420), mix(rust, ochre, 0.1)),
      fill(oval(390, 910, 270, 320), mix(rust, ochre, 0.45)),
      fill(oval(390, 900, 200, 220), ochre),
      rays(random, [390, 800], pale(ochre, 0.5), { inner: 90, outer: 360, count: 26, from: 180, to: 360, width: 10 }),
      fill(
        taper('260,880 250,770 300,690', [70, 54, 3], false) +
          taper('390,880 410,740 370,620', [90, 60, 3], false) +
          taper('510,880 520,790 480,710', [70, 50, 3], false),
        pale(ochre, 0.55),
      ),
      each('250 850; 390 840; 520 852', ([x, y]) => loaf(x, y, 0.9)),
    ) +
    fill(box(20, 870, 760, 50), plaster) +
    fill(box(20, 912, 760, 300), mix(plaster, ink, 0.45)) +
    gouged(random, box(30, 920, 740, 280), mix(plaster, rust, 0.5), { gap: 40, length: 130, width: 8 }) +
    fill('M-10 1060H1810V1210H-10Z', mix(ink, rust, 0.3)) +
    shaft('110,900 670,900 1260,1210 120,1210', glow, 0.3) +
    figure({
      at: [930, 1180],
      height: 860,
      facing: 'left',
      wears: 'shirt',
      head: 'kufi',
      hair: paper,
      top: paper,
      legs: mix(sea, ink, 0.2),
      skin: mix(rust, ochre, 0.2),
      light: [-26, -4],
      shade: 0.65,
      pose: { lean: 14, near: [10, 50], far: [58, 76], nearLeg: [26, 0], farLeg: [-20, -22] },
      holds: (near) =>
        pole(near, 97, 480, 640, mix(ochre, paper, 0.15), 20) + fill(oval(near[0] + 650, near[1] + 84, 96, 30, 6), mix(ochre, paper, 0.15)),
    }) +
    fill(polygon('1490,1200 1490,860 1800,860 1800,1200'), mix(sea, paper, 0.55)) +
    fill(polygon('1620,860 1800,860 1800,1200 1720,1200'), mix(ochre, paper, 0.4)) +
    stroke('M1490 1200V860H1810', mix(rust, ink, 0.2), 26) +
    figure({
      at: [1610, 1196],
      height: 300,
      facing: 'left',
      wears: 'dress',
      head: 'short',
      top: rust,
      legs: mix(rust, ink, 0.3),
      hair: ink,
      skin: mix(rust, ochre, 0.2),
      light: [-10, -2],
      pose: { near: [158, 176], far: [150, 170] },
    }) +
    fill(box(1500, 884, 226, 14), mix(ochre, ink, 0.2)) +
    loaf(1550, 872, 0.7) +
    cloth(1640, 868, 110, 1)
  );
}

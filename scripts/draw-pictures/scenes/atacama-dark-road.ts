import { blob, box, curve, disc, oval, type Point, polygon } from '../forms.ts';
import { type Art, fill, gouged, lens, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { figure } from '../parts/people.ts';
import { sky, stars } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, rose, night } = house;

export const atacamaDarkRoad: Scene = { focal: [0.35, 0.65], draw };

function draw(random: Random): Art {
  const void1 = deep(mix(night, ink, 0.3), 0.1);
  const way = (t: number): Point => [240 + 1200 * t, 700 - 760 * t];
  let milky = '';
  let dark = '';
  for (let i = 0; i < 900; i++) {
    const t = random.next();
    const [x, y] = way(t);
    const off = random.spread(0, 190) * (0.5 + 0.7 * random.next());
    milky += disc(x + off * 0.55, y + off * 0.85, random.between(0.8, 3.4) * (1 - Math.abs(off) / 330));
  }
  for (let i = 0; i < 24; i++) {
    const [x, y] = way(i / 24);
    const o = random.spread(0, 36);
    dark += lens(x + o, y + o, -0.58 + random.spread(0, 0.3), random.between(120, 230), random.between(20, 52));
  }
  const layer = (y: number, amp: number, n: number): string => {
    const pts: Point[] = Array.from(
      { length: n + 1 },
      (_, i): Point => [-60 + (1920 * i) / n, y - amp * (i % 2 ? 1 : 0.15) * random.between(0.5, 1)],
    );
    return `${curve(pts)}L1860 1210L-60 1210Z`;
  };
  const glow = mix(ochre, rust, 0.35);
  return (
    sky(random, void1, mix(night, sea, 0.4), { from: [900, 900], to: [900, 200], gap: 34, length: 210, width: 8 }) +
    fill(blob('90,760 420,430 800,190 1160,-80 1500,-60 1320,130 1000,380 640,640 330,860', 0.1), mix(night, sea, 0.42)) +
    fill(blob('210,730 520,460 860,240 1200,-10 1380,-20 1200,150 900,370 560,610 300,790', 0.1), mix(night, sea, 0.75)) +
    fill(dark, void1, 0.75) +
    fill(milky, pale(ochre, 0.75)) +
    stars(random, 330, pale(ochre, 0.8), { bottom: 800, size: 3.6 }) +
    stars(random, 30, '#ffffff', { bottom: 700, size: 6 }) +
    [330, 262, 196, 130].map((r, i) => fill(oval(1560, 820, r * 1.25, r * 0.8), mix(void1, glow, 0.24 + i * 0.2), 0.55)).join('') +
    gouged(random, oval(1560, 820, 420, 270), pale(ochre, 0.2), {
      gap: 22,
      length: 100,
      width: 7,
      fade: { from: [1560, 810], to: [1560, 570] },
    }) +
    fill(layer(770, 110, 8), mix(night, rust, 0.2)) +
    placed(
      { at: [196, 690] },
      fill(box(-50, -20, 100, 40), mix(paper, night, 0.4)),
      fill('M-44 -20C-44 -76 44 -76 44 -20Z', mix(paper, night, 0.2)),
      fill(polygon('-6,-62 14,-60 20,-20 0,-20'), night),
    ) +
    fill(layer(850, 90, 7), mix(night, rust, 0.32)) +
    gouged(random, layer(850, 90, 7), mix(rust, night, 0.3), {
      angle: 4,
      gap: 30,
      length: 120,
      width: 7,
      fade: { from: [1700, 780], to: [700, 960] },
    }) +
    fill(layer(940, 50, 6), mix(night, rust, 0.2)) +
    fill('M-10 990C500 960 1200 1010 1810 970V1210H-10Z', mix(ink, rust, 0.22)) +
    gouged(random, 'M-10 990C500 960 1200 1010 1810 970L1810 1210L-10 1210Z', mix(rust, night, 0.35), {
      gap: 30,
      length: 130,
      width: 7,
      fade: { from: [1800, 960], to: [200, 1160] },
    }) +
    fill(polygon('1240,985 1300,985 1760,1210 1180,1210'), mix(ink, night, 0.35)) +
    stroke('M1272 990L1440 1200', mix(ochre, ink, 0.4), 8, { dash: '40 50' }) +
    placed(
      { at: [780, 1120], scale: 1.35 },
      fill(oval(10, 4, 260, 18), ink, 0.7),
      lit(
        blob('-230,-10 -234,-84 -20,-88 0,-94 30,-162 130,-164 166,-92 236,-80 250,-14', 0.6),
        mix(sea, paper, 0.1),
        mix(sea, ink, 0.55),
        [26, -12],
      ),
      fill(polygon('44,-98 58,-148 122,-150 148,-98'), mix(night, sea, 0.5)),
      fill(box(-226, -100, 206, 20), mix(sea, ink, 0.3)),
      fill(disc(-140, -10, 44) + disc(160, -10, 44), ink),
      fill(disc(-140, -10, 18) + disc(160, -10, 18), mix(sea, paper, 0.3)),
      fill(polygon('236,-66 252,-62 252,-44 236,-44'), glow),
    ) +
    figure({
      at: [610, 1000],
      height: 470,
      facing: 'right',
      wears: 'jacket',
      head: 'braid',
      hair: ink,
      top: rust,
      legs: mix(night, sea, 0.3),
      skin: mix(rose, rust, 0.35),
      light: [16, -6],
      shade: 0.7,
      pose: { lean: -6, nod: -22, near: [136, 156], far: [122, 148] },
      holds: (near) =>
        placed(
          { at: [near[0] + 16, near[1] - 46], turn: 24 },
          fill(box(-22, -60, 44, 84), ink),
          fill(box(-14, -44, 28, 26), glow),
          fill(disc(0, -64, 12), mix(sea, paper, 0.4)),
        ),
    })
  );
}

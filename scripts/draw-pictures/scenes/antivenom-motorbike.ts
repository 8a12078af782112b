import { blob, box, disc, each, oval, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { viper } from '../parts/creatures.ts';
import { figure, shadow } from '../parts/people.ts';
import { bandedSky, orb } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, night } = house;

export const antivenomMotorbike: Scene = { focal: [0.5, 0.75], draw };

function draw(random: Random): Art {
  const laterite = mix(rust, ochre, 0.22);
  const leaf = mix(moss, sea, 0.3);
  const trunk = (x: number, y: number, s: number, side: number, tone: number): Art => {
    const bark = mix(mix(paper, moss, 0.5), ink, tone);
    return (
      fill(
        taper(
          [
            [x, y],
            [x + side * 6 * s, y - 300 * s],
            [x - side * 10 * s, y - 720 * s],
          ],
          [58 * s, 46 * s, 36 * s],
          false,
        ),
        bark,
      ) +
      inside(
        taper(
          [
            [x, y],
            [x + side * 6 * s, y - 300 * s],
            [x - side * 10 * s, y - 720 * s],
          ],
          [58 * s, 46 * s, 36 * s],
          false,
        ),
        gouged(random, box(x - 40 * s, y - 720 * s, 80 * s, 720 * s), mix(bark, ink, 0.4), {
          angle: 0,
          gap: 30 * s + 6,
          length: 30 * s,
          width: 6 * s,
        }),
      ) +
      stroke(`M${x - 22 * s} ${y - 250 * s}L${x + 24 * s} ${y - 214 * s}`, paper, 5 * s) +
      fill(
        polygon([
          [x - 20 * s, y - 210 * s],
          [x + 24 * s, y - 210 * s],
          [x + 16 * s, y - 170 * s],
          [x - 12 * s, y - 170 * s],
        ]),
        mix(ink, rust, 0.3),
      ) +
      fill(oval(x + 2 * s, y - 209 * s, 22 * s, 6 * s), paper)
    );
  };
  const vanish: Point = [1180, 430];
  const row = (side: number): Art =>
    Array.from({ length: 7 }, (_, i) => {
      const t = (i / 6) ** 1.7;
      const s = 0.12 + 1.06 * t;
      const x = vanish[0] + side * (70 + 900 * t) - (side < 0 ? 160 * t : 0);
      const y = vanish[1] + 60 + 560 * t;
      return (
        trunk(x, y, s, side, 0.3 - t * 0.2) + (i < 5 ? trunk(x + side * (70 + 220 * t), y - 16 * t, s * 0.86, side, 0.42 - t * 0.2) : '')
      );
    }).join('');
  return (
    bandedSky(random, mix(ochre, paper, 0.4), pale(ochre, 0.8), 460, { steps: 4 }) +
    orb(random, [1180, 350], 66, '#fffaf0', { colour: '#fffaf0', rings: 3, step: 34, width: 7 }) +
    fill(box(-10, 440, 1820, 780), mix(leaf, ink, 0.12)) +
    gouged(random, box(0, 450, 1800, 760), mix(ochre, rust, 0.3), {
      gap: 36,
      length: 40,
      width: 11,
      angle: 14,
      fade: { from: [900, 1250], to: [900, 420] },
    }) +
    fill(polygon('1150,446 1214,446 1900,1210 200,1210'), laterite) +
    gouged(random, polygon('1150,446 1214,446 1900,1210 200,1210'), mix(rust, ink, 0.25), {
      angle: 90,
      flow: (x, y) => (Math.atan2(y - vanish[1], x - vanish[0]) * 180) / Math.PI,
      gap: 54,
      length: 120,
      width: 8,
    }) +
    row(-1) +
    row(1) +
    fill(
      blob('-60,-40 -60,330 180,300 400,340 640,240 860,300 1040,250 1120,330 1240,320 1380,250 1560,310 1700,260 1860,330 1860,-40', 0.1),
      leaf,
    ) +
    gouged(
      random,
      blob('-60,-40 -60,330 180,300 400,340 640,240 860,300 1040,250 1120,330 1240,320 1380,250 1560,310 1700,260 1860,330 1860,-40', 0.1),
      mix(leaf, ochre, 0.4),
      { angle: 30, gap: 40, length: 56, width: 13 },
    ) +
    each('560 880 250 120; 740 840 220 130; 420 960 260 120; 880 850 150 90', ([x, y, w, h], i) =>
      fill(
        blob(
          [
            [x - w, y],
            [x - w * 0.6, y - h * 0.8],
            [x, y - h],
            [x + w * 0.7, y - h * 0.6],
            [x + w, y],
            [x, y + h * 0.3],
          ],
          0,
        ),
        mix(laterite, paper, 0.35 + i * 0.06),
        0.85,
      ),
    ) +
    shadow([1060, 1010], 420, [-460, 40], ink, 0.35) +
    placed(
      { at: [1060, 1000], scale: 1.5 },
      fill(disc(-120, -56, 60) + disc(150, -56, 60), ink),
      fill(disc(-120, -56, 34) + disc(150, -56, 34), mix(paper, ink, 0.4)),
      stroke('M-120 -56H20L110 -160M20 -56L-40 -130M150 -56L104 -184', mix(ink, paper, 0.2), 14),
      lit(blob('-150,-128 -60,-140 0,-130 60,-168 116,-160 96,-110 40,-76 -60,-84 -150,-112', 0.3), rust, deep(rust, 0.5), [0, -12]),
      stroke('M104 -184L78 -206M-20 -52L-190 -46', ink, 11),
      fill(disc(128, -160, 22), pale(ochre, 0.7)),
      fill(box(-10, -84, 66, 44), mix(ink, paper, 0.25)),
      figure({
        at: [-30, -128],
        height: 330,
        seated: true,
        facing: 'right',
        wears: 'jacket',
        head: 'helmet',
        hair: ochre,
        top: mix(sea, paper, 0.05),
        legs: night,
        skin: mix(ink, rust, 0.35),
        light: [-14, -10],
        shade: 0.55,
        pose: { lean: 24, nod: -8, near: [52, 74], far: [56, 78], nearLeg: [66, -20], farLeg: [72, -16] },
      }),
      placed(
        { at: [-42, -262], turn: 24 },
        lit(blob('-44,-60 30,-66 44,50 -48,56', 0.55), mix(moss, ink, 0.35), mix(moss, ink, 0.7), [-10, -8]),
        lit(box(-58, -26, 74, 66), '#fffdf6', mix(paper, sea, 0.35), [-12, 0]),
        fill(box(-38, -6, 34, 12) + box(-27, -17, 12, 34), rust),
      ),
    ) +
    fill('M-10 1050C300 1000 520 1060 760 1090C1100 1130 1400 1080 1810 1130V1210H-10Z', mix(leaf, ink, 0.55)) +
    Array.from({ length: 60 }, () =>
      placed(
        { at: [random.between(-10, 1000), random.between(1010, 1200)], turn: random.between(0, 180), scale: random.between(0.7, 1.4) },
        fill(
          blob('-44,0 -10,-15 44,0 -10,15', 0),
          random.pick([rust, ochre, mix(rust, ink, 0.4), mix(moss, ink, 0.2), mix(ochre, ink, 0.35)]),
        ),
      ),
    ).join('') +
    viper(
      random,
      [
        [60, 1130],
        [200, 1176],
        [420, 1180],
        [580, 1130],
        [560, 1050],
        [400, 1016],
        [240, 1040],
        [230, 1110],
        [360, 1140],
        [480, 1100],
        [470, 1040],
        [640, 980],
      ],
      70,
      { back: mix(ochre, ink, 0.3), pattern: mix(rust, ink, 0.6), edge: ink },
    ) +
    lit(blob('620,1010 640,956 700,936 762,956 780,984 730,1010 670,1024', 0.2), mix(ochre, ink, 0.25), mix(rust, ink, 0.5), [0, -9]) +
    fill(disc(722, 966, 8), paper) +
    fill(disc(724, 966, 4), ink) +
    stroke('M780 984L830 990L850 980M830 990L850 1002', rust, 5) +
    stroke('M640 980L700 950', mix(rust, ink, 0.6), 9) +
    Array.from({ length: 22 }, () =>
      placed(
        { at: [random.between(0, 700), random.between(1150, 1200)], turn: random.between(0, 180), scale: random.between(0.9, 1.6) },
        fill(blob('-44,0 -10,-15 44,0 -10,15', 0), random.pick([rust, ochre, mix(rust, ink, 0.3)])),
      ),
    ).join('')
  );
}

import { box, curve, nth, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, ruled, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { heron } from '../parts/creatures.ts';
import { blades } from '../parts/lands.ts';
import { figure, shadow } from '../parts/people.ts';
import { bandedSky, orb, streak } from '../parts/skies.ts';
import { palm } from '../parts/trees.ts';
import { glitter, reflection, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const mekongSaltRice: Scene = { focal: [0.38, 0.6], draw };

function draw(random: Random): Art {
  const water = mix(rose, sea, 0.22);
  const greens = [moss, mix(moss, ochre, 0.25), mix(moss, sea, 0.3), mix(moss, ink, 0.2)];
  const salt = [pale(ochre, 0.65), paper, mix(ochre, paper, 0.5)];
  const horizon = 400;
  const corner = (u: number, v: number): Point => {
    const t = v ** 1.75;
    return [900 + (u - 0.5) * (900 + 3300 * t) + (1 - t) * 60, horizon + 30 + 800 * t];
  };
  let paddies = '';
  for (let r = 0; r < 8; r++)
    for (let c = 0; c < 9; c++) {
      const [u0, u1, v0, v1] = [c / 9 + 0.006, (c + 1) / 9 - 0.006, r / 8 + 0.012, (r + 1) / 8 - 0.012];
      if (c === 5) continue;
      const path = polygon([corner(u0, v0), corner(u1, v0), corner(u1, v1), corner(u0, v1)]);
      const dry = random.chance(c > 5 ? 0.72 : 0.3);
      const colour = random.pick(dry ? salt : greens);
      const rows = dry
        ? gouged(random, path, mix(ochre, rust, 0.25), { gap: 34, length: 50 + r * 12, width: 5 })
        : r < 2
          ? ''
          : gouged(random, path, mix(colour, paper, 0.4), { angle: 0, gap: 12 + r * 4, length: 40 + r * 10, width: 4 + r });
      paddies += fill(path, colour) + rows;
    }
  return (
    bandedSky(random, mix(rose, rust, 0.35), mix(ochre, rose, 0.4), horizon + 20, { steps: 6 }) +
    orb(random, [430, 300], 104, pale(ochre, 0.45), { colour: pale(rose, 0.5), rings: 4, step: 50, width: 9 }) +
    streak([1150, 130], 900, 32, mix(rose, paper, 0.4)) +
    streak([820, 230], 620, 24, mix(rust, rose, 0.3)) +
    fill(box(-10, horizon - 10, 1820, 820), water) +
    ripples(random, { top: horizon, bottom: 1200 }, pale(rose, 0.55), { density: 0.8 }) +
    glitter(random, 430, { top: horizon, bottom: 560 }, pale(ochre, 0.5), { narrow: 100, wide: 160, rows: 9 }) +
    paddies +
    [40, 130, 240, 330, 980, 1080, 1530, 1620, 1720]
      .map((x, i) =>
        palm(
          random,
          [x, horizon + 26],
          nth([150, 200, 170, 130, 140, 190, 160, 210, 180], i),
          { trunk: mix(night, rust, 0.3), leaf: mix(moss, night, 0.5) },
          (((i * 5) % 3) - 1) * 0.12,
        ),
      )
      .join('') +
    fill(`M-10 ${horizon + 30}C400 ${horizon + 10} 1200 ${horizon + 16} 1810 ${horizon + 26}V${horizon + 40}H-10Z`, mix(moss, night, 0.5)) +
    placed(
      { at: [1290, 560] },
      fill(box(-170, -170, 40, 190) + box(-30, -170, 40, 190) + box(110, -170, 40, 190), mix(paper, sea, 0.35)),
      fill(box(-190, -190, 360, 34), mix(paper, sea, 0.2)),
      fill(box(-130, -120, 100, 130) + box(10, -70, 100, 80), mix(sea, ink, 0.2)),
      stroke('M-80 -190V-240M60 -190V-240M-100 -240H-60M40 -240H80', ink, 8),
    ) +
    placed(
      { at: [1430, 800] },
      reflection(random, { left: -190, right: 200, top: 10, bottom: 90 }, mix(night, rose, 0.3), 0.6),
      lit(curve('-220,-40 -150,6 130,6 250,-60 130,-24 -130,-22', true, 0.3), mix(rust, ink, 0.4), ink, [0, -12]),
      fill(polygon('-100,-24 -84,-84 70,-84 90,-24'), mix(ochre, rust, 0.35)),
      ruled(polygon('-100,-24 -84,-84 70,-84 90,-24'), mix(rust, ink, 0.3), { angle: 90, gap: 18, width: 4 }),
    ) +
    fill('M-10 1000C300 930 600 960 900 1010C1200 1060 1500 1040 1810 1080V1210H-10Z', mix(rust, ink, 0.35)) +
    gouged(random, 'M-10 1000C300 930 600 960 900 1010C1200 1060 1500 1040 1810 1080L1810 1210L-10 1210Z', mix(rust, ochre, 0.2), {
      gap: 34,
      length: 110,
      width: 8,
      fade: { from: [500, 940], to: [700, 1250] },
    }) +
    blades(random, { left: -10, right: 420, y: 1010, height: 90, count: 30, width: 8 }, mix(moss, ink, 0.3)) +
    blades(random, { left: 900, right: 1810, y: 1090, height: 110, count: 50, width: 8 }, mix(moss, ink, 0.3)) +
    shadow([640, 1020], 600, [520, 60], ink, 0.35) +
    figure({
      at: [620, 1030],
      height: 740,
      facing: 'right',
      wears: 'shirt',
      head: 'cone',
      hair: pale(ochre, 0.4),
      top: mix(night, sea, 0.35),
      legs: mix(ink, night, 0.4),
      skin: mix(rust, ochre, 0.25),
      shoes: mix(rust, ochre, 0.25),
      light: [-22, -8],
      shade: 0.55,
      pose: { near: [30, 100], far: [44, 124], nearLeg: [5, 0], farLeg: [-6, -2] },
      holds: (near, far) =>
        fill(
          polygon([
            [near[0] - 20, near[1] - 90],
            [near[0] + 100, near[1] - 70],
            [near[0] + 80, near[1] + 50],
            [near[0] - 36, near[1] + 30],
          ]),
          paper,
        ) +
        stroke(
          [0, 1, 2, 3]
            .map((i) => `M${near[0] + 2 - i * 3} ${near[1] - 64 + i * 22}L${near[0] + 74 - i * 3} ${near[1] - 52 + i * 22}`)
            .join(''),
          mix(sea, paper, 0.3),
          6,
        ) +
        [-34, -12, 8, 30]
          .map((a) =>
            fill(
              taper(
                [
                  [far[0] + 8, far[1] - 10],
                  [far[0] + 8 + a * 0.7, far[1] - 110],
                  [far[0] + 8 + a * 2.4, far[1] - 180],
                ],
                [12, 14, 1],
                false,
              ),
              mix(moss, ochre, 0.2),
            ),
          )
          .join(''),
    }) +
    heron([1130, 1010], 150, '#fffaf0', mix(night, rose, 0.3))
  );
}

import { box, disc, nth, type Point, polygon } from '../forms.ts';
import { type Art, fill, gouged, lens, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { stones } from '../parts/lands.ts';
import { bands, figure, type Pose, pole, poses } from '../parts/people.ts';
import { bandedSky, stars } from '../parts/skies.ts';
import { poplar } from '../parts/trees.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, rose, night } = house;

export const nightRailBrigade: Scene = { focal: [0.62, 0.62], draw };

function draw(random: Random): Art {
  const bank = mix(night, ink, 0.6);
  const spark: Point = [1118, 862];
  let fan = '';
  for (let i = 0; i < 210; i++) {
    const a = ((random.between(-176, -98) + random.spread(0, 8)) * Math.PI) / 180;
    const reach = 40 + 520 * random.next() ** 1.5;
    const drop = (reach / 520) ** 2 * 150;
    fan += lens(
      spark[0] + Math.cos(a) * reach,
      spark[1] + Math.sin(a) * reach * 0.9 + drop,
      Math.atan2(Math.sin(a) + drop / reach, Math.cos(a)),
      random.between(24, 80),
      random.between(3, 8),
    );
  }
  const iron = mix(ochre, ink, 0.25);
  const worker = (at: Point, pose: Pose, facing: 'left' | 'right', height: number, holds: (hand: Point) => Art = () => '', light?: Point) =>
    figure({
      at,
      height,
      facing,
      pose,
      wears: 'jacket',
      head: 'helmet',
      hair: mix(paper, rust, 0.35),
      top: mix(rust, ink, 0.22),
      legs: mix(sea, ink, 0.35),
      skin: mix(rose, rust, 0.35),
      light: light ?? (facing === 'right' ? [24, -6] : [-22, -6]),
      shade: 0.7,
      holds: (near) => bands(pose.lean ?? 0, mix(ochre, paper, 0.35)) + holds(near),
    });
  const car = placed(
    { at: [214, 812], scale: 1.2 },
    fill(box(-190, -250, 330, 250), mix(sea, ink, 0.35)),
    fill(polygon('-205,-250 155,-250 130,-285 -180,-285'), ink),
    fill(box(-160, -215, 90, 92) + box(-40, -215, 90, 92), mix(ochre, paper, 0.25)),
    fill(box(76, -215, 46, 92), mix(ochre, paper, 0.1)),
    fill(box(-190, -90, 330, 26), ochre),
    fill(box(-215, -30, 390, 34), ink),
    fill(disc(-120, 14, 40) + disc(80, 14, 40), ink),
    fill(disc(-120, 14, 15) + disc(80, 14, 15), mix(sea, paper, 0.3)),
    fill(disc(150, -60, 27), paper),
  );
  const saw =
    fill(disc(1150, 822, 60), ink) +
    fill(disc(1150, 822, 48), mix(sea, paper, 0.4)) +
    fill(disc(1150, 822, 12), ink) +
    fill(polygon('1140,752 1260,742 1276,806 1160,812'), rust) +
    stroke('M1180 758L1146 678L1168 668', ink, 14);
  return (
    bandedSky(random, deep(night, 0.3), mix(sea, night, 0.35), 800, { steps: 5 }) +
    stars(random, 130, pale(ochre, 0.6), { bottom: 520, size: 4.4 }) +
    [420, 500, 585, 668, 1400, 1490, 1580, 1672, 1764]
      .map((x, i) => poplar(random, [x, 790 + (i % 3) * 8], nth([330, 520, 400, 560, 360, 570, 440, 540, 330], i), mix(night, ink, 0.5)))
      .join('') +
    fill(polygon('400,722 1830,470 1830,850 400,752'), ochre, 0.22) +
    fill('M-20 780C500 760 1300 800 1820 770L1820 1220L-20 1220Z', bank) +
    car +
    Array.from({ length: 13 }, (_, i) =>
      fill(
        polygon([
          [i * 156 - 40, 902 - i * 3],
          [i * 156 + 50, 899 - i * 3],
          [i * 156 + 68, 988 - i * 3],
          [i * 156 - 54, 992 - i * 3],
        ]),
        mix(rust, ink, 0.66),
      ),
    ).join('') +
    fill(polygon('-20,912 1820,856 1820,886 -20,944'), ink) +
    fill(polygon('-20,904 1820,846 1820,862 -20,921'), mix(ochre, paper, 0.2)) +
    worker([560, 900], { ...poses.stooping, lean: 44, near: [40, 44], far: [52, 56] }, 'right', 500, (near) =>
      pole(near, 36, 230, 300, iron),
    ) +
    worker([842, 890], { ...poses.stooping, lean: 36, near: [36, 44], far: [48, 58] }, 'right', 520, (near) =>
      pole(near, 30, 210, 290, iron),
    ) +
    fill(fan, ochre) +
    worker([1410, 886], { ...poses.stooping, lean: 52, near: [24, 42], far: [34, 52] }, 'left', 545) +
    saw +
    fill(disc(spark[0], spark[1], 30), paper) +
    worker([1665, 876], { ...poses.standing, near: [30, 84], far: [20, 60], nearLeg: [12, 2], farLeg: [-12, -8] }, 'left', 540, (near) =>
      pole(near, 2, 250, 390, iron, 20),
    ) +
    worker([300, 1010], { ...poses.walking, near: [20, 70], far: [30, 84], lean: 8 }, 'right', 545, (near) =>
      pole(near, 76, 120, 300, iron, 22),
    ) +
    fill('M-20 1010C300 985 900 1000 1820 945L1820 1220L-20 1220Z', mix(ink, night, 0.35)) +
    stones(random, { left: -20, right: 1820, top: 1000, bottom: 1195, size: 40, count: 120 }, [
      mix(night, ink, 0.35),
      mix(night, sea, 0.35),
      mix(ink, ochre, 0.14),
      ink,
    ]) +
    gouged(random, polygon('560,990 1700,950 1700,1110 700,1110'), ochre, {
      gap: 32,
      length: 64,
      width: 6,
      angle: -2,
      fade: { from: [1150, 950], to: [1150, 1110] },
    })
  );
}

import { box, disc, each, oval, type Point, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { ranges, sheep } from '../parts/lands.ts';
import { audience, figure, shadow } from '../parts/people.ts';
import { bandedSky, orb, rays, stars } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const ottavaRimaDuel: Scene = { focal: [0.5, 0.55], draw };

function draw(random: Random): Art {
  const hill = mix(moss, night, 0.62);
  const glow = pale(ochre, 0.35);
  const dark = mix(ink, night, 0.4);
  const string = (a: Point, b: Point, sag: number, n: number): Art => {
    let art = stroke(`M${a[0]} ${a[1]}Q${(a[0] + b[0]) / 2} ${(a[1] + b[1]) / 2 + sag * 2} ${b[0]} ${b[1]}`, dark, 5);
    for (let i = 1; i < n; i++) {
      const t = i / n;
      const [x, y] = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + 4 * sag * t * (1 - t)];
      art += fill(disc(x, y + 18, 34), glow, 0.22) + fill(box(x - 5, y - 2, 10, 13), ink) + fill(oval(x, y + 20, 11, 14), '#fff3d0');
    }
    return art;
  };
  return (
    bandedSky(random, deep(night, 0.2), mix(night, sea, 0.6), 620, { steps: 5 }) +
    stars(random, 150, pale(ochre, 0.7), { bottom: 440, size: 3.8 }) +
    orb(random, [330, 200], 96, pale(ochre, 0.75), { colour: mix(sea, paper, 0.5), rings: 4, step: 44, width: 7 }) +
    ranges(random, { tops: [480], swell: 150, far: mix(night, sea, 0.5), near: mix(night, sea, 0.5), bottom: 900, detail: 7 }) +
    fill('M-10 660C300 520 620 460 900 470C1240 480 1540 420 1810 500V1210H-10Z', hill) +
    gouged(random, 'M-10 660C300 520 620 460 900 470C1240 480 1540 420 1810 500L1810 1210L-10 1210Z', mix(moss, sea, 0.4), {
      angle: 8,
      gap: 40,
      length: 70,
      width: 8,
      fade: { from: [600, 440], to: [900, 900] },
    }) +
    each(
      '130 640 90; 290 596 80; 420 620 96; 560 560 76; 1260 540 84; 1420 520 74; 1560 560 96; 1700 590 88; 1120 580 80',
      ([x, y, s], i) => sheep(random, [x, y], s, mix(paper, sea, 0.3), dark, i % 2 === 0),
    ) +
    stroke('M380 1020V250M1420 1020V250', dark, 22) +
    string([380, 270], [1420, 270], 90, 11) +
    string([380, 270], [-40, 330], 50, 5) +
    string([1420, 270], [1840, 340], 50, 5) +
    fill(polygon('400,330 1400,330 1640,1010 160,1010'), glow, 0.13) +
    rays(random, [900, 470], glow, { inner: 160, outer: 480, count: 30, from: 190, to: 350, width: 6 }) +
    lit(polygon('470,860 1330,860 1450,940 350,940'), mix(ochre, rust, 0.3), mix(rust, ink, 0.3), [0, -60]) +
    fill(box(350, 936, 1100, 76), mix(rust, ink, 0.5)) +
    stroke(Array.from({ length: 13 }, (_, i) => `M${350 + i * 90} 938V1012`).join(''), dark, 6) +
    stroke(Array.from({ length: 11 }, (_, i) => `M${530 + i * 74} 860L${440 + i * 92} 936`).join(''), mix(rust, ink, 0.3), 5) +
    shadow([660, 905], 300, [-170, 20], ink, 0.4) +
    shadow([1140, 905], 300, [170, 20], ink, 0.4) +
    figure({
      at: [680, 915],
      height: 500,
      facing: 'right',
      wears: 'jacket',
      head: 'brim',
      hair: mix(rust, ink, 0.4),
      top: mix(rust, ink, 0.1),
      legs: mix(ink, sea, 0.3),
      skin: mix(rose, ochre, 0.35),
      light: [18, -12],
      shade: 0.6,
      pose: { lean: -2, near: [60, 96], far: [-10, 0], nearLeg: [8, 2], farLeg: [-12, -6] },
    }) +
    figure({
      at: [1130, 915],
      height: 490,
      facing: 'left',
      wears: 'shirt',
      head: 'braid',
      hair: ink,
      top: ochre,
      legs: mix(sea, ink, 0.1),
      skin: mix(rose, ochre, 0.3),
      shoes: rust,
      light: [18, -12],
      shade: 0.6,
      pose: { lean: 4, near: [110, 150], far: [30, 60], nearLeg: [20, -4], farLeg: [-14, -10] },
    }) +
    fill('M-10 1010H1810V1210H-10Z', mix(hill, ink, 0.5)) +
    audience(
      Array.from(
        { length: 11 },
        (_, i): Point => [60 + i * 170 + random.spread(0, 24), 1020 + Math.abs(i - 5) * -12 + random.spread(0, 10)],
      ),
      66,
      dark,
      { colour: mix(ochre, rust, 0.3), toLight: [0, -7] },
    ) +
    fill(box(-10, 1108, 760, 22) + box(1050, 1108, 760, 22), mix(rust, ink, 0.5)) +
    audience(
      Array.from({ length: 8 }, (_, i): Point => [110 + i * 226 + random.spread(0, 30), 1120]),
      84,
      ink,
      { colour: mix(rust, ochre, 0.15), toLight: [0, -6] },
    )
  );
}

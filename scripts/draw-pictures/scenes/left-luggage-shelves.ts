import { arc, blob, box, curve, disc, each, oval, polygon, ring } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { archway } from '../parts/buildings.ts';
import { floorboards, shadeLamp, shelving } from '../parts/rooms.ts';
import { shaft, whole } from '../parts/skies.ts';
import { suitcase } from '../parts/things.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose } = house;

export const leftLuggageShelves: Scene = { focal: [0.5, 0.55], draw };

function draw(random: Random): Art {
  const wall = mix(rust, ink, 0.52);
  const wood = mix(ochre, rust, 0.45);
  const cases = [rust, ochre, mix(moss, ink, 0.2), mix(rust, ink, 0.4), mix(ochre, paper, 0.35), mix(sea, ink, 0.15), mix(rose, rust, 0.4)];
  const row = (left: number, right: number, y: number, high: number, dim: number): Art => {
    let art = '';
    for (let x = left + 14; x < right - high * 0.55; ) {
      const w = Math.min(random.between(0.55, 1.25) * high, right - 12 - x);
      const colour = mix(random.pick(cases), ink, dim);
      art += suitcase([x, y - 7], w, high * random.between(0.55, 0.84), colour, deep(colour, 0.5), mix(paper, ink, dim));
      x += w + random.between(8, 26);
    }
    return art;
  };
  const tag = (x: number, y: number): Art =>
    stroke(`M${x} ${y - 22}L${x} ${y}`, paper, 3) +
    fill(
      polygon([
        [x - 14, y + 8],
        [x, y - 4],
        [x + 14, y + 8],
        [x + 14, y + 50],
        [x - 14, y + 50],
      ]),
      paper,
    );
  const cello = placed(
    { at: [1270, 1010] },
    lit(
      blob(
        '-70,0 -104,-80 -84,-170 -60,-210 -78,-270 -50,-330 -26,-350 -22,-470 22,-470 26,-350 50,-330 78,-270 60,-210 84,-170 104,-80 70,0',
        0.2,
      ),
      mix(rust, ink, 0.25),
      mix(ink, rust, 0.15),
      [-40, -10],
    ),
    stroke('M-100 -100H100M-80 -280H80', mix(ochre, ink, 0.3), 8),
    tag(60, -400),
  );
  const cage = placed(
    { at: [1520, 1010] },
    stroke(
      `${curve(arc(0, -150, 90, 110, 180, 360))}M-90 -150V-10H90V-150M-60 -236V-10M-30 -256V-10M0 -262V-10M30 -256V-10M60 -236V-10M-90 -80H90`,
      mix(ochre, paper, 0.2),
      6,
    ),
    stroke(ring(0, -276, 18, 12), mix(ochre, paper, 0.2), 5),
    fill(oval(-10, -108, 22, 14) + disc(12, -120, 11), ochre),
    stroke('M-60 -90H60', mix(ochre, ink, 0.3), 5),
    tag(96, -120),
  );
  const rucksack = placed(
    { at: [1000, 1010] },
    lit(blob('-66,0 -78,-110 -50,-176 50,-176 78,-110 66,0', 0.35), mix(sea, paper, 0.2), deep(sea, 0.4), [-26, -6]),
    fill(blob('-48,-8 -48,-70 48,-70 48,-8', 0.7), rust),
    fill(disc(0, -120, 16), ochre),
    stroke('M-20 -176C-20 -206 20 -206 20 -176', deep(sea, 0.4), 8),
    tag(64, -140),
  );
  const vault = (x: number, w: number, colour: string) => fill(archway(x, 1200, w, 1130), colour);
  return (
    fill(whole, mix(rust, ink, 0.72)) +
    vault(60, 1680, mix(rust, ink, 0.62)) +
    vault(250, 1300, mix(rust, ink, 0.55)) +
    vault(420, 960, wall) +
    vault(560, 680, mix(wall, rust, 0.25)) +
    fill(archway(770, 480, 260, 330), pale(ochre, 0.55)) +
    stroke('M900 160V480M770 300H1030M770 400H1030', wall, 10) +
    stroke(archway(770, 480, 260, 330), mix(rust, ink, 0.7), 18) +
    each(
      '60 470 0.36 3; 1330 1740 0.42 3',
      ([l, r]) =>
        shelving({ left: l, right: r, top: 250, bottom: 1000, rows: 5, posts: 2 }, mix(wood, ink, 0.42), mix(ink, rust, 0.2)) +
        [400, 550, 700, 850, 1000].map((y) => row(l, r, y, 136, 0.34)).join(''),
    ) +
    each(
      '490 700; 1100 1310',
      ([l, r]) =>
        shelving({ left: l, right: r, top: 420, bottom: 900, rows: 5, posts: 1 }, mix(wood, ink, 0.3), mix(ink, rust, 0.3)) +
        [516, 612, 708, 804, 900].map((y) => row(l, r, y, 84, 0.14)).join(''),
    ) +
    floorboards(900, [900, 420], mix(rust, ink, 0.38), mix(rust, ink, 0.55), 12) +
    shaft('780,480 1020,480 1500,1200 560,1200', pale(ochre, 0.4), 0.26) +
    gouged(random, polygon('780,480 1020,480 1500,1200 560,1200'), pale(ochre, 0.6), {
      angle: 76,
      gap: 70,
      length: 200,
      width: 6,
      fade: { from: [900, 480], to: [1050, 1150] },
    }) +
    cello +
    cage +
    rucksack +
    lit(polygon('-20,930 800,930 860,1010 -20,1010'), wood, deep(wood, 0.4), [0, -200]) +
    fill(box(-20, 1008, 880, 210), mix(wood, ink, 0.5)) +
    gouged(random, box(0, 1020, 860, 180), mix(wood, ink, 0.2), {
      gap: 30,
      length: 200,
      width: 6,
      fade: { from: [700, 1000], to: [0, 1200] },
    }) +
    fill(oval(420, 962, 330, 44), pale(ochre, 0.5), 0.55) +
    shadeLamp([420, 962], 330, ink, mix(moss, ink, 0.25), pale(ochre, 0.75)) +
    fill(polygon('530,948 690,944 724,990 550,994'), paper) +
    stroke('M560 960H684M566 972H694M570 984H700', mix(paper, ink, 0.4), 4) +
    fill(polygon('120,940 270,938 276,978 112,980'), paper) +
    fill(box(130, 912, 120, 30), rust) +
    fill(box(122, 884, 130, 28), mix(ochre, paper, 0.3))
  );
}

import { box, disc, nth, polygon } from '../forms.ts';
import { type Art, fill, gouged, lit, placed, ruled, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { flats } from '../parts/buildings.ts';
import { figure, poses } from '../parts/people.ts';
import { deskLamp } from '../parts/rooms.ts';
import { bandedSky, shaft } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

export const belsunceDesk: Scene = { focal: [0.4, 0.65], draw };

function draw(random: Random): Art {
  const sun = mix(ochre, paper, 0.35);
  const shade = mix(sea, night, 0.3);
  const street = bandedSky(random, mix(sea, paper, 0.45), mix(ochre, paper, 0.6), 560, { steps: 4 });
  const mast = (x: number, h: number): Art =>
    stroke(
      `M${x} 600V${600 - h}M${x} ${600 - h * 0.9}L${x - h * 0.3} 600M${x} ${600 - h * 0.9}L${x + h * 0.24} 600`,
      mix(sea, ink, 0.4),
      5,
    );
  const shirt = (x: number, y: number, colour: string): Art =>
    fill(
      polygon([
        [x - 34, y],
        [x + 34, y + 4],
        [x + 52, y + 40],
        [x + 34, y + 46],
        [x + 32, y + 96],
        [x - 32, y + 92],
        [x - 34, y + 44],
        [x - 52, y + 36],
      ]),
      colour,
    );
  const person = (
    x: number,
    y: number,
    h: number,
    head: 'short' | 'scarf' | 'cap' | 'bun' | 'brim',
    top: string,
    wears: 'jacket' | 'coat' | 'dress',
  ): Art =>
    figure({
      at: [x, y],
      height: h,
      facing: 'left',
      wears,
      head,
      top,
      legs: mix(top, ink, 0.5),
      hair: head === 'scarf' ? mix(rose, paper, 0.3) : ink,
      skin: mix(rust, ochre, 0.2),
      light: [16, -6],
      shade: 0.6,
      pose: poses.standing,
    });
  return (
    street +
    fill(box(1000, 540, 400, 90), mix(sea, paper, 0.3)) +
    [1060, 1120, 1170, 1230, 1290, 1330].map((x, i) => mast(x, nth([190, 260, 170, 240, 200, 150], i))).join('') +
    fill(polygon('1030,590 1370,590 1350,622 1050,622'), paper) +
    flats(random, {
      x: 1330,
      bottom: 1010,
      width: 500,
      height: 1010,
      rows: 6,
      columns: 4,
      wall: sun,
      dark: mix(sea, paper, 0.2),
      balconies: mix(rust, ink, 0.35),
    }) +
    fill(polygon('1290,60 1340,0 1340,1010 1290,640'), mix(ochre, rust, 0.35)) +
    fill(polygon('880,0 1060,0 1060,640 880,1010'), mix(rust, rose, 0.4)) +
    Array.from({ length: 4 }, (_, i) =>
      fill(
        polygon([
          [920, 80 + i * 150],
          [1020, 90 + i * 132],
          [1020, 170 + i * 126],
          [920, 180 + i * 146],
        ]),
        mix(moss, sea, 0.4),
      ),
    ).join('') +
    stroke('M1050 150Q1190 200 1330 150M1040 300Q1180 350 1320 300', ink, 4) +
    shirt(1130, 184, paper) +
    shirt(1240, 184, rust) +
    shirt(1110, 328, ochre) +
    shirt(1210, 332, mix(sea, paper, 0.2)) +
    fill(polygon('1268,320 1310,312 1310,420 1272,424'), paper) +
    fill('M880 1010L1060 640H1340L1810 1000V1210H700Z', mix(ochre, paper, 0.25)) +
    fill('M1060 640L1190 640L1400 1210H700L880 1010Z', mix(sea, rose, 0.4), 0.5) +
    gouged(random, polygon('880,1010 1060,640 1340,640 1810,1000 1810,1210 700,1210'), mix(ochre, rust, 0.3), {
      gap: 34,
      length: 70,
      width: 6,
      fade: { from: [1300, 1210], to: [1200, 640] },
    }) +
    fill(box(-10, -10, 900, 1230), shade) +
    fill(box(60, 90, 830, 960), mix(night, sea, 0.4)) +
    fill(box(-10, -10, 900, 108), rust) +
    ruled(box(-10, 98, 900, 70), paper, { angle: 90, gap: 66, width: 33, opacity: 1 }) +
    fill(box(90, 260, 330, 16) + box(90, 420, 330, 16), mix(ochre, rust, 0.5)) +
    Array.from(
      { length: 9 },
      (_, i) =>
        fill(box(104 + i * 34, 260 - 70 - (i % 3) * 14, 26, 70 + (i % 3) * 14), nth([rust, ochre, moss, paper, sea], i % 5)) +
        (i < 7 ? fill(box(110 + i * 42, 420 - 60 - (i % 2) * 22, 34, 60 + (i % 2) * 22), nth([paper, rust, ochre], i % 3)) : ''),
    ).join('') +
    shaft('548,706 650,680 830,884 470,884', pale(ochre, 0.4), 0.35) +
    figure({
      at: [330, 1060],
      height: 860,
      seated: true,
      facing: 'right',
      wears: 'jacket',
      head: 'bald',
      hair: mix(ink, paper, 0.6),
      top: mix(rust, paper, 0.06),
      legs: night,
      skin: mix(rust, ochre, 0.28),
      light: [24, -12],
      shade: 0.6,
      pose: { ...poses.sitting, lean: 10, nod: 12, near: [32, 84], far: [44, 90] },
    }) +
    lit(polygon('240,860 820,860 880,930 180,930'), mix(ochre, rust, 0.3), mix(rust, ink, 0.3), [0, -50]) +
    fill(box(180, 926, 700, 284), mix(rust, ink, 0.5)) +
    gouged(random, box(190, 940, 680, 260), mix(rust, ink, 0.25), { gap: 40, length: 180, width: 7 }) +
    fill(polygon('560,880 690,880 706,892 548,892'), mix(ink, sea, 0.4)) +
    fill(polygon('690,880 730,770 744,774 706,892'), mix(sea, paper, 0.3)) +
    deskLamp([470, 886], 260, ink, pale(ochre, 0.7)) +
    placed(
      { at: [790, 888] },
      lit(polygon('-70,0 -62,-50 -40,-74 40,-74 62,-50 70,0'), mix(moss, ink, 0.3), ink, [-14, -8]),
      fill(box(-74, -86, 148, 18), ink),
      fill(polygon('-40,-86 -36,-130 36,-130 40,-86'), paper),
      fill(Array.from({ length: 10 }, (_, i) => disc(-48 + (i % 5) * 24, -34 + Math.floor(i / 5) * 18, 7)).join(''), paper),
    ) +
    person(1600, 1150, 560, 'cap', mix(sea, ink, 0.2), 'jacket') +
    person(1450, 1165, 580, 'scarf', moss, 'dress') +
    person(1310, 1172, 600, 'short', rust, 'jacket') +
    person(1160, 1180, 570, 'bun', mix(night, sea, 0.3), 'coat') +
    person(1020, 1190, 640, 'brim', mix(ochre, rust, 0.35), 'jacket')
  );
}

import { blob, box, disc, each, oval, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, stroke } from '../ink.ts';
import { house, mix, pale } from '../palette.ts';
import { bellTower, cottage } from '../parts/buildings.ts';
import { blades, stones } from '../parts/lands.ts';
import { figure, poses } from '../parts/people.ts';
import { bandedSky, rays, streak } from '../parts/skies.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose } = house;

export const pietracolmaSpring: Scene = { focal: [0.6, 0.6], draw };

function draw(random: Random): Art {
  const stone = mix(paper, sea, 0.34);
  const far = mix(rust, paper, 0.5);
  const beech = (x: number, y: number, h: number, tone: number): Art => {
    const trunk = mix(mix(sea, paper, 0.3), ink, tone);
    return (
      fill(
        taper(
          [
            [x, y],
            [x + 6, y - h * 0.5],
            [x - 4, y - h],
          ],
          [h * 0.05, h * 0.036, h * 0.02],
        ),
        trunk,
      ) +
      fill(
        taper(
          [
            [x + 3, y - h * 0.5],
            [x + h * 0.1, y - h * 0.72],
          ],
          [h * 0.02, 3],
          false,
        ) +
          taper(
            [
              [x, y - h * 0.62],
              [x - h * 0.1, y - h * 0.82],
            ],
            [h * 0.018, 3],
            false,
          ),
        trunk,
      ) +
      each('0 -1 0.19; -0.13 -0.82 0.14; 0.14 -0.78 0.15; 0.05 -0.66 0.1', ([dx, dy, r]) =>
        fill(
          oval(x + dx * h, y + dy * h, r * h, r * h * 0.8),
          mix(random.pick([rust, ochre, mix(rust, ochre, 0.5), mix(moss, ochre, 0.4)]), ink, tone * 0.7),
        ),
      )
    );
  };
  const walker = (
    x: number,
    y: number,
    h: number,
    head: 'wool' | 'brim' | 'bob' | 'cap',
    top: string,
    hold: Parameters<typeof figure>[0]['holds'],
    near: [number, number],
  ): Art =>
    figure({
      at: [x, y],
      height: h,
      facing: 'right',
      wears: 'jacket',
      head,
      hair: head === 'bob' ? mix(rust, ink, 0.4) : rust,
      top,
      legs: mix(ink, sea, 0.3),
      skin: mix(rose, paper, 0.15),
      light: [-14, -8],
      pose: { ...poses.walking, lean: 8, near },
      holds: hold,
    });
  return (
    bandedSky(random, mix(sea, paper, 0.62), mix(paper, ochre, 0.2), 520, { steps: 5 }) +
    streak([1300, 150], 700, 30, '#fffaf0') +
    fill('M-10 520C300 420 500 330 760 300C980 270 1100 300 1300 240C1500 190 1660 170 1810 190V800H-10Z', far) +
    gouged(random, box(0, 200, 1800, 500), mix(far, rust, 0.4), {
      angle: 0,
      gap: 30,
      length: 40,
      width: 11,
      fade: { from: [900, 620], to: [900, 260] },
    }) +
    each('1200 268 90; 1290 246 110; 1480 206 120; 1590 186 100; 1680 186 110', ([x, y, w]) =>
      cottage([x, y + 10], w, w * 0.8, { wall: paper, shade: mix(rose, paper, 0.3), roof: rust, window: ink }),
    ) +
    bellTower([1430, 220], 50, 160, paper, mix(paper, sea, 0.3), rust) +
    Array.from({ length: 16 }, (_, i) => beech(random.between(-20, 1160), 430 + i * 17, random.between(160, 250), 0.1)).join('') +
    fill('M-10 620C400 560 900 640 1300 560C1500 530 1700 500 1810 490V1210H-10Z', mix(moss, ochre, 0.35)) +
    gouged(random, 'M-10 620C400 560 900 640 1300 560C1500 530 1700 500 1810 490L1810 1210L-10 1210Z', mix(rust, ochre, 0.3), {
      angle: 6,
      gap: 36,
      length: 44,
      width: 12,
      fade: { from: [300, 560], to: [900, 1250] },
    }) +
    fill(
      'M300 600C420 660 520 690 640 760C760 830 700 920 560 1000C420 1080 300 1140 260 1210H560C640 1130 800 1040 900 940C980 850 900 770 760 700C620 640 480 620 400 590Z',
      pale(ochre, 0.55),
    ) +
    each('90 700 480; 1010 640 420; 1620 600 440', ([x, y, h]) => beech(x, y, h, 0.25)) +
    walker(
      400,
      730,
      250,
      'wool',
      rust,
      (n) =>
        fill(
          polygon([
            [n[0] - 20, n[1] - 30],
            [n[0] + 120, n[1] - 60],
            [n[0] + 140, n[1] + 40],
            [n[0], n[1] + 66],
          ]),
          paper,
        ),
      [40, 90],
    ) +
    walker(
      540,
      790,
      280,
      'brim',
      mix(sea, paper, 0.1),
      (n) =>
        `<g transform="rotate(-14 ${n[0]} ${n[1]})">${stroke(`M${n[0] - 330} ${n[1] - 30}H${n[0] + 360}M${n[0] - 330} ${n[1] + 50}H${n[0] + 360}${Array.from({ length: 8 }, (_, i) => `M${n[0] - 300 + i * 90} ${n[1] - 30}V${n[1] + 50}`).join('')}`, mix(ochre, rust, 0.4), 18)}</g>`,
      [60, 150],
    ) +
    walker(
      700,
      870,
      310,
      'bob',
      mix(moss, ink, 0.2),
      (n) =>
        stroke(`M${n[0] - 44} ${n[1] + 30}C${n[0] - 40} ${n[1] - 20} ${n[0] + 40} ${n[1] - 20} ${n[0] + 44} ${n[1] + 30}`, ink, 8) +
        fill(
          polygon([
            [n[0] - 56, n[1] + 26],
            [n[0] + 56, n[1] + 26],
            [n[0] + 42, n[1] + 140],
            [n[0] - 42, n[1] + 140],
          ]),
          mix(sea, paper, 0.5),
        ),
      [10, 16],
    ) +
    fill(oval(1290, 1130, 520, 70), mix(moss, ink, 0.5), 0.5) +
    lit(polygon('1030,1090 1040,520 1100,440 1300,400 1500,440 1560,520 1570,1090'), stone, mix(stone, ink, 0.4), [-70, -10]) +
    inside(
      polygon('1030,1090 1040,520 1100,440 1300,400 1500,440 1560,520 1570,1090'),
      stroke(
        'M1030 600H1570M1030 720H1570M1030 850H1570M1030 980H1570M1200 400V600M1400 400V600M1130 600V720M1300 600V720M1470 600V720M1200 720V850M1420 720V850',
        mix(stone, ink, 0.35),
        6,
      ),
      gouged(random, box(1030, 400, 540, 690), mix(stone, paper, 0.5), {
        angle: 20,
        gap: 40,
        length: 50,
        width: 8,
        fade: { from: [1040, 420], to: [1400, 900] },
      }),
      fill(oval(1090, 1060, 120, 60) + oval(1540, 480, 60, 40) + oval(1180, 1090, 80, 40), mix(moss, ink, 0.1)),
    ) +
    fill(disc(1300, 640, 96), mix(stone, ink, 0.25)) +
    fill(disc(1300, 640, 76), mix(stone, ink, 0.1)) +
    fill(taper('1300,640 1240,646 1190,680', [44, 40, 34]), ink) +
    fill(oval(1188, 690, 22, 12), mix(ink, sea, 0.4)) +
    fill(blob('1188,790 1206,840 1188,866 1170,840', 0), '#e9fbff') +
    fill(oval(1182, 842, 6, 11), mix(sea, paper, 0.5)) +
    rays(random, [1188, 836], '#e9fbff', { inner: 44, outer: 96, count: 14, width: 6 }) +
    lit(polygon('960,1000 1640,1000 1600,1170 1000,1170'), mix(stone, paper, 0.2), mix(stone, ink, 0.45), [-60, -40]) +
    fill(oval(1300, 1002, 330, 44), mix(stone, ink, 0.3)) +
    fill(oval(1300, 1010, 290, 32), mix(sea, ink, 0.25)) +
    stroke(`${oval(1188, 1010, 60, 12)}${oval(1188, 1010, 110, 20)}`, mix(sea, paper, 0.5), 5) +
    stones(random, { left: 900, right: 1780, top: 1150, bottom: 1200, size: 36, count: 16 }, [
      mix(stone, ink, 0.2),
      mix(stone, paper, 0.2),
    ]) +
    blades(random, { left: 880, right: 1010, y: 1200, height: 110, count: 16, width: 9 }, mix(moss, ink, 0.4)) +
    blades(random, { left: 1620, right: 1800, y: 1200, height: 130, count: 20, width: 9 }, mix(moss, ink, 0.4))
  );
}

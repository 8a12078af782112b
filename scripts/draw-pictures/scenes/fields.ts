import { blob, box, curve, disc, oval, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lens, lit, placed, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { bellTower, cottage } from '../parts/buildings.ts';
import { blades, ranges, sheep, stones } from '../parts/lands.ts';
import { audience, figure, pole, poses, shadow } from '../parts/people.ts';
import { bandedSky, orb, rays, sky, stars, streak } from '../parts/skies.ts';
import { glitter } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

function odemiraCricket(random: Random): Art {
  const dry = mix(ochre, rust, 0.16);
  const horizon = 470;
  const tunnel = (i: number): Art => { const t = i / 9; const y = horizon + 14 + 190 * t ** 1.5; const h = 20 + 84 * t; const n = Math.ceil(15 - t * 8); const w = 1900 / n; return Array.from({ length: n + 1 }, (_, k) => { const x = -50 + k * w; const path = `M${x} ${y}C${x} ${y - h * 1.1} ${x + w * 0.94} ${y - h * 1.1} ${x + w * 0.94} ${y}Z`; return fill(path, mix(paper, sea, 0.12 + (1 - t) * 0.12)) + inside(path, fill(polygon([[x + w * 0.1, y], [x + w * 0.2, y - h], [x + w * 0.5, y - h], [x + w * 0.36, y]]), '#fffaf0'), fill(box(x + w * 0.72, y - h, w * 0.3, h), mix(rose, sea, 0.4), 0.5)) + stroke(path, mix(sea, paper, 0.35), 2 + t * 2); }).join(''); };
  return (
    bandedSky(random, mix(ochre, rose, 0.4), pale(ochre, 0.55), horizon, { steps: 6 }) + orb(random, [1370, 350], 118, '#fff3d0', { colour: pale(ochre, 0.8), rings: 4, step: 54, width: 9 }) + streak([520, 180], 900, 30, mix(rose, paper, 0.3)) +
    fill(box(-10, 440, 1820, 50), mix(sea, rose, 0.3)) + glitter(random, 1370, { top: 442, bottom: 486 }, '#fff3d0', { narrow: 100, wide: 300, rows: 6 }) + fill('M-10 452L300 446L620 456L700 482L-10 486Z', mix(moss, rose, 0.5)) +
    fill(box(-10, 478, 1820, 730), mix(moss, ochre, 0.4)) + Array.from({ length: 10 }, (_, i) => tunnel(i)).join('') +
    fill('M-10 676C600 660 1200 660 1810 676V1210H-10Z', dry) + gouged(random, box(0, 680, 1800, 520), mix(rust, ochre, 0.3), { gap: 32, length: 70, width: 8, angle: 84, fade: { from: [900, 1300], to: [900, 640] } }) + gouged(random, box(0, 680, 1800, 520), pale(ochre, 0.5), { gap: 46, length: 100, width: 6 }) +
    fill(polygon([[150, 1080], [1560, 850], [1810, 880], [1810, 960], [420, 1210], [60, 1210]]), mix(moss, sea, 0.25)) + gouged(random, polygon([[150, 1080], [1560, 850], [1810, 880], [1810, 960], [420, 1210], [60, 1210]]), mix(moss, paper, 0.25), { gap: 26, length: 110, width: 7, angle: -9 }) + stroke('M330 1050L520 1140M1390 878L1540 920', paper, 9) +
    shadow([520, 1110], 500, [-560, 90], mix(rust, ink, 0.5), 0.4) + shadow([1480, 930], 400, [-420, 70], mix(rust, ink, 0.5), 0.4) +
    [0, 1, 2].map((i) => fill(taper([[330 + i * 26, 1100 + i * 10], [330 + i * 26, 930 + i * 10]], [13, 13]), mix(rust, ink, 0.5))).join('') + [0, 1, 2].map((i) => fill(taper([[1600 + i * 20, 900 + i * 6], [1600 + i * 20, 790 + i * 6]], [10, 10]), mix(rust, ink, 0.5))).join('') +
    figure({ at: [500, 1130], height: 660, facing: 'right', wears: 'shirt', head: 'helmet', hair: night, top: mix(night, ink, 0.3), legs: mix(night, ink, 0.5), skin: mix(ink, rust, 0.3), light: [20, -6], shade: 0.2, pose: { lean: 28, nod: -8, near: [20, 50], far: [26, 60], nearLeg: [30, -8], farLeg: [-14, -20] }, holds: (near) => pole(near, 20, 60, 60, mix(rust, ink, 0.3), 18) + fill(taper([[near[0] + 20, near[1] + 60], [near[0] + 90, near[1] + 290]], [32, 58], false), mix(ochre, paper, 0.3)) }) +
    figure({ at: [1390, 940], height: 520, facing: 'left', wears: 'shirt', head: 'turban', hair: rust, top: mix(night, ink, 0.3), legs: mix(night, ink, 0.5), skin: mix(ink, rust, 0.3), light: [16, -6], shade: 0.2, pose: { lean: 10, near: [178, 196], far: [64, 100], nearLeg: [-34, -50], farLeg: [40, 6] }, holds: (near) => fill(disc(near[0] + 6, near[1] - 40, 24), rust) }) + fill(disc(980, 700, 0.1), rust) +
    [[150, 720], [250, 712], [1690, 740]].map(([x, y], i) => figure({ at: [x!, y!], height: 150, facing: i === 2 ? 'left' : 'right', top: mix(night, rust, 0.4), legs: night, skin: ink, head: 'short', pose: poses.standing })).join('')
  );
}

function pietracolmaSpring(random: Random): Art {
  const stone = mix(paper, sea, 0.34);
  const far = mix(rust, paper, 0.5);
  const beech = (x: number, y: number, h: number, tone: number): Art => { const trunk = mix(mix(sea, paper, 0.3), ink, tone); return fill(taper([[x, y], [x + 6, y - h * 0.5], [x - 4, y - h]], [h * 0.05, h * 0.036, h * 0.02]), trunk) + fill(taper([[x + 3, y - h * 0.5], [x + h * 0.1, y - h * 0.72]], [h * 0.02, 3], false) + taper([[x, y - h * 0.62], [x - h * 0.1, y - h * 0.82]], [h * 0.018, 3], false), trunk) + [[0, -1, 0.19], [-0.13, -0.82, 0.14], [0.14, -0.78, 0.15], [0.05, -0.66, 0.1]].map(([dx, dy, r]) => fill(oval(x + dx! * h, y + dy! * h, r! * h, r! * h * 0.8), mix(random.pick([rust, ochre, mix(rust, ochre, 0.5), mix(moss, ochre, 0.4)]), ink, tone * 0.7))).join(''); };
  const walker = (x: number, y: number, h: number, head: 'wool' | 'brim' | 'bob' | 'cap', top: string, hold: Parameters<typeof figure>[0]['holds'], near: [number, number]): Art => figure({ at: [x, y], height: h, facing: 'right', wears: 'jacket', head, hair: head === 'bob' ? mix(rust, ink, 0.4) : rust, top, legs: mix(ink, sea, 0.3), skin: mix(rose, paper, 0.15), light: [-14, -8], pose: { ...poses.walking, lean: 8, near }, holds: hold });
  return (
    bandedSky(random, mix(sea, paper, 0.62), mix(paper, ochre, 0.2), 520, { steps: 5 }) + streak([1300, 150], 700, 30, '#fffaf0') +
    fill('M-10 520C300 420 500 330 760 300C980 270 1100 300 1300 240C1500 190 1660 170 1810 190V800H-10Z', far) + gouged(random, box(0, 200, 1800, 500), mix(far, rust, 0.4), { angle: 0, gap: 30, length: 40, width: 11, fade: { from: [900, 620], to: [900, 260] } }) +
    [[1200, 268, 90], [1290, 246, 110], [1480, 206, 120], [1590, 186, 100], [1680, 186, 110]].map(([x, y, w]) => cottage([x!, y! + 10], w!, w! * 0.8, { wall: paper, shade: mix(rose, paper, 0.3), roof: rust, window: ink })).join('') + bellTower([1430, 220], 50, 160, paper, mix(paper, sea, 0.3), rust) +
    Array.from({ length: 16 }, (_, i) => beech(random.between(-20, 1160), 430 + i * 17, random.between(160, 250), 0.1)).join('') +
    fill('M-10 620C400 560 900 640 1300 560C1500 530 1700 500 1810 490V1210H-10Z', mix(moss, ochre, 0.35)) + gouged(random, 'M-10 620C400 560 900 640 1300 560C1500 530 1700 500 1810 490L1810 1210L-10 1210Z', mix(rust, ochre, 0.3), { angle: 6, gap: 36, length: 44, width: 12, fade: { from: [300, 560], to: [900, 1250] } }) +
    fill('M300 600C420 660 520 690 640 760C760 830 700 920 560 1000C420 1080 300 1140 260 1210H560C640 1130 800 1040 900 940C980 850 900 770 760 700C620 640 480 620 400 590Z', pale(ochre, 0.55)) +
    [[90, 700, 480], [1010, 640, 420], [1620, 600, 440]].map(([x, y, h]) => beech(x!, y!, h!, 0.25)).join('') +
    walker(400, 730, 250, 'wool', rust, (n) => fill(polygon([[n[0] - 20, n[1] - 30], [n[0] + 120, n[1] - 60], [n[0] + 140, n[1] + 40], [n[0], n[1] + 66]]), paper), [40, 90]) + walker(540, 790, 280, 'brim', mix(sea, paper, 0.1), (n) => `<g transform="rotate(-14 ${n[0]} ${n[1]})">${stroke(`M${n[0] - 330} ${n[1] - 30}H${n[0] + 360}M${n[0] - 330} ${n[1] + 50}H${n[0] + 360}${Array.from({ length: 8 }, (_, i) => `M${n[0] - 300 + i * 90} ${n[1] - 30}V${n[1] + 50}`).join('')}`, mix(ochre, rust, 0.4), 18)}</g>`, [60, 150]) + walker(700, 870, 310, 'bob', mix(moss, ink, 0.2), (n) => stroke(`M${n[0] - 44} ${n[1] + 30}C${n[0] - 40} ${n[1] - 20} ${n[0] + 40} ${n[1] - 20} ${n[0] + 44} ${n[1] + 30}`, ink, 8) + fill(polygon([[n[0] - 56, n[1] + 26], [n[0] + 56, n[1] + 26], [n[0] + 42, n[1] + 140], [n[0] - 42, n[1] + 140]]), mix(sea, paper, 0.5)), [10, 16]) +
    fill(oval(1290, 1130, 520, 70), mix(moss, ink, 0.5), 0.5) +
    lit(polygon([[1030, 1090], [1040, 520], [1100, 440], [1300, 400], [1500, 440], [1560, 520], [1570, 1090]]), stone, mix(stone, ink, 0.4), [-70, -10]) + inside(polygon([[1030, 1090], [1040, 520], [1100, 440], [1300, 400], [1500, 440], [1560, 520], [1570, 1090]]), stroke('M1030 600H1570M1030 720H1570M1030 850H1570M1030 980H1570M1200 400V600M1400 400V600M1130 600V720M1300 600V720M1470 600V720M1200 720V850M1420 720V850', mix(stone, ink, 0.35), 6), gouged(random, box(1030, 400, 540, 690), mix(stone, paper, 0.5), { angle: 20, gap: 40, length: 50, width: 8, fade: { from: [1040, 420], to: [1400, 900] } }), fill(oval(1090, 1060, 120, 60) + oval(1540, 480, 60, 40) + oval(1180, 1090, 80, 40), mix(moss, ink, 0.1))) +
    fill(disc(1300, 640, 96), mix(stone, ink, 0.25)) + fill(disc(1300, 640, 76), mix(stone, ink, 0.1)) + stroke('M1300 640V690C1300 720 1290 730 1270 740', ink, 0.1) + fill(taper([[1300, 640], [1240, 646], [1190, 680]], [44, 40, 34]), ink) + fill(oval(1188, 690, 22, 12), mix(ink, sea, 0.4)) +
    fill(blob([[1188, 790], [1206, 840], [1188, 866], [1170, 840]], 0), '#e9fbff') + fill(oval(1182, 842, 6, 11), mix(sea, paper, 0.5)) + rays(random, [1188, 836], '#e9fbff', { inner: 44, outer: 96, count: 14, width: 6 }) +
    lit(polygon([[960, 1000], [1640, 1000], [1600, 1170], [1000, 1170]]), mix(stone, paper, 0.2), mix(stone, ink, 0.45), [-60, -40]) + fill(oval(1300, 1002, 330, 44), mix(stone, ink, 0.3)) + fill(oval(1300, 1010, 290, 32), mix(sea, ink, 0.25)) + stroke(`${oval(1188, 1010, 60, 12)}${oval(1188, 1010, 110, 20)}`, mix(sea, paper, 0.5), 5) +
    stones(random, { left: 900, right: 1780, top: 1150, bottom: 1200, size: 36, count: 16 }, [mix(stone, ink, 0.2), mix(stone, paper, 0.2)]) + blades(random, { left: 880, right: 1010, y: 1200, height: 110, count: 16, width: 9 }, mix(moss, ink, 0.4)) + blades(random, { left: 1620, right: 1800, y: 1200, height: 130, count: 20, width: 9 }, mix(moss, ink, 0.4))
  );
}

function ottavaRimaDuel(random: Random): Art {
  const hill = mix(moss, night, 0.62);
  const glow = pale(ochre, 0.35);
  const dark = mix(ink, night, 0.4);
  const string = (a: Point, b: Point, sag: number, n: number): Art => { let art = stroke(`M${a[0]} ${a[1]}Q${(a[0] + b[0]) / 2} ${(a[1] + b[1]) / 2 + sag * 2} ${b[0]} ${b[1]}`, dark, 5); for (let i = 1; i < n; i++) { const t = i / n; const [x, y] = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + 4 * sag * t * (1 - t)]; art += fill(disc(x, y + 18, 34), glow, 0.22) + fill(box(x - 5, y - 2, 10, 13), ink) + fill(oval(x, y + 20, 11, 14), '#fff3d0'); } return art; };
  return (
    bandedSky(random, deep(night, 0.2), mix(night, sea, 0.6), 620, { steps: 5 }) + stars(random, 150, pale(ochre, 0.7), { bottom: 440, size: 3.8 }) + orb(random, [330, 200], 96, pale(ochre, 0.75), { colour: mix(sea, paper, 0.5), rings: 4, step: 44, width: 7 }) +
    ranges(random, { tops: [480], swell: 150, far: mix(night, sea, 0.5), near: mix(night, sea, 0.5), bottom: 900, detail: 7 }) + fill('M-10 660C300 520 620 460 900 470C1240 480 1540 420 1810 500V1210H-10Z', hill) + gouged(random, 'M-10 660C300 520 620 460 900 470C1240 480 1540 420 1810 500L1810 1210L-10 1210Z', mix(moss, sea, 0.4), { angle: 8, gap: 40, length: 70, width: 8, fade: { from: [600, 440], to: [900, 900] } }) +
    [[130, 640, 90], [290, 596, 80], [420, 620, 96], [560, 560, 76], [1260, 540, 84], [1420, 520, 74], [1560, 560, 96], [1700, 590, 88], [1120, 580, 80]].map(([x, y, s], i) => sheep(random, [x!, y!], s!, mix(paper, sea, 0.3), dark, i % 2 === 0)).join('') +
    stroke('M380 1020V250M1420 1020V250', dark, 22) + string([380, 270], [1420, 270], 90, 11) + string([380, 270], [-40, 330], 50, 5) + string([1420, 270], [1840, 340], 50, 5) +
    fill(polygon([[400, 330], [1400, 330], [1640, 1010], [160, 1010]]), glow, 0.13) + rays(random, [900, 470], glow, { inner: 160, outer: 480, count: 30, from: 190, to: 350, width: 6 }) +
    lit(polygon([[470, 860], [1330, 860], [1450, 940], [350, 940]]), mix(ochre, rust, 0.3), mix(rust, ink, 0.3), [0, -60]) + fill(box(350, 936, 1100, 76), mix(rust, ink, 0.5)) + stroke(Array.from({ length: 13 }, (_, i) => `M${350 + i * 90} 938V1012`).join(''), dark, 6) + stroke(Array.from({ length: 11 }, (_, i) => `M${530 + i * 74} 860L${440 + i * 92} 936`).join(''), mix(rust, ink, 0.3), 5) +
    shadow([660, 905], 300, [-170, 20], ink, 0.4) + shadow([1140, 905], 300, [170, 20], ink, 0.4) +
    figure({ at: [680, 915], height: 500, facing: 'right', wears: 'jacket', head: 'brim', hair: mix(rust, ink, 0.4), top: mix(rust, ink, 0.1), legs: mix(ink, sea, 0.3), skin: mix(rose, ochre, 0.35), light: [18, -12], shade: 0.6, pose: { lean: -2, near: [60, 96], far: [-10, 0], nearLeg: [8, 2], farLeg: [-12, -6] } }) +
    figure({ at: [1130, 915], height: 490, facing: 'left', wears: 'shirt', head: 'braid', hair: ink, top: ochre, legs: mix(sea, ink, 0.1), skin: mix(rose, ochre, 0.3), shoes: rust, light: [18, -12], shade: 0.6, pose: { lean: 4, near: [110, 150], far: [30, 60], nearLeg: [20, -4], farLeg: [-14, -10] } }) +
    fill('M-10 1010H1810V1210H-10Z', mix(hill, ink, 0.5)) +
    audience(Array.from({ length: 11 }, (_, i): Point => [60 + i * 170 + random.spread(0, 24), 1020 + Math.abs(i - 5) * -12 + random.spread(0, 10)]), 66, dark, { colour: mix(ochre, rust, 0.3), toLight: [0, -7] }) + fill(box(-10, 1108, 760, 22) + box(1050, 1108, 760, 22), mix(rust, ink, 0.5)) + audience(Array.from({ length: 8 }, (_, i): Point => [110 + i * 226 + random.spread(0, 30), 1120]), 84, ink, { colour: mix(rust, ochre, 0.15), toLight: [0, -6] })
  );
}

function atacamaDarkRoad(random: Random): Art {
  const void1 = deep(mix(night, ink, 0.3), 0.1);
  const way = (t: number): Point => [240 + 1200 * t, 700 - 760 * t];
  let milky = '';
  let dark = '';
  for (let i = 0; i < 900; i++) { const t = random.next(); const [x, y] = way(t); const off = random.spread(0, 190) * (0.5 + 0.7 * random.next()); milky += disc(x + off * 0.55, y + off * 0.85, random.between(0.8, 3.4) * (1 - Math.abs(off) / 330)); }
  for (let i = 0; i < 24; i++) { const [x, y] = way(i / 24); const o = random.spread(0, 36); dark += lens(x + o, y + o, -0.58 + random.spread(0, 0.3), random.between(120, 230), random.between(20, 52)); }
  const layer = (y: number, amp: number, n: number): string => { const pts: Point[] = Array.from({ length: n + 1 }, (_, i): Point => [-60 + (1920 * i) / n, y - amp * (i % 2 ? 1 : 0.15) * random.between(0.5, 1)]); return `${curve(pts)}L1860 1210L-60 1210Z`; };
  const glow = mix(ochre, rust, 0.35);
  return (
    sky(random, void1, mix(night, sea, 0.4), { from: [900, 900], to: [900, 200], gap: 34, length: 210, width: 8 }) +
    fill(blob([[90, 760], [420, 430], [800, 190], [1160, -80], [1500, -60], [1320, 130], [1000, 380], [640, 640], [330, 860]], 0.1), mix(night, sea, 0.42)) + fill(blob([[210, 730], [520, 460], [860, 240], [1200, -10], [1380, -20], [1200, 150], [900, 370], [560, 610], [300, 790]], 0.1), mix(night, sea, 0.75)) + fill(dark, void1, 0.75) + fill(milky, pale(ochre, 0.75)) + stars(random, 330, pale(ochre, 0.8), { bottom: 800, size: 3.6 }) + stars(random, 30, '#ffffff', { bottom: 700, size: 6 }) +
    [330, 262, 196, 130].map((r, i) => fill(oval(1560, 820, r * 1.25, r * 0.8), mix(void1, glow, 0.24 + i * 0.2), 0.55)).join('') + gouged(random, oval(1560, 820, 420, 270), pale(ochre, 0.2), { gap: 22, length: 100, width: 7, fade: { from: [1560, 810], to: [1560, 570] } }) +
    fill(layer(770, 110, 8), mix(night, rust, 0.2)) + placed({ at: [196, 690] }, fill(box(-50, -20, 100, 40), mix(paper, night, 0.4)), fill('M-44 -20C-44 -76 44 -76 44 -20Z', mix(paper, night, 0.2)), fill(polygon([[-6, -62], [14, -60], [20, -20], [0, -20]]), night)) + fill(layer(850, 90, 7), mix(night, rust, 0.32)) + gouged(random, layer(850, 90, 7), mix(rust, night, 0.3), { angle: 4, gap: 30, length: 120, width: 7, fade: { from: [1700, 780], to: [700, 960] } }) + fill(layer(940, 50, 6), mix(night, rust, 0.2)) +
    fill('M-10 990C500 960 1200 1010 1810 970V1210H-10Z', mix(ink, rust, 0.22)) + gouged(random, 'M-10 990C500 960 1200 1010 1810 970L1810 1210L-10 1210Z', mix(rust, night, 0.35), { gap: 30, length: 130, width: 7, fade: { from: [1800, 960], to: [200, 1160] } }) + fill(polygon([[1240, 985], [1300, 985], [1760, 1210], [1180, 1210]]), mix(ink, night, 0.35)) + stroke('M1272 990L1440 1200', mix(ochre, ink, 0.4), 8, { dash: '40 50' }) +
    placed({ at: [780, 1120], scale: 1.35 }, fill(oval(10, 4, 260, 18), ink, 0.7), lit(blob([[-230, -10], [-234, -84], [-20, -88], [0, -94], [30, -162], [130, -164], [166, -92], [236, -80], [250, -14]], 0.6), mix(sea, paper, 0.1), mix(sea, ink, 0.55), [26, -12]), fill(polygon([[44, -98], [58, -148], [122, -150], [148, -98]]), mix(night, sea, 0.5)), fill(box(-226, -100, 206, 20), mix(sea, ink, 0.3)), fill(disc(-140, -10, 44) + disc(160, -10, 44), ink) , fill(disc(-140, -10, 18) + disc(160, -10, 18), mix(sea, paper, 0.3)), fill(polygon([[236, -66], [252, -62], [252, -44], [236, -44]]), glow)) +
    figure({ at: [610, 1000], height: 470, facing: 'right', wears: 'jacket', head: 'braid', hair: ink, top: rust, legs: mix(night, sea, 0.3), skin: mix(rose, rust, 0.35), light: [16, -6], shade: 0.7, pose: { lean: -6, nod: -22, near: [136, 156], far: [122, 148] }, holds: (near) => placed({ at: [near[0] + 16, near[1] - 46], turn: 24 }, fill(box(-22, -60, 44, 84), ink), fill(box(-14, -44, 28, 26), glow), fill(disc(0, -64, 12), mix(sea, paper, 0.4))) })
  );
}

export const fields: Record<string, Scene> = {
  'odemira-cricket': { focal: [0.5, 0.65], draw: odemiraCricket },
  'pietracolma-spring': { focal: [0.6, 0.6], draw: pietracolmaSpring },
  'ottava-rima-duel': { focal: [0.5, 0.55], draw: ottavaRimaDuel },
  'atacama-dark-road': { focal: [0.35, 0.65], draw: atacamaDarkRoad },
};

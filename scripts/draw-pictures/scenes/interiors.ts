import { arc, blob, box, curve, disc, oval, type Path, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, ruled, stippled, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { archway, courses, flats } from '../parts/buildings.ts';
import { hand } from '../parts/hands.ts';
import { mountain, sheep } from '../parts/lands.ts';
import { figure, pole, poses } from '../parts/people.ts';
import { casement, curtain, deskLamp, floorboards } from '../parts/rooms.ts';
import { bandedSky, rays, shaft, whole } from '../parts/skies.ts';
import { ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

function thiaroyeNotebooks(random: Random): Art {
  const wall = mix(night, sea, 0.28);
  const door = polygon([[560, 60], [1500, 60], [1500, 1000], [560, 1000]]);
  const bright = mix(sea, paper, 0.66);
  const pirogue = (x: number, y: number, l: number, colour: string, band: string): Art => placed({ at: [x, y] }, fill(oval(0, 12, l * 0.46, 12), mix(ochre, ink, 0.35), 0.5), lit(curve([[-l * 0.5, -l * 0.14], [-l * 0.36, -l * 0.02], [0, 0], [l * 0.36, -l * 0.03], [l * 0.54, -l * 0.2], [l * 0.36, -l * 0.11], [0, -l * 0.085], [-l * 0.36, -l * 0.09]], true, 0.2), colour, deep(colour, 0.4), [0, -l * 0.03]), stroke(`M${-l * 0.46} ${-l * 0.115}C${-l * 0.2} ${-l * 0.05} ${l * 0.2} ${-l * 0.05} ${l * 0.5} ${-l * 0.165}`, band, l * 0.022), fill(Array.from({ length: 7 }, (_, i) => polygon([[-l * 0.26 + i * l * 0.085, -l * 0.05], [-l * 0.22 + i * l * 0.085, -l * 0.02], [-l * 0.28 + i * l * 0.085, -l * 0.018]])).join(''), band));
  const view =
    fill(door, pale(sea, 0.86)) + fill(box(500, 300, 1100, 260), bright) + ripples(random, { left: 560, right: 1500, top: 304, bottom: 560 }, paper, { density: 0.9 }) + fill('M500 560C700 520 1000 575 1560 530V1010H500Z', pale(ochre, 0.5)) + stroke('M500 556C700 520 1000 572 1560 530', '#ffffff', 10) + gouged(random, box(540, 590, 1000, 420), mix(ochre, paper, 0.25), { gap: 34, length: 160, width: 6 }) +
    pirogue(1180, 640, 560, rust, paper) + pirogue(800, 760, 640, mix(sea, night, 0.1), ochre) + pirogue(1330, 850, 620, ochre, rust);
  const book = (x: number, colour: string, tilt: number): Art => placed({ at: [x, 826], turn: tilt }, lit(box(-24, -150, 48, 150), colour, deep(colour, 0.5), [-12, 0]), fill(box(-24, -122, 48, 10) + box(-24, -40, 48, 10), mix(colour, paper, 0.6)));
  return (
    fill(whole, wall) + inside(door, view) + stroke(door, mix(rust, ink, 0.3), 34) + gouged(random, box(0, 0, 545, 1200), mix(wall, paper, 0.14), { angle: 90, gap: 44, length: 90, width: 14, fade: { from: [540, 400], to: [0, 400] } }) + gouged(random, box(1520, 0, 300, 1200), mix(wall, paper, 0.12), { angle: 90, gap: 44, length: 90, width: 14 }) +
    fill('M-10 1000H1810V1210H-10Z', deep(wall, 0.35)) + shaft([[560, 1000], [1500, 1000], [1740, 1200], [380, 1200]], pale(ochre, 0.6), 0.5) +
    lit(polygon([[150, 820], [1010, 820], [1090, 900], [70, 900]]), mix(rust, ochre, 0.22), mix(rust, ink, 0.3), [60, -30]) + fill(box(70, 896, 1020, 34), mix(rust, ink, 0.45)) + fill(polygon([[130, 930], [176, 930], [166, 1200], [140, 1200]]) + polygon([[980, 930], [1026, 930], [1016, 1200], [990, 1200]]), mix(rust, ink, 0.6)) +
    [rust, ochre, moss, sea, rose, paper, rust, ochre, mix(moss, paper, 0.3), mix(rust, ink, 0.3)].map((c, i) => book(186 + i * 50, c, i === 9 ? 9 : (i % 3) - 1)).join('') +
    fill(polygon([[770, 826], [1000, 830], [1030, 886], [740, 884]]), paper) + stroke('M884 830V884M776 846H870M770 862H868M900 846H1000M902 862H1006', mix(ink, paper, 0.5), 4) +
    figure({ at: [800, 1090], height: 1120, seated: true, facing: 'right', wears: 'dress', head: 'turban', hair: ochre, top: mix(rust, rose, 0.25), legs: mix(rust, rose, 0.25), skin: mix(ink, rust, 0.34), light: [20, -10], shade: 0.7, pose: { ...poses.sitting, lean: 10, nod: 14, near: [40, 86], far: [50, 90], nearLeg: [82, 0], farLeg: [78, 0] } }) +
    fill(box(660, 1096, 300, 34), mix(rust, ink, 0.5)) + fill(polygon([[690, 1130], [730, 1130], [716, 1210], [686, 1210]]) + polygon([[890, 1130], [930, 1130], [940, 1210], [906, 1210]]), mix(rust, ink, 0.6))
  );
}

function icelandicYokeSweater(random: Random): Art {
  const [wool, grey, brown] = [paper, mix(ink, paper, 0.6), mix(rust, ink, 0.5)];
  const c: Point = [840, 420];
  const band = (r1: number, r2: number, colour: string): Art => fill(`${oval(c[0], c[1], r2 * 1.24, r2)}${oval(c[0], c[1], r1 * 1.24, -r1)}`, colour);
  const motif = (r: number, n: number, size: number, colour: string, shape: 'diamond' | 'tree' | 'dot', shift = 0): Art => fill(Array.from({ length: n }, (_, i) => { const a = ((i + shift) / n) * Math.PI * 2; const [x, y] = [c[0] + Math.cos(a) * r * 1.24, c[1] + Math.sin(a) * r]; const [ux, uy] = [Math.cos(a), Math.sin(a)]; const at = (d: number, s: number): Point => [x + ux * d - uy * s, y + uy * d + ux * s]; if (shape === 'dot') return disc(x, y, size); if (shape === 'diamond') return polygon([at(size, 0), at(0, size * 0.7), at(-size, 0), at(0, -size * 0.7)]); return polygon([at(-size, 0), at(size * 0.3, size * 0.8), at(size * 0.1, size * 0.2), at(size, size * 0.2), at(size, -size * 0.2), at(size * 0.1, -size * 0.2), at(size * 0.3, -size * 0.8)]); }).join(''), colour);
  const body: Path = blob([[60, 1260], [120, 900], [80, 640], [180, 470], [420, 350], [1260, 350], [1500, 470], [1600, 640], [1560, 900], [1620, 1260]], 0.4);
  const view = fill(box(900, 0, 900, 500), mix(sea, paper, 0.72)) + mountain(random, [1450, 70], { left: 1080, right: 1840, y: 350 }, { light: mix(sea, paper, 0.42), shade: mix(sea, ink, 0.25), snow: paper }, 0.5) + fill('M900 340L1060 320L1240 350L1420 330L1640 356L1800 340V520H900Z', mix(moss, ink, 0.45)) + gouged(random, box(900, 350, 900, 160), mix(moss, paper, 0.2), { gap: 26, length: 60, width: 10 }) + sheep(random, [1220, 420], 76, paper, ink) + sheep(random, [1370, 396], 54, paper, ink, true) + sheep(random, [1640, 430], 80, mix(ink, paper, 0.25), ink);
  return (
    fill(whole, mix(rust, paper, 0.46)) + gouged(random, box(0, 0, 1000, 600), mix(rust, paper, 0.56), { angle: 90, gap: 44, length: 100, width: 12 }) + casement({ x: 1010, y: 40, width: 740, height: 430, columns: 2, rows: 1, bar: 18 }, mix(rust, ink, 0.25), view) +
    lit(body, grey, mix(grey, ink, 0.4), [-40, -10]) + inside(body, gouged(random, body, mix(grey, paper, 0.4), { angle: 90, gap: 30, length: 44, width: 9 }),
      band(0, 520, brown), motif(498, 46, 17, wool, 'dot'), band(0, 474, wool), motif(432, 26, 40, brown, 'tree'), motif(432, 26, 13, grey, 'diamond', 0.5), band(0, 378, grey), motif(350, 38, 13, wool, 'diamond'), band(0, 326, brown), motif(284, 20, 34, wool, 'diamond'), motif(284, 20, 13, rust, 'dot', 0.5), band(0, 240, wool), motif(216, 28, 10, brown, 'dot'), band(0, 190, grey)) +
    inside(body, gouged(random, oval(c[0], c[1], 640, 520), mix(paper, ink, 0.25), { flow: (x, y) => (Math.atan2((y - c[1]) * 1.24, x - c[0]) * 180) / Math.PI, gap: 30, length: 26, width: 4 })) +
    fill(oval(c[0], c[1], 196, 132), mix(ink, rust, 0.25)) + stroke(oval(c[0], c[1], 205, 140), wool, 22) +
    stroke('M390 330L900 790M1310 330L770 790', mix(ochre, paper, 0.35), 19) + fill(disc(390, 330, 18) + disc(1310, 330, 18), rust) +
    stroke('M870 660C1000 760 1240 620 1380 760C1500 880 1560 900 1600 960', wool, 9) +
    placed({ at: [1590, 1090] }, fill(oval(20, 60, 230, 36), mix(rust, ink, 0.4), 0.5), ...([[-90, -110, wool], [40, -140, brown], [110, -80, grey], [-20, -60, mix(rust, paper, 0.2)]] as const).map(([x, y, colour]) => lit(disc(x, y, 86), colour, mix(colour, ink, 0.4), [-16, -14]) + stroke(`M${x - 66} ${y - 30}C${x - 20} ${y - 70} ${x + 40} ${y - 50} ${x + 66} ${y}M${x - 74} ${y + 8}C${x - 20} ${y - 30} ${x + 30} ${y - 10} ${x + 50} ${y + 46}M${x - 40} ${y - 70}C${x - 50} ${y} ${x - 30} ${y + 40} ${x} ${y + 76}`, mix(colour, ink, 0.3), 6)), lit(blob([[-190, -50], [-160, 60], [160, 60], [190, -50], [0, -26]], 0.4), mix(ochre, rust, 0.3), mix(ochre, ink, 0.5), [-50, 0]), ruled(blob([[-190, -50], [-160, 60], [160, 60], [190, -50], [0, -26]], 0.4), mix(rust, ink, 0.4), { angle: 24, gap: 22, width: 5 })) +
    hand({ at: [1070, 640], scale: 1.15, turn: 62, grip: 'knit', skin: mix(rose, ochre, 0.26), sleeve: mix(sea, ink, 0.1), light: [-4, -12] }) +
    hand({ at: [620, 640], scale: 1.15, turn: -62, flip: true, grip: 'knit', skin: mix(rose, ochre, 0.26), sleeve: mix(sea, ink, 0.1), light: [4, -12] })
  );
}

function trunkOfStrips(random: Random): Art {
  const wall = mix(rust, ink, 0.35);
  const bar = pale(ochre, 0.35);
  const tin = (x: number, y: number, r: number): Art => { const colour = mix(random.pick([sea, mix(ochre, ink, 0.2), mix(sea, paper, 0.25), mix(rust, paper, 0.1)]), paper, random.between(0.1, 0.4)); return fill(oval(x + 6, y + r * 0.42, r, r * 0.52), deep(colour, 0.6)) + fill(box(x - r, y, r * 2, r * 0.36), deep(colour, 0.4)) + fill(oval(x, y + r * 0.36, r, r * 0.5), deep(colour, 0.4)) + fill(oval(x, y, r, r * 0.52), colour) + fill(ringed(x, y, r * 0.8), mix(colour, ink, 0.2)) + stroke(curve(arc(x, y, r * 0.9, r * 0.44, 190, 280)), mix(colour, paper, 0.7), 5); };
  const tins: [number, number][] = [];
  for (let row = 0; row < 5; row++) for (let k = 0; k < 9; k++) tins.push([470 + k * 110 + (row % 2) * 55 + random.spread(0, 12), 800 + row * 52 + random.spread(0, 8)]);
  return (
    fill(whole, wall) + gouged(random, box(0, 0, 1800, 700), mix(wall, rust, 0.4), { angle: 90, gap: 44, length: 100, width: 12 }) +
    fill(box(1240, 50, 420, 470), bar) + Array.from({ length: 11 }, (_, i) => fill(box(1240, 50 + i * 44, 420, 24), mix(moss, ink, 0.3))).join('') + fill(box(1436, 50, 28, 470), mix(moss, ink, 0.5)) + stroke('M1240 50H1660V520H1240Z', mix(moss, ink, 0.5), 24) +
    floorboards(700, [900, 200], mix(rust, ink, 0.2), mix(rust, ink, 0.45), 10) +
    Array.from({ length: 9 }, (_, i) => shaft([[1240 - i * 124, 640 + i * 66], [1680 - i * 150, 640 + i * 66], [1660 - i * 160, 672 + i * 68], [1210 - i * 134, 672 + i * 68]], bar, 0.5)).join('') +
    fill(polygon([[60, 330], [1180, 330], [1180, 470], [60, 520]]), mix(sea, paper, 0.4)) + fill(polygon([[60, 330], [1180, 330], [1130, 250], [140, 250]]), paper) + gouged(random, polygon([[60, 330], [1180, 330], [1180, 470], [60, 520]]), mix(sea, paper, 0.65), { angle: 80, gap: 44, length: 110, width: 9 }) + fill(blob([[160, 260], [180, 190], [440, 180], [470, 262]], 0.4), '#fffaf0') + fill(box(40, 500, 1160, 44), ink) + stroke('M70 180V720M1170 190V720', ink, 26) + stroke('M70 190C160 110 30 110 70 60', ink, 18) + fill(disc(1170, 190, 26) + disc(70, 180, 26), ochre) + shaft([[60, 544], [1180, 544], [1180, 720], [60, 760]], ink, 0.55) +
    fill(polygon([[330, 1050], [1560, 1050], [1640, 1150], [250, 1150]]), ink, 0.4) +
    lit(polygon([[420, 740], [520, 470], [1450, 470], [1480, 740]]), mix(rust, ochre, 0.2), mix(rust, ink, 0.4), [-30, 26]) + fill(polygon([[470, 728], [556, 506], [1414, 506], [1440, 728]]), mix(moss, paper, 0.3)) + gouged(random, polygon([[470, 728], [556, 506], [1414, 506], [1440, 728]]), mix(moss, ink, 0.2), { angle: 60, gap: 40, length: 60, width: 6 }) + stroke('M640 472L610 738M1290 472L1310 738', mix(ochre, paper, 0.1), 20) +
    fill(polygon([[390, 740], [1510, 740], [1560, 1060], [340, 1060]]), mix(ink, rust, 0.3)) + tins.map(([x, y]) => tin(x, y, 62)).join('') +
    lit(polygon([[330, 960], [1570, 960], [1540, 1160], [370, 1160]]), mix(rust, ochre, 0.12), mix(rust, ink, 0.5), [-60, -20]) + fill(box(330, 952, 1240, 24), mix(ochre, paper, 0.1)) + stroke('M560 976L570 1160M1350 976L1340 1160', mix(ochre, ink, 0.2), 30) + fill(box(900, 940, 110, 84), mix(ochre, paper, 0.2)) + fill(disc(955, 984, 16), ink) + fill(Array.from({ length: 20 }, (_, i) => disc(400 + i * 58, 1136, 7)).join(''), ochre) +
    Array.from({ length: 7 }, (_, i) => shaft([[1000 - i * 40, 780 + i * 66], [1540 - i * 10, 742 + i * 62], [1536 - i * 10, 768 + i * 62], [990 - i * 40, 806 + i * 66]], bar, 0.42)).join('')
  );
}

const ringed = (x: number, y: number, r: number): Path => `${oval(x, y, r, r * 0.52)}${oval(x, y, r * 0.86, -r * 0.44)}`;

function promptersBox(random: Random): Art {
  const velvet = mix(rust, ink, 0.12);
  const floor = mix(ochre, rust, 0.4);
  const glow = pale(ochre, 0.5);
  const boot = (x: number, y: number, s: number, colour: string, flip = false): Art => placed({ at: [x, y], scale: s, flip }, fill(oval(60, 4, 260, 26), ink, 0.4), fill(polygon([[-96, -10], [-30, -10], [-36, 0], [-96, 0]]), ink), lit(blob([[-104, -40], [-92, -560], [70, -560], [72, -190], [130, -130], [240, -90], [262, -40], [250, -6], [40, -10], [-30, -26], [-100, -14]], 0.35), colour, deep(colour, 0.6), [30, 26]), stroke('M-100 -430C-40 -410 20 -410 70 -430M60 -180C40 -150 20 -150 -20 -160', deep(colour, 0.6), 9));
  return (
    fill(whole, mix(night, ink, 0.4)) + curtain([[-20, 0], [1820, 0], [1820, 760], [-20, 760]], velvet, mix(rust, ink, 0.6)) + gouged(random, box(0, 380, 1800, 380), mix(rust, ochre, 0.3), { angle: 89, gap: 34, length: 150, width: 10, fade: { from: [900, 780], to: [900, 360] } }) +
    fill(polygon([[-20, 740], [1820, 740], [1820, 990], [-20, 990]]), floor) + stroke(Array.from({ length: 22 }, (_, i) => `M${900 + (i - 10.5) * 86} 740L${900 + (i - 10.5) * 210} 990`).join(''), mix(rust, ink, 0.3), 6) + gouged(random, box(0, 750, 1800, 240), glow, { gap: 24, length: 130, width: 6, fade: { from: [900, 1010], to: [900, 760] } }) +
    boot(230, 880, 1.3, mix(moss, ink, 0.25)) + boot(500, 826, 1.16, mix(moss, ink, 0.35)) + lit(blob([[60, -20], [40, 270], [90, 330], [250, 300], [420, 350], [640, 300], [700, 250], [660, -20]], 0.3), mix(sea, paper, 0.1), deep(sea, 0.55), [26, 40]) + stroke('M70 286C140 330 230 290 330 306C440 326 560 300 690 256', ochre, 16) +
    placed({ at: [1080, 860] }, fill(oval(0, 6, 330, 30), ink, 0.4), fill(blob([[-60, -6], [-70, -50], [-20, -64], [60, -56], [150, -20], [146, 0]], 0.3), mix(rust, ink, 0.2)), fill(box(-60, -6, 30, 16), ink), lit(blob([[-190, -1000], [-250, -420], [-350, -60], [-300, -24], [-140, -58], [0, -30], [160, -60], [310, -22], [360, -64], [250, -420], [190, -1000]], 0.25), mix(rose, paper, 0.1), mix(rose, rust, 0.55), [20, 40]), gouged(random, blob([[-250, -420], [-350, -60], [310, -22], [360, -64], [250, -420]], 0.25), paper, { angle: 84, gap: 60, length: 200, width: 12, fade: { from: [0, 0], to: [0, -500] } }), stroke('M-346 -70C-250 -20 -200 -90 -110 -72C-10 -44 40 -60 130 -76C220 -90 260 -30 352 -74', paper, 18)) +
    boot(1640, 870, 1.26, mix(ochre, rust, 0.55), true) + boot(1450, 816, 1.08, mix(ochre, rust, 0.65), true) +
    fill(box(-20, 960, 1840, 250), mix(ink, rust, 0.12)) + Array.from({ length: 9 }, (_, i) => { const x = 70 + i * 208; return i > 1 && i < 7 ? '' : rays(random, [x, 1000], glow, { inner: 44, outer: 120, count: 11, from: 196, to: 344, width: 8 }) + fill(polygon([[x - 52, 1050], [x - 44, 990], [x + 44, 990], [x + 52, 1050]]), mix(ochre, ink, 0.25)) + fill(oval(x, 992, 44, 15), '#fff6dc'); }).join('') +
    fill('M480 1210V1040C520 830 1280 830 1320 1040V1210Z', ink) + stroke('M480 1100V1040C520 830 1280 830 1320 1040V1100', mix(ochre, rust, 0.35), 22) + fill('M540 1210V1060C580 900 1220 900 1260 1060V1210Z', mix(ink, rust, 0.3)) + shaft([[1050, 1000], [1110, 1010], [1130, 1200], [640, 1200]], glow, 0.4) +
    fill(polygon([[660, 1130], [890, 1110], [900, 1116], [1130, 1130], [1180, 1210], [610, 1210]]), '#fffaf0') + fill(polygon([[888, 1110], [902, 1112], [912, 1210], [880, 1210]]), mix(ochre, ink, 0.3)) + stroke('M690 1146H860M680 1164H864M672 1184H866M930 1146H1100M932 1164H1110M934 1184H1120', mix(ink, paper, 0.4), 5) + stroke('M1200 1110C1220 1040 1180 1000 1120 1000', mix(ochre, paper, 0.2), 9) + fill(polygon([[1060, 990], [1130, 974], [1138, 1016], [1086, 1030]]), mix(moss, ink, 0.2))
  );
}

function fezOvenLoaves(random: Random): Art {
  const wall = mix(rust, ink, 0.55);
  const plaster = mix(ochre, rust, 0.45);
  const glow = mix(ochre, rust, 0.25);
  const cloths = [rust, sea, moss, rose, ochre, paper, night];
  const loaf = (x: number, y: number, s: number): Art => lit(oval(x, y, 58 * s, 27 * s), mix(ochre, rust, 0.3), mix(rust, ink, 0.3), [-6 * s, -7 * s]) + stroke(`M${x - 26 * s} ${y - 8 * s}L${x + 20 * s} ${y + 2 * s}`, mix(rust, ink, 0.3), 4 * s);
  const cloth = (x: number, y: number, w: number, i: number): Art => { const base = cloths[i % 7]!; const other = cloths[(i * 3 + 2) % 7]! === base ? paper : cloths[(i * 3 + 2) % 7]!; const path = blob([[x - w / 2, y + 26], [x - w * 0.44, y - 22], [x - w * 0.2, y - 34], [x, y - 22], [x + w * 0.22, y - 36], [x + w * 0.44, y - 20], [x + w / 2, y + 26]], 0.35); const pattern = [ruled(path, other, { angle: 90, gap: 26, width: 9 }), ruled(path, other, { angle: 0, gap: 20, width: 7 }), ruled(path, other, { angle: 45, gap: 24, width: 6 }) + ruled(path, other, { angle: -45, gap: 24, width: 6 }), stippled(random, path, other, { gap: 24, size: 7 })][i % 4]!; return fill(path, base) + pattern; };
  const shelf = (y: number, n: number): Art => fill(box(1120, y + 24, 700, 20), mix(ochre, ink, 0.25)) + fill(box(1120, y + 44, 700, 16), mix(rust, ink, 0.6)) + Array.from({ length: 4 }, (_, k) => (k + n) % 4 === 1 ? loaf(1210 + k * 172, y + 2, 1.1) + loaf(1260 + k * 172, y - 16, 0.95) : loaf(1150 + k * 172 + 22, y + 10, 0.8) + loaf(1270 + k * 172, y + 10, 0.8) + cloth(1218 + k * 172, y, 156, k + n * 3)).join('');
  return (
    fill(whole, wall) + courses(random, box(0, 0, 1800, 1200), { left: 0, top: 0, right: 1100, bottom: 1000 }, { height: 56, length: 132, colour: mix(wall, rust, 0.3), share: 0.5 }) +
    [250, 420, 590, 760].map((y, i) => shelf(y, i)).join('') +
    fill(archway(60, 880, 660, 640), plaster) + fill(archway(110, 880, 560, 570), mix(ink, rust, 0.35)) + inside(archway(110, 880, 560, 570), fill(oval(390, 900, 330, 420), mix(rust, ochre, 0.1)), fill(oval(390, 910, 270, 320), mix(rust, ochre, 0.45)), fill(oval(390, 900, 200, 220), ochre), rays(random, [390, 800], pale(ochre, 0.5), { inner: 90, outer: 360, count: 26, from: 180, to: 360, width: 10 }), fill(taper([[260, 880], [250, 770], [300, 690]], [70, 54, 3], false) + taper([[390, 880], [410, 740], [370, 620]], [90, 60, 3], false) + taper([[510, 880], [520, 790], [480, 710]], [70, 50, 3], false), pale(ochre, 0.55)), [[250, 850], [390, 840], [520, 852]].map(([x, y]) => loaf(x!, y!, 0.9)).join('')) +
    fill(box(20, 870, 760, 50), plaster) + fill(box(20, 912, 760, 300), mix(plaster, ink, 0.45)) + gouged(random, box(30, 920, 740, 280), mix(plaster, rust, 0.5), { gap: 40, length: 130, width: 8 }) +
    fill('M-10 1060H1810V1210H-10Z', mix(ink, rust, 0.3)) + shaft([[110, 900], [670, 900], [1260, 1210], [120, 1210]], glow, 0.3) +
    figure({ at: [930, 1180], height: 860, facing: 'left', wears: 'shirt', head: 'kufi', hair: paper, top: paper, legs: mix(sea, ink, 0.2), skin: mix(rust, ochre, 0.2), light: [-26, -4], shade: 0.65, pose: { lean: 14, near: [10, 50], far: [58, 76], nearLeg: [26, 0], farLeg: [-20, -22] }, holds: (near) => pole(near, 97, 480, 640, mix(ochre, paper, 0.15), 20) + fill(oval(near[0] + 650, near[1] + 84, 96, 30, 6), mix(ochre, paper, 0.15)) }) +
    fill(polygon([[1490, 1200], [1490, 860], [1800, 860], [1800, 1200]]), mix(sea, paper, 0.55)) + fill(polygon([[1620, 860], [1800, 860], [1800, 1200], [1720, 1200]]), mix(ochre, paper, 0.4)) + stroke('M1490 1200V860H1810', mix(rust, ink, 0.2), 26) +
    figure({ at: [1610, 1196], height: 300, facing: 'left', wears: 'dress', head: 'short', top: rust, legs: mix(rust, ink, 0.3), hair: ink, skin: mix(rust, ochre, 0.2), light: [-10, -2], pose: { near: [158, 176], far: [150, 170] } }) + fill(box(1500, 884, 226, 14), mix(ochre, ink, 0.2)) + loaf(1550, 872, 0.7) + cloth(1640, 868, 110, 1)
  );
}

function belsunceDesk(random: Random): Art {
  const sun = mix(ochre, paper, 0.35);
  const shade = mix(sea, night, 0.3);
  const street = bandedSky(random, mix(sea, paper, 0.45), mix(ochre, paper, 0.6), 560, { steps: 4 });
  const mast = (x: number, h: number): Art => stroke(`M${x} 600V${600 - h}M${x} ${600 - h * 0.9}L${x - h * 0.3} 600M${x} ${600 - h * 0.9}L${x + h * 0.24} 600`, mix(sea, ink, 0.4), 5);
  const shirt = (x: number, y: number, colour: string): Art => fill(polygon([[x - 34, y], [x + 34, y + 4], [x + 52, y + 40], [x + 34, y + 46], [x + 32, y + 96], [x - 32, y + 92], [x - 34, y + 44], [x - 52, y + 36]]), colour);
  const person = (x: number, y: number, h: number, head: 'short' | 'scarf' | 'cap' | 'bun' | 'brim', top: string, wears: 'jacket' | 'coat' | 'dress'): Art => figure({ at: [x, y], height: h, facing: 'left', wears, head, top, legs: mix(top, ink, 0.5), hair: head === 'scarf' ? mix(rose, paper, 0.3) : ink, skin: mix(rust, ochre, 0.2), light: [16, -6], shade: 0.6, pose: poses.standing });
  return (
    street + fill(box(1000, 540, 400, 90), mix(sea, paper, 0.3)) + [1060, 1120, 1170, 1230, 1290, 1330].map((x, i) => mast(x, [190, 260, 170, 240, 200, 150][i]!)).join('') + fill(polygon([[1030, 590], [1370, 590], [1350, 622], [1050, 622]]), paper) +
    flats(random, { x: 1330, bottom: 1010, width: 500, height: 1010, rows: 6, columns: 4, wall: sun, dark: mix(sea, paper, 0.2), balconies: mix(rust, ink, 0.35) }) + fill(polygon([[1290, 60], [1340, 0], [1340, 1010], [1290, 640]]), mix(ochre, rust, 0.35)) +
    fill(polygon([[880, 0], [1060, 0], [1060, 640], [880, 1010]]), mix(rust, rose, 0.4)) + Array.from({ length: 4 }, (_, i) => fill(polygon([[920, 80 + i * 150], [1020, 90 + i * 132], [1020, 170 + i * 126], [920, 180 + i * 146]]), mix(moss, sea, 0.4))).join('') +
    stroke('M1050 150Q1190 200 1330 150M1040 300Q1180 350 1320 300', ink, 4) + shirt(1130, 184, paper) + shirt(1240, 184, rust) + shirt(1110, 328, ochre) + shirt(1210, 332, mix(sea, paper, 0.2)) + fill(polygon([[1268, 320], [1310, 312], [1310, 420], [1272, 424]]), paper) +
    fill('M880 1010L1060 640H1340L1810 1000V1210H700Z', mix(ochre, paper, 0.25)) + fill('M1060 640L1190 640L1400 1210H700L880 1010Z', mix(sea, rose, 0.4), 0.5) + gouged(random, polygon([[880, 1010], [1060, 640], [1340, 640], [1810, 1000], [1810, 1210], [700, 1210]]), mix(ochre, rust, 0.3), { gap: 34, length: 70, width: 6, fade: { from: [1300, 1210], to: [1200, 640] } }) +
    fill(box(-10, -10, 900, 1230), shade) + fill(box(60, 90, 830, 960), mix(night, sea, 0.4)) + fill(box(-10, -10, 900, 108), rust) + ruled(box(-10, 98, 900, 70), paper, { angle: 90, gap: 66, width: 33, opacity: 1 }) +
    fill(box(90, 260, 330, 16) + box(90, 420, 330, 16), mix(ochre, rust, 0.5)) + Array.from({ length: 9 }, (_, i) => fill(box(104 + i * 34, 260 - 70 - (i % 3) * 14, 26, 70 + (i % 3) * 14), [rust, ochre, moss, paper, sea][i % 5]!) + (i < 7 ? fill(box(110 + i * 42, 420 - 60 - (i % 2) * 22, 34, 60 + (i % 2) * 22), [paper, rust, ochre][i % 3]!) : '')).join('') +
    shaft([[548, 706], [650, 680], [830, 884], [470, 884]], pale(ochre, 0.4), 0.35) +
    figure({ at: [330, 1060], height: 860, seated: true, facing: 'right', wears: 'jacket', head: 'bald', hair: mix(ink, paper, 0.6), top: mix(rust, paper, 0.06), legs: night, skin: mix(rust, ochre, 0.28), light: [24, -12], shade: 0.6, pose: { ...poses.sitting, lean: 10, nod: 12, near: [32, 84], far: [44, 90] } }) +
    lit(polygon([[240, 860], [820, 860], [880, 930], [180, 930]]), mix(ochre, rust, 0.3), mix(rust, ink, 0.3), [0, -50]) + fill(box(180, 926, 700, 284), mix(rust, ink, 0.5)) + gouged(random, box(190, 940, 680, 260), mix(rust, ink, 0.25), { gap: 40, length: 180, width: 7 }) +
    fill(polygon([[560, 880], [690, 880], [706, 892], [548, 892]]), mix(ink, sea, 0.4)) + fill(polygon([[690, 880], [730, 770], [744, 774], [706, 892]]), mix(sea, paper, 0.3)) + deskLamp([470, 886], 260, ink, pale(ochre, 0.7)) +
    placed({ at: [790, 888] }, lit(polygon([[-70, 0], [-62, -50], [-40, -74], [40, -74], [62, -50], [70, 0]]), mix(moss, ink, 0.3), ink, [-14, -8]), fill(box(-74, -86, 148, 18), ink), fill(polygon([[-40, -86], [-36, -130], [36, -130], [40, -86]]), paper), fill(Array.from({ length: 10 }, (_, i) => disc(-48 + (i % 5) * 24, -34 + Math.floor(i / 5) * 18, 7)).join(''), paper)) +
    person(1600, 1150, 560, 'cap', mix(sea, ink, 0.2), 'jacket') + person(1450, 1165, 580, 'scarf', moss, 'dress') + person(1310, 1172, 600, 'short', rust, 'jacket') + person(1160, 1180, 570, 'bun', mix(night, sea, 0.3), 'coat') + person(1020, 1190, 640, 'brim', mix(ochre, rust, 0.35), 'jacket')
  );
}

export const interiors: Record<string, Scene> = {
  'thiaroye-notebooks': { focal: [0.5, 0.6], draw: thiaroyeNotebooks },
  'icelandic-yoke-sweater': { focal: [0.5, 0.5], draw: icelandicYokeSweater },
  'trunk-of-strips': { focal: [0.5, 0.7], draw: trunkOfStrips },
  'prompters-box': { focal: [0.5, 0.75], draw: promptersBox },
  'fez-oven-loaves': { focal: [0.45, 0.55], draw: fezOvenLoaves },
  'belsunce-desk': { focal: [0.4, 0.65], draw: belsunceDesk },
};


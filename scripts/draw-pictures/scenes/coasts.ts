import { blob, box, curve, disc, oval, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, ruled, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { flats } from '../parts/buildings.ts';
import { gull, heron, whale } from '../parts/creatures.ts';
import { blades, ranges } from '../parts/lands.ts';
import { audience, figure, poses, shadow } from '../parts/people.ts';
import { bandedSky, orb, stars, streak } from '../parts/skies.ts';
import { palm, reeds } from '../parts/trees.ts';
import { foam, glitter, reflection, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

function tideLeagueBeach(random: Random): Art {
  const sand = mix(rose, paper, 0.5);
  const wet = mix(rose, sea, 0.3);
  const player = (x: number, y: number, h: number, pose: keyof typeof poses, facing: 'left' | 'right'): Art => {
    const body = figure({ at: [x, y], height: h, facing, pose: poses[pose], wears: 'shirt', head: 'short', top: mix(ink, rust, 0.2), legs: ink, skin: ink, hair: ink });
    return `<g transform="translate(0 ${y}) scale(1 -0.75) translate(0 ${-y})" opacity="0.25">${body}</g>${body}`;
  };
  const goal = (x: number, y: number, w: number, h: number): Art => stroke(`M${x} ${y}L${x + 6} ${y - h}H${x + w}L${x + w} ${y + 6}`, mix(ochre, ink, 0.4), 15) + stroke(`M${x} ${y - h * 0.33}H${x + 1}M${x + 3} ${y - h * 0.66}H${x + 4}`, ink, 17) + stroke(`M${x} ${y}V${y + h * 0.7}H${x + w}V${y}`, mix(ochre, ink, 0.4), 9, { opacity: 0.25 });
  return (
    bandedSky(random, mix(sea, paper, 0.5), mix(rose, paper, 0.35), 520, { steps: 5 }) + streak([1200, 130], 900, 34, pale(rose, 0.7)) + streak([420, 220], 700, 26, pale(rose, 0.7)) +
    fill(box(-10, 500, 1820, 90), mix(sea, paper, 0.3)) + ripples(random, { top: 502, bottom: 590 }, mix(sea, paper, 0.7), { length: 100 }) +
    placed({ at: [360, 512] }, fill(polygon([[-230, -34], [-200, 0], [210, 0], [240, -40]]), night), fill([[-180, rust], [-128, ochre], [-76, sea], [-24, rust], [28, moss], [80, ochre]].map(([x]) => box(x as number, -64, 48, 30)).join(''), mix(rust, sea, 0.3)), fill(box(-128, -92, 150, 28), mix(ochre, sea, 0.3)), fill(box(150, -110, 54, 76), paper)) +
    [[1000, 110, 360, -3], [1120, 96, 300, 2], [1226, 130, 420, -4], [1370, 100, 330, 4], [1480, 140, 460, -2], [1634, 110, 380, 3.5], [1750, 120, 300, -2]].map(([x, w, h, lean], i) => placed({ at: [x!, 560], turn: lean! }, flats(random, { x: 0, bottom: 20, width: w!, height: h!, rows: Math.round(h! / 42), columns: 4, wall: [paper, mix(rose, paper, 0.3), mix(sea, paper, 0.5), pale(ochre, 0.5)][i % 4]!, dark: mix(sea, ink, 0.1), light: ochre, litShare: 0.12, side: 20 }))).join('') +
    fill('M880 570C1100 540 1500 548 1810 560V600H860Z', mix(moss, sea, 0.4)) +
    fill('M-10 586H1810V1210H-10Z', sand) + gouged(random, box(0, 600, 1800, 600), pale(rose, 0.75), { gap: 34, length: 260, width: 8, fade: { from: [900, 590], to: [900, 1250] } }) + [[1000, 110], [1226, 130], [1480, 140], [1634, 110]].map(([x, w]) => reflection(random, { left: x!, right: x! + w!, top: 600, bottom: 790 }, mix(rose, rust, 0.2), 0.32)).join('') +
    fill(blob([[-40, 590], [500, 600], [700, 690], [520, 830], [640, 980], [400, 1210], [-40, 1210]], 0.1), wet) + ripples(random, { left: 0, right: 620, top: 600, bottom: 1200 }, pale(sea, 0.6), { density: 0.8 }) + foam([[500, 600], [700, 690], [520, 830], [640, 980], [400, 1210]], paper, 14) + foam([[470, 620], [650, 700], [476, 840], [590, 980], [360, 1210]], pale(sea, 0.7), 7) +
    stroke('M640 700L1560 690L1810 820M560 760L300 1060L1500 1210', paper, 8, { opacity: 0.75 }) +
    goal(300, 860, 330, 230) + goal(1410, 730, 220, 150) +
    player(1010, 800, 190, 'running', 'right') + player(1180, 780, 180, 'running', 'left') + player(1350, 830, 200, 'walking', 'left') + player(820, 850, 220, 'running', 'right') + player(1540, 900, 230, 'running', 'left') + player(640, 950, 250, 'standing', 'right') + player(1250, 1010, 280, 'running', 'left') + player(960, 1060, 300, 'running', 'right') +
    fill(disc(1108, 980, 24), paper) + stroke(disc(1108, 980, 24), ink, 6) + fill(oval(1108, 1016, 30, 6), ink, 0.3) + gull([720, 330], 70, paper, { beat: 0.7, tip: ink }) + gull([830, 400], 46, paper, { beat: -0.3, tip: ink })
  );
}

function gharElMelhGardens(random: Random): Art {
  const pearl = mix(sea, paper, 0.72);
  const lagoon = mix(sea, paper, 0.5);
  const sand = mix(ochre, paper, 0.62);
  const plot = (points: Point[], colour: string, rows: number): Art => { const path = polygon(points); const [a, b, c, d] = points as [Point, Point, Point, Point]; return fill(path, mix(rust, paper, 0.45)) + inside(path, ...Array.from({ length: rows }, (_, i) => { const t = (i + 0.5) / rows; const p: Point = [a[0] + (d[0] - a[0]) * t, a[1] + (d[1] - a[1]) * t]; const q: Point = [b[0] + (c[0] - b[0]) * t, b[1] + (c[1] - b[1]) * t]; return fill(Array.from({ length: 13 }, (_, k) => { const u = (k + 0.5) / 13; return oval(p[0] + (q[0] - p[0]) * u + random.spread(0, 4), p[1] + (q[1] - p[1]) * u, 22 + t * 6, 12 + t * 4); }).join(''), colour); })); };
  const fence = (a: Point, b: Point, h: number): Art => { const n = Math.round(Math.hypot(b[0] - a[0], b[1] - a[1]) / 13); return stroke(Array.from({ length: n + 1 }, (_, i) => { const t = i / n; const [x, y] = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]; return `M${x.toFixed(0)} ${y.toFixed(0)}L${(x + random.spread(0, 5)).toFixed(0)} ${(y - h * random.between(0.8, 1.1)).toFixed(0)}`; }).join(''), mix(ochre, ink, 0.3), 8) + stroke(`M${a[0]} ${a[1] - h * 0.5}L${b[0]} ${b[1] - h * 0.5}`, mix(rust, ink, 0.4), 5); };
  return (
    bandedSky(random, mix(rose, paper, 0.62), pale(ochre, 0.82), 420, { steps: 5 }) + orb(random, [1180, 290], 66, '#fffaf0', { colour: '#fffaf0', rings: 4, step: 36, width: 8 }) +
    ranges(random, { tops: [400, 420], swell: 150, far: mix(sea, rose, 0.5), near: mix(sea, paper, 0.36), bottom: 470, detail: 7 }) +
    fill(box(-10, 420, 1820, 800), pearl) + ripples(random, { top: 424, bottom: 1200 }, '#fffaf0', { density: 0.9 }) + glitter(random, 1180, { top: 424, bottom: 620 }, '#fffaf0', { narrow: 60, wide: 260, rows: 14 }) +
    fill(blob([[-60, 600], [300, 560], [700, 520], [1100, 470], [1500, 444], [1860, 436], [1860, 470], [1500, 520], [1320, 610], [1280, 760], [1420, 960], [1500, 1260], [-60, 1260]], 0.2), sand) + gouged(random, blob([[-60, 600], [700, 520], [1500, 444], [1320, 610], [1420, 960], [1500, 1260], [-60, 1260]], 0.2), mix(ochre, rust, 0.2), { gap: 46, length: 120, width: 6, angle: -4 }) + foam([[1860, 474], [1500, 524], [1324, 614], [1286, 760], [1426, 960], [1510, 1260]], '#ffffff', 12) + fill(blob([[-60, 600], [200, 574], [420, 556], [300, 640], [60, 700], [-60, 720]], 0.2), lagoon) + ripples(random, { left: 0, right: 330, top: 590, bottom: 700 }, paper, { length: 90 }) +
    plot([[640, 580], [900, 556], [930, 620], [640, 654]], mix(moss, paper, 0.1), 3) + plot([[960, 552], [1200, 520], [1240, 586], [990, 616]], moss, 3) + fence([640, 580], [1210, 516], 40) +
    plot([[470, 680], [830, 644], [850, 760], [440, 810]], moss, 4) + plot([[900, 640], [1230, 606], [1230, 720], [920, 752]], mix(moss, ink, 0.25), 4) + fence([450, 690], [840, 650], 56) + fence([886, 650], [1236, 612], 56) +
    plot([[250, 850], [780, 800], [800, 980], [160, 1050]], mix(moss, sea, 0.3), 5) + plot([[870, 794], [1260, 756], [1320, 930], [900, 974]], mix(moss, ochre, 0.2), 5) + fence([210, 880], [790, 816], 78) + fence([860, 810], [1270, 770], 78) +
    placed({ at: [190, 650] }, lit(curve([[-130, -30], [-100, 6], [100, 6], [140, -36], [90, -14], [-90, -12]], true, 0.3), rust, deep(rust, 0.5), [0, -12]), stroke('M-30 -14L-60 -170', ink, 6)) + gull([1500, 300], 60, '#fffaf0', { beat: 0.5, tip: ink }) + heron([1600, 620], 120, '#fffaf0', mix(sea, ink, 0.3), true) +
    shadow([1010, 1160], 600, [-420, 60], mix(rust, sea, 0.4), 0.4) +
    figure({ at: [1020, 1160], height: 720, facing: 'left', wears: 'shirt', head: 'turban', hair: paper, top: mix(sea, paper, 0.12), legs: mix(night, sea, 0.3), skin: mix(rust, ochre, 0.25), shoes: mix(rust, ochre, 0.25), light: [18, -10], shade: 0.5, pose: { ...poses.walking, lean: 10, near: [-118, -198], far: [20, 40] }, holds: (near) => placed({ at: [near[0] - 52, near[1] + 54], scale: 1.15 }, fill(blob([[-96, -60], [-50, -104], [30, -110], [92, -60]], 0.2), sand), lit(blob([[-110, -66], [-90, 40], [84, 40], [106, -66]], 0.5), mix(ochre, rust, 0.3), mix(ochre, ink, 0.5), [30, -10])) }) +
    blades(random, { left: 0, right: 420, y: 1210, height: 210, count: 46, lean: 30, width: 10 }, mix(moss, ink, 0.3)) + reeds(random, { left: 1480, right: 1800, y: 1215, height: 380, count: 20 }, mix(moss, ink, 0.4))
  );
}

function lamuWellTaster(random: Random): Art {
  const dune = mix(ochre, paper, 0.55);
  const shade = mix(ochre, rose, 0.5);
  const coral = mix(paper, rose, 0.3);
  const stone = (x: number, y: number, w: number, h: number): Art => lit(blob([[x, y], [x + w * 0.1, y - h * 0.46], [x + w * 0.5, y - h * 0.5], [x + w * 0.92, y - h * 0.42], [x + w, y], [x + w * 0.9, y + h * 0.4], [x + w * 0.5, y + h * 0.46], [x + w * 0.08, y + h * 0.42]], 0.4), coral, mix(rose, rust, 0.35), [-9, -9]);
  let wall = '';
  for (let row = 0; row < 5; row++) for (let k = 0; k < 6; k++) wall += stone(1010 + k * 104 - (row % 2) * 50 + random.spread(0, 8), 790 + row * 74, 100 + random.spread(0, 12), 70);
  return (
    bandedSky(random, mix(sea, paper, 0.55), mix(ochre, paper, 0.5), 520, { steps: 6 }) + orb(random, [420, 330], 100, '#fff3d6', { colour: '#fff3d6', rings: 5, step: 48, width: 9 }) +
    fill(box(-10, 470, 1820, 90), mix(sea, paper, 0.1)) + ripples(random, { top: 474, bottom: 556 }, mix(sea, paper, 0.6), { length: 110 }) + glitter(random, 420, { top: 474, bottom: 556 }, '#fff3d6', { narrow: 60, wide: 180, rows: 8 }) +
    placed({ at: [900, 520] }, fill(curve([[-110, -22], [-70, 6], [70, 6], [120, -26], [40, -10], [-40, -10]], true, 0.3), mix(rust, ink, 0.5)), fill(curve([[-90, -30], [10, -210], [110, -170], [96, -60], [60, -24]], true, 0.3), '#fffaf0'), stroke('M-96 -36L40 -232M8 -14L-6 -150', ink, 5)) +
    lit(blob([[700, 580], [1000, 470], [1260, 340], [1480, 300], [1660, 360], [1860, 330], [1860, 900], [700, 900]], 0.1), dune, shade, [-130, -6]) + fill(box(-10, 552, 1820, 300), shade) + lit(blob([[-60, 900], [-60, 590], [200, 560], [460, 600], [760, 540], [1060, 620], [1400, 600], [1860, 660], [1860, 900]], 0.1), mix(dune, paper, 0.25), shade, [-60, -26]) + gouged(random, box(0, 540, 1800, 300), mix(ochre, rust, 0.25), { gap: 32, length: 200, width: 6, flow: (x, y) => Math.sin(x / 240 + y / 90) * 14, fade: { from: [1700, 560], to: [300, 780] } }) +
    palm(random, [1620, 800], 560, { trunk: mix(rust, ink, 0.5), leaf: mix(moss, ink, 0.25), back: mix(moss, ink, 0.5) }, -0.16) + fill('M-10 800C500 770 1200 820 1810 790V1210H-10Z', mix(dune, ochre, 0.3)) + gouged(random, box(0, 820, 1800, 380), shade, { gap: 40, length: 160, width: 7 }) +
    shadow([470, 1160], 800, [760, 30], mix(rust, night, 0.3), 0.3) + fill(oval(1330, 1140, 420, 46), mix(rust, night, 0.3), 0.3) +
    stroke('M1060 790V480M1580 790V480M1040 500H1600', mix(rust, ink, 0.45), 26) + fill(disc(1320, 520, 44), mix(rust, ink, 0.5)) + fill(disc(1320, 520, 18), ochre) + stroke('M1352 520C1354 640 1352 700 1350 740', paper, 8) +
    fill(blob([[960, 760], [966, 1100], [1010, 1130], [1600, 1130], [1650, 1100], [1656, 760]], 0.6), mix(rose, rust, 0.5)) + fill(oval(1310, 766, 346, 62), coral) + fill(oval(1310, 770, 262, 40), mix(night, sea, 0.2)) + wall + fill(oval(1310, 764, 326, 26), mix(coral, paper, 0.5), 0) +
    placed({ at: [1350, 740] }, lit(polygon([[-64, 0], [-50, 110], [50, 110], [64, 0]]), mix(sea, paper, 0.2), deep(sea, 0.5), [-26, 0]), stroke('M-62 6C-60 -60 60 -60 62 6', ink, 7), fill(oval(0, 0, 64, 14), mix(sea, paper, 0.6))) +
    figure({ at: [470, 1160], height: 900, facing: 'right', wears: 'robe', head: 'kufi', hair: mix(rust, ochre, 0.4), top: '#fffaf0', legs: '#fffaf0', skin: mix(ink, rust, 0.38), shoes: mix(ink, rust, 0.38), light: [-24, -8], shade: 0.28, pose: { lean: -3, nod: -14, near: [44, 144], far: [16, 20], nearLeg: [3, 0], farLeg: [-4, 0] }, holds: (near) => fill(blob([[near[0] - 50, near[1] - 46], [near[0] + 64, near[1] - 74], [near[0] + 58, near[1] - 16], [near[0] + 4, near[1] + 14], [near[0] - 40, near[1] - 8]], 0.2), mix(rust, ink, 0.45)) + fill(oval(near[0] + 6, near[1] - 58, 58, 13, -13), paper) })
  );
}

function ghostWhaleCable(random: Random): Art {
  const shallow = mix(sea, paper, 0.22);
  const abyss = deep(night, 0.2);
  const bright = mix(ochre, paper, 0.45);
  const bands = Array.from({ length: 8 }, (_, i) => { const y = 190 + i * 120; const points: Point[] = Array.from({ length: 9 }, (_, k): Point => [-60 + k * 240, random.spread(y, 34)]); return fill(`${curve(points)}L1860 1200L-60 1200Z`, mix(shallow, abyss, (i + 1) / 8)); }).join('');
  const wave = (x: number): number => Math.exp(-(((x - 1130) / 170) ** 2)) * Math.sin((x - 1130) / 15) * 120;
  const cable: Point[] = Array.from({ length: 381 }, (_, i): Point => { const x = -50 + i * 5; return [x, 1046 + Math.sin(x / 260) * 18 - wave(x)]; });
  const ghost = mix(sea, paper, 0.42);
  const pale1 = mix(sea, paper, 0.6);
  return (
    fill(box(0, 0, 1800, 200), mix(night, sea, 0.3)) + stars(random, 44, paper, { bottom: 110, size: 3 }) + orb(random, [1400, 92], 50, '#fffaf0', { colour: mix(sea, paper, 0.6), rings: 2, step: 26, width: 6 }) +
    fill('M-10 190L-10 96L120 84L230 120L330 128L420 168L470 192Z', ink) + fill(polygon([[150, 96], [158, 20], [182, 20], [190, 96]]), paper) + fill(box(150, 44, 40, 16), rust) + fill(box(148, 4, 44, 18), ink) + fill(polygon([[190, 8], [620, -30], [620, 50]]), pale(ochre, 0.6), 0.6) +
    fill(box(0, 186, 1800, 30), shallow) + bands + stroke(curve(Array.from({ length: 13 }, (_, i): Point => [-60 + i * 160, 188 + (i % 2 ? -9 : 7)])), paper, 7) + glitter(random, 1400, { top: 196, bottom: 420 }, mix(sea, paper, 0.7), { narrow: 90, wide: 60, rows: 14, width: 8 }) +
    gouged(random, box(0, 220, 1800, 500), mix(sea, paper, 0.3), { angle: 104, gap: 90, length: 260, width: 10, fade: { from: [1300, 200], to: [1050, 700] } }) +
    `<g opacity="0.5">${whale([860, 600], 1080, ghost, 4)}</g>` + `<g transform="translate(860 600) rotate(4) scale(1.08)">${inside(blob([[500, 10], [440, -66], [300, -118], [100, -138], [-100, -110], [-250, -64], [-350, -34], [-430, -10], [-430, 18], [-330, 30], [-150, 88], [60, 128], [280, 112], [430, 66]], 0.1), gouged(random, box(-430, -140, 930, 280), pale1, { angle: 4, gap: 30, length: 60, width: 13, fade: { from: [100, -150], to: [40, 120] } }), fill(Array.from({ length: 60 }, () => oval(random.between(-380, 460), random.between(-120, 100), random.between(4, 15), random.between(3, 10), 20)).join(''), pale1, 0.75))}${stroke('M498 20C440 40 360 44 290 30M180 96C250 100 330 90 400 66M190 112C250 118 320 108 380 88M200 80C260 84 330 76 410 50', abyss, 5, { opacity: 0.5 })}${fill(oval(300, 4, 11, 8), abyss)}</g>` +
    fill('M-10 1080C300 1040 620 1110 900 1084C1200 1060 1500 1120 1810 1070V1210H-10Z', deep(abyss, 0.4)) + gouged(random, box(0, 1080, 1800, 120), mix(night, sea, 0.6), { gap: 24, length: 150, width: 6, fade: { from: [1130, 1070], to: [1130, 1230] } }) +
    stroke(curve(cable), bright, 20, { opacity: 0.16 }) + stroke(curve(cable), bright, 7) +
    [40, 210, 330, 1560, 1700].map((x) => fill(taper([[x, 1110], [x + random.spread(0, 20), 1060], [x + random.spread(0, 46), 1010]], [8, 7, 1], false), mix(moss, night, 0.5))).join('')
  );
}

function kilifiRadioSilence(random: Random): Art {
  const top = mix(rust, night, 0.3);
  const low = mix(ochre, rust, 0.18);
  const black = mix(ink, rust, 0.12);
  const heads = (y: number, s: number, n: number, offset: number): Art => audience(Array.from({ length: n }, (_, i): Point => [offset + i * (1960 / n) + random.spread(0, 24), y + random.spread(0, 26)]), s, black, { colour: mix(rust, ochre, 0.3), toLight: [2, -7] });
  return (
    bandedSky(random, top, low, 720, { steps: 7 }) + orb(random, [640, 560], 190, pale(ochre, 0.5), { colour: pale(ochre, 0.3), rings: 4, step: 66, width: 11 }) + streak([1100, 200], 1000, 34, mix(rust, rose, 0.4), 0.8) + streak([300, 290], 640, 26, mix(rust, rose, 0.4), 0.8) +
    fill('M1000 720C1200 590 1500 560 1810 540V760H1000Z', mix(night, rust, 0.35)) + fill(box(1440, 480, 220, 110), black) + fill(polygon([[1410, 484], [1460, 424], [1650, 424], [1700, 484]]), mix(rust, ink, 0.45)) + ruled(polygon([[1410, 484], [1460, 424], [1650, 424], [1700, 484]]), black, { angle: 90, gap: 18, width: 4 }) + stroke('M1550 424V90M1522 424L1546 120M1578 424L1554 120M1530 340H1570M1534 260H1566M1540 180H1560M1550 100L1400 560M1550 100L1720 540', black, 6) +
    palm(random, [1280, 660], 460, { trunk: black, leaf: black }, 0.14) + palm(random, [1760, 600], 420, { trunk: black, leaf: black }, -0.14) + palm(random, [130, 860], 800, { trunk: black, leaf: mix(ink, moss, 0.2) }, -0.08) +
    fill(box(-10, 690, 1820, 250), mix(rust, sea, 0.55)) + ripples(random, { top: 694, bottom: 930 }, mix(rust, night, 0.4), { density: 0.9 }) + glitter(random, 640, { top: 694, bottom: 930 }, pale(ochre, 0.4), { narrow: 190, wide: 460, rows: 18, width: 13 }) +
    fill('M-10 900C400 850 900 890 1810 840V1210H-10Z', mix(rust, ink, 0.45)) +
    fill(polygon([[760, 960], [1500, 660], [1810, 640], [1810, 960]]), mix(rust, ink, 0.62)) + ruled(polygon([[760, 960], [1500, 660], [1810, 640], [1810, 960]]), black, { angle: -22, gap: 40, width: 5 }) + stroke('M760 956L1500 656L1810 636', mix(ochre, rust, 0.4), 9) + fill(polygon([[1500, 660], [1810, 640], [1810, 480], [1540, 520]]), black) + stroke('M1540 520L1810 478', mix(rust, ochre, 0.2), 8) +
    figure({ at: [1120, 826], height: 560, facing: 'left', wears: 'dress', head: 'scarf', hair: mix(ink, rust, 0.3), top: mix(rust, ink, 0.55), legs: mix(ink, rust, 0.4), skin: black, light: [-16, 2], shade: 0.75, pose: { ...poses.reading, near: [34, 96], far: [44, 104] }, holds: (near) => fill(polygon([[near[0] + 4, near[1] - 130], [near[0] + 110, near[1] - 116], [near[0] + 100, near[1] + 14], [near[0] - 6, near[1]]]), pale(ochre, 0.7)) }) +
    placed({ at: [1340, 730], turn: -14 }, lit(box(-90, -110, 190, 110), mix(rust, ink, 0.3), black, [-40, 0]), fill(disc(-40, -54, 36), black), stroke('M-66 -54H-14M-62 -40H-18M-62 -68H-18', mix(rust, ochre, 0.3), 4), fill(box(16, -90, 66, 26), mix(ochre, rust, 0.3)), fill(disc(34, -30, 13) + disc(68, -30, 13), mix(ochre, ink, 0.3)), stroke('M84 -110L170 -350', mix(ochre, paper, 0.3), 6), fill(disc(170, -352, 8), mix(ochre, paper, 0.3))) +
    heads(880, 52, 13, -20) + heads(980, 70, 10, 40) + heads(1100, 94, 8, -40) +
    figure({ at: [300, 1210], height: 560, facing: 'right', wears: 'jacket', head: 'short', top: black, legs: black, skin: black, hair: black, light: [10, -8] }) + figure({ at: [480, 1230], height: 520, facing: 'right', wears: 'dress', head: 'turban', top: black, legs: black, skin: black, hair: mix(rust, ink, 0.4), light: [10, -8] })
  );
}

export const coasts: Record<string, Scene> = {
  'tide-league-beach': { focal: [0.55, 0.65], draw: tideLeagueBeach },
  'ghar-el-melh-gardens': { focal: [0.52, 0.6], draw: gharElMelhGardens },
  'lamu-well-taster': { focal: [0.35, 0.5], draw: lamuWellTaster },
  'ghost-whale-cable': { focal: [0.5, 0.55], draw: ghostWhaleCable },
  'kilifi-radio-silence': { focal: [0.6, 0.55], draw: kilifiRadioSilence },
};


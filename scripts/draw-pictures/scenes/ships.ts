import { blob, box, disc, oval, type Path, type Point, polygon, ring, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, ruled, stippled, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { gothicChurch, stepGable } from '../parts/buildings.ts';
import { gull, perched } from '../parts/creatures.ts';
import { ranges } from '../parts/lands.ts';
import { figure, poses } from '../parts/people.ts';
import { bandedSky, rays, sky, stars, streak, whole } from '../parts/skies.ts';
import { steam } from '../parts/things.ts';
import { glitter, reflection, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

function abandonedCoaster(random: Random): Art {
  const grey = mix(sea, paper, 0.62);
  const town = mix(grey, sea, 0.3);
  const hull: Path = blob([[330, 640], [360, 880], [420, 930], [1500, 930], [1590, 860], [1680, 590], [1580, 616], [1300, 690], [620, 690]], 0.75);
  const house1 = polygon([[390, 690], [390, 380], [640, 380], [640, 690]]);
  const crane = (x: number) => stroke(`M${x} 690L${x} 380M${x} 400L${x + 190} 600M${x} 380L${x + 190} 600`, ink, 13);
  const washing = [[0, 58, paper], [70, 84, rust], [146, 60, paper], [214, 76, ochre], [300, 56, paper], [366, 88, mix(sea, paper, 0.3)], [450, 62, paper]] as const;
  let streaks = '';
  for (const x of [470, 560, 700, 828, 960, 1090, 1230, 1370, 1480, 1570]) streaks += taper([[x, 700 + random.between(-5, 30)], [x + random.spread(0, 6), 800], [x + random.spread(0, 10), random.between(830, 925)]], [random.between(14, 34), 16, 3], false);
  return (
    sky(random, mix(grey, paper, 0.45), mix(grey, sea, 0.12), { from: [900, 0], to: [900, 560], gap: 36, length: 230 }) +
    streak([420, 170], 900, 46, mix(grey, paper, 0.75)) + streak([1420, 270], 760, 36, mix(grey, paper, 0.75)) +
    gothicChurch([250, 640], 560, mix(rust, grey, 0.5), mix(rust, grey, 0.34), town) + gothicChurch([1230, 640], 470, mix(rust, grey, 0.58), mix(rust, grey, 0.44), town) +
    [[-20, 130, 250], [110, 110, 230], [440, 120, 240], [560, 130, 270], [690, 110, 230], [800, 140, 250], [940, 120, 270], [1060, 120, 230], [1550, 130, 250], [1680, 150, 280]].map(([x, w, h], i) => stepGable([x!, 650], w!, h!, mix([rust, ochre, sea][i % 3]!, grey, 0.55), town)).join('') +
    fill(box(-10, 640, 1820, 110), mix(grey, ink, 0.42)) + ruled(box(-10, 652, 1820, 96), mix(grey, ink, 0.6), { gap: 34, width: 5 }) +
    fill(box(-10, 740, 1820, 470), mix(sea, grey, 0.35)) +
    ripples(random, { top: 750, bottom: 1200 }, mix(grey, paper, 0.25), { density: 1.2 }) +
    reflection(random, { left: 400, right: 1590, top: 935, bottom: 1150 }, mix(sea, ink, 0.5), 0.75) +
    stroke('M1600 640C1680 700 1740 690 1790 662M380 720C250 760 160 740 80 690', ink, 6) +
    lit(hull, mix(sea, ink, 0.55), mix(sea, ink, 0.75), [0, -150]) +
    inside(hull, fill(box(300, 842, 1400, 100), mix(rust, ink, 0.25)), fill(streaks, rust), gouged(random, hull, mix(rust, ochre, 0.4), { angle: 90, gap: 46, length: 90, width: 6, fade: { from: [900, 930], to: [900, 720] } })) +
    stroke('M350 660C600 716 1300 716 1660 604', paper, 9) +
    fill(house1, paper) + fill(box(540, 380, 100, 310), mix(paper, grey, 0.7)) + fill(polygon([[372, 380], [660, 380], [640, 350], [392, 350]]), ink) + fill(box(430, 410, 170, 44), sea) + fill(box(470, 240, 76, 110), rust) + fill(box(470, 262, 76, 22), paper) +
    fill([440, 500, 560].map((x) => disc(x, 560, 20)).join(''), sea) + fill(disc(500, 560, 21), ochre) + fill(disc(500, 560, 12), pale(ochre, 0.6)) +
    fill([420, 480, 540, 600].map((x) => disc(x, 640, 13)).join(''), sea) +
    crane(830) + crane(1310) +
    stroke('M838 470Q1070 540 1304 470', ink, 4) +
    washing.map(([dx, h, colour]) => { const x = 850 + dx; const y = 474 + 66 * (1 - ((x - 1070) / 235) ** 2) * 0.98; return fill(polygon([[x, y], [x + 54, y + 4], [x + 50, y + h], [x + 4, y + h - 6]]), colour); }).join('') +
    fill(polygon([[1520, 610], [1530, 500], [1538, 500], [1544, 606]]), ink) +
    gull([1130, 220], 90, paper, { beat: 0.6, tip: ink }) + gull([1000, 300], 60, paper, { beat: -0.2, flip: true, tip: ink }) + perched([1430, 664], 44, paper, grey) +
    ripples(random, { top: 960, bottom: 1200 }, mix(grey, paper, 0.4), { density: 0.6, width: 10 })
  );
}

function shipGalleyRice(random: Random): Art {
  const wall = mix(sea, paper, 0.62);
  const steel = mix(sea, paper, 0.3);
  const bench = box(-10, 800, 1820, 60);
  const plate = (x: number) => fill(oval(x + 26, 1046, 92, 34), mix(sea, ink, 0.72)) + fill(oval(x, 1020, 92, 40), pale(sea, 0.78)) + fill(oval(x, 1022, 66, 27), mix(sea, paper, 0.5)) + fill(oval(x + 12, 1028, 48, 18), mix(sea, paper, 0.66));
  const days = Array.from({ length: 28 }, (_, i) => [i % 7, Math.floor(i / 7)] as const);
  const pot = blob([[500, 470], [504, 720], [540, 776], [860, 776], [896, 720], [900, 470]], 0.7);
  return (
    fill(whole, wall) + ruled(box(0, 0, 1800, 800), mix(wall, sea, 0.2), { angle: 90, gap: 300, width: 6 }) +
    gouged(random, box(0, 0, 1800, 800), mix(wall, paper, 0.4), { angle: 0, gap: 30, length: 120, width: 7, fade: { from: [1370, 300], to: [760, 500] } }) +
    fill(disc(1370, 300, 196), mix(ink, sea, 0.35)) + fill(disc(1370, 300, 168), steel) + fill(disc(1370, 300, 140), pale(sea, 0.82)) +
    inside(disc(1370, 300, 140), fill(box(1200, 318, 400, 200), mix(sea, paper, 0.45)), ripples(random, { left: 1220, right: 1520, top: 320, bottom: 450 }, pale(sea, 0.8), { length: 80, width: 8 }), fill(polygon([[1230, 318], [1270, 296], [1330, 300], [1390, 284], [1460, 300], [1520, 318]]), mix(sea, paper, 0.55))) +
    fill(Array.from({ length: 8 }, (_, i) => disc(1370 + Math.cos(i * 0.785) * 182, 300 + Math.sin(i * 0.785) * 182, 10)).join(''), steel) +
    fill(polygon([[1240, 420], [1500, 420], [1030, 1200], [520, 1200]]), paper, 0.24) +
    fill(box(70, 240, 560, 22), mix(ink, sea, 0.4)) + fill(polygon([[110, 262], [130, 262], [130, 312], [110, 292]]) + polygon([[570, 262], [590, 262], [590, 312], [570, 292]]), mix(ink, sea, 0.4)) +
    fill(box(70, 262, 560, 16), mix(wall, sea, 0.35)) + fill(blob([[150, 240], [142, 168], [170, 150], [206, 152], [226, 170], [220, 240]], 0.5), rust) + fill(box(156, 182, 60, 30), paper) +
    fill(box(760, 120, 280, 330), paper) + fill(box(760, 120, 280, 62), rust) + fill(days.map(([c, r]) => box(780 + c * 35, 206 + r * 56, 26, 40)).join(''), mix(paper, sea, 0.25)) +
    stroke(days.slice(0, 24).map(([c, r]) => `M${782 + c * 35} ${210 + r * 56}L${804 + c * 35} ${242 + r * 56}M${804 + c * 35} ${210 + r * 56}L${782 + c * 35} ${242 + r * 56}`).join(''), rust, 5) +
    fill(box(0, 800, 1800, 400), mix(sea, ink, 0.35)) + fill(bench, mix(sea, ink, 0.15)) + fill(box(0, 796, 1800, 14), steel) +
    fill(blob([[470, 800], [480, 776], [920, 776], [930, 800]], 0.8), ink) + fill(oval(700, 778, 190, 13), ochre) + fill(disc(960, 830, 14), rust) + stroke('M930 800C1060 840 1150 800 1180 700C1200 620 1260 640 1262 560', ink, 8) +
    lit(pot, mix(ink, sea, 0.35), mix(ink, night, 0.4), [70, -10]) + gouged(random, pot, mix(sea, paper, 0.45), { angle: 90, gap: 30, length: 90, width: 6, fade: { from: [900, 600], to: [640, 600] } }) +
    fill(oval(700, 470, 200, 44), mix(ink, sea, 0.2)) + fill(oval(700, 474, 180, 34), mix(ink, night, 0.5)) + fill(blob([[530, 476], [580, 452], [650, 440], [710, 448], [780, 438], [840, 456], [872, 478], [800, 500], [620, 502]], 0.1), paper) +
    stippled(random, oval(700, 474, 160, 26), mix(paper, ochre, 0.5), { gap: 26, size: 5 }) +
    stroke('M500 540C430 540 430 620 502 620M900 540C970 540 970 620 898 620', mix(ink, sea, 0.35), 22) +
    stroke('M610 470L540 330', steel, 20) +
    steam([690, 430], 400, paper, 0.5, 46) +
    fill(box(-10, 1130, 1820, 90), mix(sea, ink, 0.7)) + gouged(random, box(0, 880, 1800, 250), mix(sea, paper, 0.15), { gap: 34, length: 150, width: 6, fade: { from: [700, 860], to: [1300, 1130] } }) + Array.from({ length: 9 }, (_, i) => plate(132 + i * 192)).join('')
  );
}

function shipBridgeNight(random: Random): Art {
  const room = mix(ink, night, 0.45);
  const pane = (x: number, w: number, lean: number) => polygon([[x, 190], [x + w, 190], [x + w + lean, 720], [x + lean, 720]]);
  const panes = [pane(-60, 330, 6), pane(330, 340, 3), pane(730, 340, 0), pane(1130, 340, -3), pane(1530, 340, -6)];
  const lights = Array.from({ length: 90 }, () => [random.between(0, 1800), 560 + random.between(-34, 6) - Math.abs(random.spread(0, 20))] as const);
  const outside =
    bandedSky(random, night, mix(night, sea, 0.6), 570, { steps: 4, from: 150 }) + stars(random, 70, pale(ochre, 0.6), { top: 180, bottom: 430, size: 3 }) +
    fill('M-10 560L120 520L260 548L420 500L520 540L760 528L980 486L1040 540L1300 520L1500 548L1640 506L1810 546L1810 600L-10 600Z', mix(night, ink, 0.5)) +
    fill(polygon([[968, 500], [980, 380], [992, 500]]) + box(962, 470, 36, 70) + polygon([[1268, 530], [1278, 430], [1288, 530]]), mix(night, ink, 0.5)) +
    fill(box(-10, 580, 1820, 200), mix(night, sea, 0.35)) + ripples(random, { top: 585, bottom: 740 }, mix(sea, paper, 0.2), { length: 110, width: 6 }) +
    fill(lights.map(([x, y], i) => disc(x, y + 14, i % 7 ? 4 : 7)).join(''), ochre) +
    [180, 420, 610, 930, 1010, 1230, 1490, 1700].map((x, i) => glitter(random, x, { top: 586, bottom: 640 + (i % 3) * 36 }, ochre, { narrow: 9, wide: 30, rows: 9, width: 7 })).join('');
  const console1 = polygon([[-20, 800], [1820, 800], [1820, 1220], [-20, 1220]]);
  const dial = (x: number, y: number, r: number) => fill(disc(x, y, r), mix(ink, sea, 0.3)) + fill(ring(x, y, r, r - 7), mix(sea, ink, 0.3)) + stroke(`M${x} ${y}L${x - r * 0.5} ${y + r * 0.3}`, mix(sea, paper, 0.15), 5);
  return (
    fill(whole, room) + panes.map((path) => inside(path, outside)).join('') + panes.map((path) => stroke(path, mix(ink, sea, 0.25), 10)).join('') +
    fill(box(-10, 0, 1820, 150), mix(ink, night, 0.2)) + ruled(box(-10, 0, 1820, 150), mix(ink, sea, 0.25), { angle: 90, gap: 180, width: 6 }) +
    [240, 690, 1480].map((x) => fill(box(x, 150, 120, 34), mix(ink, sea, 0.22))).join('') +
    rays(random, [1128, 588], pale(ochre, 0.55), { inner: 74, outer: 190, count: 17, width: 7 }) +
    figure({ at: [960, 1420], height: 1180, facing: 'right', wears: 'jacket', head: 'wool', pose: { near: [14, 118], far: [24, 128], nod: 12 }, top: mix(sea, ink, 0.3), legs: ink, skin: mix(rose, ochre, 0.35), hair: mix(rust, ink, 0.15), light: [34, 4], shade: 0.78, wide: 1.2,
      holds: (_, far) => fill(polygon([[far[0] - 14, far[1] - 70], [far[0] + 26, far[1] - 78], [far[0] + 38, far[1] + 10], [far[0] - 2, far[1] + 18]]), pale(ochre, 0.8)) }) +
    fill(console1, mix(ink, night, 0.3)) + fill(polygon([[-20, 740], [1820, 740], [1820, 806], [-20, 806]]), mix(ink, sea, 0.24)) +
    gouged(random, box(0, 744, 1800, 60), mix(sea, paper, 0.25), { gap: 16, length: 110, width: 4, fade: { from: [1130, 740], to: [300, 780] } }) +
    dial(210, 920, 78) + dial(400, 920, 52) + fill(box(510, 850, 300, 210), mix(ink, sea, 0.3)) + fill(box(530, 870, 260, 170), mix(night, ink, 0.3)) + stroke('M660 955L740 890', mix(sea, ink, 0.3), 5) + stroke(ring(660, 955, 70, 44), mix(sea, ink, 0.3), 4) +
    dial(1500, 930, 64) + dial(1660, 920, 84) + Array.from({ length: 14 }, (_, i) => fill(disc(150 + i * 56, 1100, 11), mix(sea, ink, 0.4))).join('') + Array.from({ length: 10 }, (_, i) => fill(box(1420 + i * 36, 1060, 20, 46), mix(ink, sea, 0.34))).join('')
  );
}

function kittiwakePlatform(random: Random): Art {
  const pink = mix(paper, rose, 0.28);
  const steel = mix(ochre, rust, 0.4);
  const dark = mix(sea, ink, 0.45);
  const decks = [[470, 330, 1390], [600, 300, 1430], [740, 280, 1450]] as const;
  const lattice = (x: number, top: number, w: number, bottom: number, colour = dark, n = 6) => {
    let d = `M${x} ${bottom}L${x + w * 0.3} ${top}M${x + w} ${bottom}L${x + w * 0.7} ${top}`;
    for (let i = 0; i < n; i++) { const t = i / n; const u = (i + 1) / n; const a = (s: number, e: number) => [x + w * (s ? 1 - 0.3 * e : 0.3 * e), bottom + (top - bottom) * e] as const; const [p, q] = [a(i % 2, t), a(1 - (i % 2), u)]; d += `M${p[0].toFixed(0)} ${p[1].toFixed(0)}L${q[0].toFixed(0)} ${q[1].toFixed(0)}`; }
    return stroke(d, colour, 9);
  };
  const birds: Art[] = [];
  for (const [y, left, right] of decks) for (let x = left + 20; x < right - 20; x += random.between(24, 70)) birds.push(perched([x, y - 2], random.between(26, 34), paper, mix(sea, paper, 0.5), random.chance(0.5)));
  return (
    bandedSky(random, mix(sea, paper, 0.6), pink, 640, { steps: 5 }) + streak([1300, 220], 800, 30, paper, 0.8) + streak([480, 330], 620, 22, paper, 0.7) +
    ranges(random, { tops: [560, 620], swell: 400, far: mix(sea, paper, 0.42), near: mix(sea, moss, 0.25), marks: paper, bottom: 900, detail: 6 }) +
    fill(box(-10, 800, 1820, 420), mix(sea, paper, 0.2)) + ripples(random, { top: 806, bottom: 1010 }, pink, { density: 1.3 }) +
    [380, 640, 900, 1130, 1350].map((x) => lit(box(x, 760, 54, 220), steel, deep(steel, 0.5), [-22, 0])).join('') +
    lattice(1120, 60, 190, 480) + fill(box(1172, 40, 90, 24), dark) + stroke('M660 470L330 130', dark, 16) + stroke('M610 430L330 130M330 130L330 250', dark, 6) + fill(disc(330, 258, 10), dark) +
    fill(box(360, 478, 1010, 130), mix(sea, ink, 0.2)) + fill(box(330, 608, 1080, 140), steel) + fill(box(310, 748, 1120, 60), mix(steel, ink, 0.35)) +
    ruled(box(330, 614, 1080, 128), deep(steel, 0.45), { angle: 90, gap: 46, width: 7 }) +
    [[430, 496, 170, 100], [640, 510, 110, 86], [1010, 490, 190, 110], [820, 500, 140, 96]].map(([x, y, w, h], i) => lit(box(x!, y!, w!, h!), [paper, rust, mix(sea, paper, 0.35), ochre][i]!, deep([paper, rust, sea, ochre][i]!, 0.45), [-w! * 0.35, 0])).join('') +
    lit(box(760, 300, 80, 176), rust, deep(rust, 0.5), [-34, 0]) + lit(box(900, 360, 60, 116), rust, deep(rust, 0.5), [-26, 0]) + fill(box(500, 380, 150, 96), mix(sea, paper, 0.2)) + fill(box(480, 366, 190, 16), dark) +
    stroke('M360 540H300V700M1370 560H1440V720M420 748V690H620V748M980 748V680H1180V748', paper, 13) +
    decks.map(([y, l, r]) => fill(box(l, y, r - l, 12), dark) + stroke(Array.from({ length: 22 }, (_, i) => `M${l + ((r - l) * i) / 21} ${y}V${y - 26}`).join('') + `M${l} ${y - 26}H${r}`, dark, 3)).join('') +
    birds.join('') +
    Array.from({ length: 20 }, (_, i) => gull([random.between(120, 1700), random.between(90, 480)], random.between(22, 56), paper, { beat: random.between(-0.7, 1), flip: i % 2 > 0, tip: dark })).join('') +
    fill('M-10 970L1810 950L1810 1220L-10 1220Z', mix(sea, ink, 0.55)) + fill('M-10 966L1810 946L1810 972L-10 992Z', mix(sea, paper, 0.35)) +
    gouged(random, box(0, 985, 1800, 215), mix(sea, paper, 0.25), { gap: 40, length: 190, width: 7, fade: { from: [900, 985], to: [900, 1200] } }) +
    fill([460, 700, 940, 1180, 1380].map((x) => polygon([[x - 60, 985], [x + 60, 985], [x + 330, 1070], [x + 190, 1070]])).join(''), ink, 0.28) +
    placed({ at: [1560, 1080], scale: 1.1 }, fill(blob([[-120, 0], [-110, -30], [90, -30], [104, 0], [90, 22], [-108, 22]], 0.6), ink), fill(polygon([[-80, -34], [-84, -104], [-10, -110], [60, -96], [70, -34]]), ochre), fill(polygon([[-6, -104], [50, -94], [52, -62], [-4, -62]]), mix(sea, paper, 0.5)), stroke('M-60 -100L-170 -330L-330 -400', ochre, 22), stroke('M-330 -400L-372 -352', ink, 20), fill(polygon([[-390, -366], [-352, -340], [-384, -300], [-404, -330]]), ink)) +
    figure({ at: [1340, 1110], height: 130, facing: 'left', head: 'helmet', top: rust, legs: ink, skin: ink, hair: paper, pose: poses.standing })
  );
}

export const ships: Record<string, Scene> = {
  'abandoned-coaster': { focal: [0.5, 0.55], draw: abandonedCoaster },
  'ship-galley-rice': { focal: [0.4, 0.5], draw: shipGalleyRice },
  'ship-bridge-night': { focal: [0.65, 0.5], draw: shipBridgeNight },
  'kittiwake-platform': { focal: [0.5, 0.45], draw: kittiwakePlatform },
};


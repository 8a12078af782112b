import { blob, box, curve, disc, oval, type Point, polygon, taper } from '../forms.ts';
import { type Art, fill, gouged, inside, lit, placed, ruled, stroke } from '../ink.ts';
import { deep, house, mix, pale } from '../palette.ts';
import { tinRoof } from '../parts/buildings.ts';
import { heron, viper } from '../parts/creatures.ts';
import { blades } from '../parts/lands.ts';
import { figure, poses, shadow } from '../parts/people.ts';
import { bandedSky, orb, rays, streak, wires } from '../parts/skies.ts';
import { palm } from '../parts/trees.ts';
import { glitter, reflection, ripples } from '../parts/waters.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../wanted.ts';

const { ink, paper, sea, rust, ochre, moss, rose, night } = house;

function antivenomMotorbike(random: Random): Art {
  const laterite = mix(rust, ochre, 0.22);
  const leaf = mix(moss, sea, 0.3);
  const trunk = (x: number, y: number, s: number, side: number, tone: number): Art => { const bark = mix(mix(paper, moss, 0.5), ink, tone); return fill(taper([[x, y], [x + side * 6 * s, y - 300 * s], [x - side * 10 * s, y - 720 * s]], [58 * s, 46 * s, 36 * s], false), bark) + inside(taper([[x, y], [x + side * 6 * s, y - 300 * s], [x - side * 10 * s, y - 720 * s]], [58 * s, 46 * s, 36 * s], false), gouged(random, box(x - 40 * s, y - 720 * s, 80 * s, 720 * s), mix(bark, ink, 0.4), { angle: 0, gap: 30 * s + 6, length: 30 * s, width: 6 * s })) + stroke(`M${x - 22 * s} ${y - 250 * s}L${x + 24 * s} ${y - 214 * s}`, paper, 5 * s) + fill(polygon([[x - 20 * s, y - 210 * s], [x + 24 * s, y - 210 * s], [x + 16 * s, y - 170 * s], [x - 12 * s, y - 170 * s]]), mix(ink, rust, 0.3)) + fill(oval(x + 2 * s, y - 209 * s, 22 * s, 6 * s), paper); };
  const vanish: Point = [1180, 430];
  const row = (side: number): Art => Array.from({ length: 7 }, (_, i) => { const t = (i / 6) ** 1.7; const s = 0.12 + 1.06 * t; const x = vanish[0] + side * (70 + 900 * t) - (side < 0 ? 160 * t : 0); const y = vanish[1] + 60 + 560 * t; return trunk(x, y, s, side, 0.3 - t * 0.2) + (i < 5 ? trunk(x + side * (70 + 220 * t), y - 16 * t, s * 0.86, side, 0.42 - t * 0.2) : ''); }).join('');
  return (
    bandedSky(random, mix(ochre, paper, 0.4), pale(ochre, 0.8), 460, { steps: 4 }) + orb(random, [1180, 350], 66, '#fffaf0', { colour: '#fffaf0', rings: 3, step: 34, width: 7 }) +
    fill(box(-10, 440, 1820, 780), mix(leaf, ink, 0.12)) + gouged(random, box(0, 450, 1800, 760), mix(ochre, rust, 0.3), { gap: 36, length: 40, width: 11, angle: 14, fade: { from: [900, 1250], to: [900, 420] } }) +
    fill(polygon([[1150, 446], [1214, 446], [1900, 1210], [200, 1210]]), laterite) + gouged(random, polygon([[1150, 446], [1214, 446], [1900, 1210], [200, 1210]]), mix(rust, ink, 0.25), { angle: 90, flow: (x, y) => (Math.atan2(y - vanish[1], x - vanish[0]) * 180) / Math.PI, gap: 54, length: 120, width: 8 }) +
    row(-1) + row(1) + fill(blob([[-60, -40], [-60, 330], [180, 300], [400, 340], [640, 240], [860, 300], [1040, 250], [1120, 330], [1240, 320], [1380, 250], [1560, 310], [1700, 260], [1860, 330], [1860, -40]], 0.1), leaf) + gouged(random, blob([[-60, -40], [-60, 330], [180, 300], [400, 340], [640, 240], [860, 300], [1040, 250], [1120, 330], [1240, 320], [1380, 250], [1560, 310], [1700, 260], [1860, 330], [1860, -40]], 0.1), mix(leaf, ochre, 0.4), { angle: 30, gap: 40, length: 56, width: 13 }) +
    [[560, 880, 250, 120], [740, 840, 220, 130], [420, 960, 260, 120], [880, 850, 150, 90]].map(([x, y, w, h], i) => fill(blob([[x! - w!, y!], [x! - w! * 0.6, y! - h! * 0.8], [x!, y! - h!], [x! + w! * 0.7, y! - h! * 0.6], [x! + w!, y!], [x!, y! + h! * 0.3]], 0), mix(laterite, paper, 0.35 + i * 0.06), 0.85)).join('') +
    shadow([1060, 1010], 420, [-460, 40], ink, 0.35) +
    placed({ at: [1060, 1000], scale: 1.5 }, fill(disc(-120, -56, 60) + disc(150, -56, 60), ink), fill(disc(-120, -56, 34) + disc(150, -56, 34), mix(paper, ink, 0.4)), stroke('M-120 -56H20L110 -160M20 -56L-40 -130M150 -56L104 -184', mix(ink, paper, 0.2), 14), lit(blob([[-150, -128], [-60, -140], [0, -130], [60, -168], [116, -160], [96, -110], [40, -76], [-60, -84], [-150, -112]], 0.3), rust, deep(rust, 0.5), [0, -12]), stroke('M104 -184L78 -206M-20 -52L-190 -46', ink, 11), fill(disc(128, -160, 22), pale(ochre, 0.7)), fill(box(-10, -84, 66, 44), mix(ink, paper, 0.25)),
      figure({ at: [-30, -128], height: 330, seated: true, facing: 'right', wears: 'jacket', head: 'helmet', hair: ochre, top: mix(sea, paper, 0.05), legs: night, skin: mix(ink, rust, 0.35), light: [-14, -10], shade: 0.55, pose: { lean: 24, nod: -8, near: [52, 74], far: [56, 78], nearLeg: [66, -20], farLeg: [72, -16] } }),
      placed({ at: [-42, -262], turn: 24 }, lit(blob([[-44, -60], [30, -66], [44, 50], [-48, 56]], 0.55), mix(moss, ink, 0.35), mix(moss, ink, 0.7), [-10, -8]), lit(box(-58, -26, 74, 66), '#fffdf6', mix(paper, sea, 0.35), [-12, 0]), fill(box(-38, -6, 34, 12) + box(-27, -17, 12, 34), rust))) +
    fill('M-10 1050C300 1000 520 1060 760 1090C1100 1130 1400 1080 1810 1130V1210H-10Z', mix(leaf, ink, 0.55)) +
    Array.from({ length: 60 }, () => placed({ at: [random.between(-10, 1000), random.between(1010, 1200)], turn: random.between(0, 180), scale: random.between(0.7, 1.4) }, fill(blob([[-44, 0], [-10, -15], [44, 0], [-10, 15]], 0), random.pick([rust, ochre, mix(rust, ink, 0.4), mix(moss, ink, 0.2), mix(ochre, ink, 0.35)])))).join('') +
    viper(random, [[60, 1130], [200, 1176], [420, 1180], [580, 1130], [560, 1050], [400, 1016], [240, 1040], [230, 1110], [360, 1140], [480, 1100], [470, 1040], [640, 980]], 70, { back: mix(ochre, ink, 0.3), pattern: mix(rust, ink, 0.6), edge: ink }) + lit(blob([[620, 1010], [640, 956], [700, 936], [762, 956], [780, 984], [730, 1010], [670, 1024]], 0.2), mix(ochre, ink, 0.25), mix(rust, ink, 0.5), [0, -9]) + fill(disc(722, 966, 8), paper) + fill(disc(724, 966, 4), ink) + stroke('M780 984L830 990L850 980M830 990L850 1002', rust, 5) + stroke('M640 980L700 950', mix(rust, ink, 0.6), 9) +
    Array.from({ length: 22 }, () => placed({ at: [random.between(0, 700), random.between(1150, 1200)], turn: random.between(0, 180), scale: random.between(0.9, 1.6) }, fill(blob([[-44, 0], [-10, -15], [44, 0], [-10, 15]], 0), random.pick([rust, ochre, mix(rust, ink, 0.3)])))).join('')
  );
}

function mekongSaltRice(random: Random): Art {
  const pink = mix(rose, rust, 0.22);
  const water = mix(rose, sea, 0.22);
  const greens = [moss, mix(moss, ochre, 0.25), mix(moss, sea, 0.3), mix(moss, ink, 0.2)];
  const salt = [pale(ochre, 0.65), paper, mix(ochre, paper, 0.5)];
  const horizon = 400;
  const corner = (u: number, v: number): Point => { const t = v ** 1.75; return [900 + (u - 0.5) * (900 + 3300 * t) + (1 - t) * 60, horizon + 30 + 800 * t]; };
  let paddies = '';
  for (let r = 0; r < 8; r++) for (let c = 0; c < 9; c++) {
    const [u0, u1, v0, v1] = [c / 9 + 0.006, (c + 1) / 9 - 0.006, r / 8 + 0.012, (r + 1) / 8 - 0.012];
    if (c === 5) continue;
    const path = polygon([corner(u0, v0), corner(u1, v0), corner(u1, v1), corner(u0, v1)]);
    const dry = random.chance(c > 5 ? 0.72 : 0.3);
    const colour = random.pick(dry ? salt : greens);
    const rows = dry ? gouged(random, path, mix(ochre, rust, 0.25), { gap: 34, length: 50 + r * 12, width: 5 }) : r < 2 ? '' : gouged(random, path, mix(colour, paper, 0.4), { angle: 0, gap: 12 + r * 4, length: 40 + r * 10, width: 4 + r });
    paddies += fill(path, colour) + rows;
  }
  return (
    bandedSky(random, mix(rose, rust, 0.35), mix(ochre, rose, 0.4), horizon + 20, { steps: 6 }) + orb(random, [430, 300], 104, pale(ochre, 0.45), { colour: pale(rose, 0.5), rings: 4, step: 50, width: 9 }) + streak([1150, 130], 900, 32, mix(rose, paper, 0.4)) + streak([820, 230], 620, 24, mix(rust, rose, 0.3)) +
    fill(box(-10, horizon - 10, 1820, 820), water) + ripples(random, { top: horizon, bottom: 1200 }, pale(rose, 0.55), { density: 0.8 }) + glitter(random, 430, { top: horizon, bottom: 560 }, pale(ochre, 0.5), { narrow: 100, wide: 160, rows: 9 }) + paddies +
    [40, 130, 240, 330, 980, 1080, 1530, 1620, 1720].map((x, i) => palm(random, [x, horizon + 26], [150, 200, 170, 130, 140, 190, 160, 210, 180][i]!, { trunk: mix(night, rust, 0.3), leaf: mix(moss, night, 0.5) }, ((i * 5) % 3 - 1) * 0.12)).join('') + fill(`M-10 ${horizon + 30}C400 ${horizon + 10} 1200 ${horizon + 16} 1810 ${horizon + 26}V${horizon + 40}H-10Z`, mix(moss, night, 0.5)) +
    placed({ at: [1290, 560] }, fill(box(-170, -170, 40, 190) + box(-30, -170, 40, 190) + box(110, -170, 40, 190), mix(paper, sea, 0.35)), fill(box(-190, -190, 360, 34), mix(paper, sea, 0.2)), fill(box(-130, -120, 100, 130) + box(10, -70, 100, 80), mix(sea, ink, 0.2)), stroke('M-80 -190V-240M60 -190V-240M-100 -240H-60M40 -240H80', ink, 8)) +
    placed({ at: [1430, 800] }, reflection(random, { left: -190, right: 200, top: 10, bottom: 90 }, mix(night, rose, 0.3), 0.6), lit(curve([[-220, -40], [-150, 6], [130, 6], [250, -60], [130, -24], [-130, -22]], true, 0.3), mix(rust, ink, 0.4), ink, [0, -12]), fill(polygon([[-100, -24], [-84, -84], [70, -84], [90, -24]]), mix(ochre, rust, 0.35)), ruled(polygon([[-100, -24], [-84, -84], [70, -84], [90, -24]]), mix(rust, ink, 0.3), { angle: 90, gap: 18, width: 4 })) +
    fill('M-10 1000C300 930 600 960 900 1010C1200 1060 1500 1040 1810 1080V1210H-10Z', mix(rust, ink, 0.35)) + gouged(random, 'M-10 1000C300 930 600 960 900 1010C1200 1060 1500 1040 1810 1080L1810 1210L-10 1210Z', mix(rust, ochre, 0.2), { gap: 34, length: 110, width: 8, fade: { from: [500, 940], to: [700, 1250] } }) + blades(random, { left: -10, right: 420, y: 1010, height: 90, count: 30, width: 8 }, mix(moss, ink, 0.3)) + blades(random, { left: 900, right: 1810, y: 1090, height: 110, count: 50, width: 8 }, mix(moss, ink, 0.3)) +
    shadow([640, 1020], 600, [520, 60], ink, 0.35) +
    figure({ at: [620, 1030], height: 740, facing: 'right', wears: 'shirt', head: 'cone', hair: pale(ochre, 0.4), top: mix(night, sea, 0.35), legs: mix(ink, night, 0.4), skin: mix(rust, ochre, 0.25), shoes: mix(rust, ochre, 0.25), light: [-22, -8], shade: 0.55, pose: { near: [30, 100], far: [44, 124], nearLeg: [5, 0], farLeg: [-6, -2] }, holds: (near, far) => fill(polygon([[near[0] - 20, near[1] - 90], [near[0] + 100, near[1] - 70], [near[0] + 80, near[1] + 50], [near[0] - 36, near[1] + 30]]), paper) + stroke([0, 1, 2, 3].map((i) => `M${near[0] + 2 - i * 3} ${near[1] - 64 + i * 22}L${near[0] + 74 - i * 3} ${near[1] - 52 + i * 22}`).join(''), mix(sea, paper, 0.3), 6) + [-34, -12, 8, 30].map((a) => fill(taper([[far[0] + 8, far[1] - 10], [far[0] + 8 + a * 0.7, far[1] - 110], [far[0] + 8 + a * 2.4, far[1] - 180]], [12, 14, 1], false), mix(moss, ochre, 0.2))).join('') }) + heron([1130, 1010], 150, '#fffaf0', mix(night, rose, 0.3))
  );
}

function lagosGeneratorRow(random: Random): Art {
  const haze = mix(ochre, paper, 0.3);
  const generator = (x: number, y: number, s: number, open: boolean): Art => placed({ at: [x, y], scale: s }, fill(oval(10, 4, 130, 16), mix(rust, ink, 0.6), 0.5), stroke('M-110 0V-130H110V0M-110 -64H110', ink, 13), lit(blob([[-92, -132], [-90, -176], [90, -176], [92, -132]], 0.6), rust, deep(rust, 0.5), [-30, -6]), fill(disc(0, -182, 14), ink), fill(box(-90, -120, 80, 104), open ? mix(ink, paper, 0.3) : mix(rust, ink, 0.15)), open ? fill(disc(-50, -68, 34), ink) + fill(disc(-50, -68, 15), paper) + stroke('M-76 -100L-24 -36', mix(ochre, rust, 0.2), 7) : ruled(box(-90, -120, 80, 104), ink, { gap: 18, width: 7 }), fill(box(4, -118, 88, 64), paper), fill(disc(30, -86, 15) + disc(68, -86, 15), ink), fill(box(12, -44, 76, 26), mix(ink, paper, 0.25)));
  const shop = (x: number, w: number, wall: string): Art => fill(box(x, 420, w, 480), wall) + fill(box(x + w * 0.1, 560, w * 0.8, 340), mix(ink, night, 0.3)) + gouged(random, box(x, 420, w, 150), mix(wall, paper, 0.3), { gap: 30, length: 60, width: 8 }) + fill(Array.from({ length: 4 }, (_, i) => box(x + w * (0.16 + i * 0.19), 620 + (i % 2) * 40, w * 0.12, 70)).join(''), mix(rust, ink, 0.4)) + fill(box(x + w * 0.12, 700, w * 0.76, 10), mix(ochre, ink, 0.4)) + tinRoof([[x - 30, 500], [x + w + 20, 500], [x + w + 50, 600], [x - 60, 600]], mix([sea, rust, moss, ochre][Math.floor((x + 100) / 400) % 4]!, paper, 0.25), mix(ink, sea, 0.2), 24, 86);
  const panel = (x: number, y: number, s: number): Art => placed({ at: [x, y], scale: s }, stroke('M-70 0L-50 -60M60 0L80 -80', ink, 9), lit(polygon([[-120, -30], [-60, -150], [130, -190], [90, -60]]), mix(sea, '#2f7fb0', 0.5), deep(sea, 0.5), [10, -50]), stroke('M-90 -90L110 -125M-56 -48L0 -166M0 -52L60 -176', mix(sea, paper, 0.6), 5), stroke('M-120 -30L-60 -150L130 -190L90 -60Z', mix(paper, sea, 0.2), 7));
  return (
    bandedSky(random, mix(ochre, rust, 0.14), haze, 560, { steps: 5 }) + orb(random, [1330, 190], 130, '#fff3d0', { colour: pale(ochre, 0.8), rings: 5, step: 52, width: 11 }) + rays(random, [1330, 190], pale(ochre, 0.75), { inner: 420, outer: 700, count: 26, width: 9 }) +
    fill(Array.from({ length: 16 }, (_, i) => box(i * 118 - 20, 430 - ((i * 67) % 150), 100, 300)).join(''), mix(ochre, rust, 0.4), 0.55) +
    [[-60, 480, mix(rose, paper, 0.1)], [420, 440, mix(sea, paper, 0.35)], [870, 460, mix(ochre, paper, 0.2)], [1340, 520, mix(moss, paper, 0.35)]].map(([x, w, c]) => shop(x as number, w as number, c as string)).join('') +
    panel(190, 426, 1.15) + panel(480, 426, 1.0) + panel(700, 426, 1.15) + panel(1010, 426, 1.1) + panel(1230, 426, 0.95) + panel(1530, 426, 1.2) +
    stroke('M860 900V40M1300 900V90M800 90H920M1250 130H1350M820 140H900', mix(ink, rust, 0.3), 17) + wires([[[-20, 60], [860, 90], 70], [[-20, 110], [860, 120], 90], [[-20, 20], [860, 60], 50], [[860, 90], [1300, 130], 50], [[860, 60], [1300, 100], 30], [[1300, 130], [1820, 60], 60], [[1300, 110], [1820, 10], 50], [[860, 140], [1300, 150], 80], [[860, 120], [330, 430], 30], [[1300, 140], [1600, 420], 30], [[860, 120], [1010, 420], 20]], ink, 5) +
    fill('M-10 890H1810V1210H-10Z', mix(rust, ochre, 0.5)) + gouged(random, box(0, 900, 1800, 300), mix(rust, ink, 0.25), { gap: 34, length: 110, width: 8, fade: { from: [900, 1230], to: [900, 880] } }) + fill('M-10 890H1810V930C1200 960 600 940 -10 960Z', mix(rust, ink, 0.45), 0.5) +
    [90, 300, 500, 700, 1500, 1700].map((x, i) => generator(x, 960 + (i % 2) * 14, 0.78, i % 3 === 1)).join('') + generator(240, 1150, 1.15, false) + generator(1010, 1160, 1.25, true) + generator(1600, 1160, 1.15, false) +
    stroke('M340 1100C440 1180 500 1060 600 1120C640 1150 620 1190 560 1200M1120 1120C1240 1180 1320 1080 1480 1130M700 950C760 1000 800 960 880 1000', ink, 9) + [[820, 1190], [880, 1170], [1210, 1190], [760, 1160]].map(([x, y], i) => fill(i % 2 ? disc(x!, y!, 16) : polygon([[x!, y!], [x! + 44, y! - 8], [x! + 48, y! + 12], [x! + 6, y! + 18]]), mix(ink, paper, 0.3))).join('') +
    figure({ at: [720, 1180], height: 640, facing: 'right', wears: 'shirt', head: 'cap', hair: mix(sea, paper, 0.1), top: mix(paper, ochre, 0.1), legs: mix(sea, ink, 0.2), skin: mix(ink, rust, 0.38), light: [16, -12], shade: 0.55, pose: { ...poses.crouching, near: [52, 84] }, holds: (near) => stroke(`M${near[0] - 60} ${near[1] + 40}L${near[0] + 120} ${near[1] - 60}`, mix(paper, ink, 0.2), 22) + stroke(curve([[near[0] + 112, near[1] - 90], [near[0] + 120, near[1] - 60], [near[0] + 150, near[1] - 64]]), mix(paper, ink, 0.2), 16) }) +
    figure({ at: [1330, 930], height: 380, facing: 'left', wears: 'dress', head: 'turban', hair: ochre, top: mix(rose, rust, 0.3), legs: sea, skin: mix(ink, rust, 0.38), light: [10, -10] })
  );
}

export const tropics: Record<string, Scene> = {
  'antivenom-motorbike': { focal: [0.5, 0.75], draw: antivenomMotorbike },
  'mekong-salt-rice': { focal: [0.38, 0.6], draw: mekongSaltRice },
  'lagos-generator-row': { focal: [0.45, 0.7], draw: lagosGeneratorRow },
};

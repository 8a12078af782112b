import type { GeoProjection } from 'd3-geo';
import { along, curve } from './forms.ts';
import { type Art, stroke } from './ink.ts';
import { line } from './letters.ts';
import { house, mix } from './palette.ts';
import { clockFace } from './parts/buildings.ts';
import { onSheet } from './projections.ts';
import type { WantedMap } from './wanted.ts';

type Extra = {
  routes?: [number, number][][];
  rivers?: [number, number][][];
  clocks?: { at: [number, number]; hours: number }[];
  waters?: { name: string; at: [number, number]; turn?: number }[];
};

/** What a map shows beyond its list entry: a night train's way, a river that Natural Earth lacks, names of seas. */
const extras: Record<string, Extra> = {
  'dnipro-line-map': {
    routes: [
      [
        [35.04, 48.46],
        [33.4, 48.75],
        [31.8, 49.4],
        [30.52, 50.45],
        [28.6, 50.2],
        [26.3, 50.2],
        [24.03, 49.84],
      ],
    ],
    waters: [{ name: 'Black Sea', at: [31.3, 45.15] }],
  },
  'sarpi-map': { waters: [{ name: 'Black Sea', at: [40.3, 41.9] }] },
  'uraba-map': { waters: [{ name: 'Caribbean Sea', at: [-78.1, 10.0] }] },
  'mojana-map': {
    rivers: [
      [
        [-76.0, 6.9],
        [-75.75, 7.4],
        [-75.4, 8.0],
        [-75.18, 8.4],
        [-75.1, 8.7],
        [-74.9, 9.05],
        [-74.78, 9.22],
      ],
      [
        [-75.75, 5.6],
        [-75.8, 6.4],
        [-75.45, 7.1],
        [-75.3, 7.6],
        [-74.85, 8.1],
        [-74.6, 8.45],
        [-74.58, 8.8],
        [-74.62, 9.1],
      ],
      [
        [-74.65, 5.6],
        [-74.4, 6.4],
        [-73.95, 7.1],
        [-73.85, 7.7],
        [-73.95, 8.3],
        [-74.0, 8.9],
        [-74.45, 9.1],
        [-74.78, 9.24],
        [-74.85, 9.8],
        [-74.9, 10.4],
        [-74.85, 11.1],
      ],
    ],
    waters: [{ name: 'Caribbean Sea', at: [-76.6, 10.9] }],
  },
  'thiaroye-el-hierro-map': {
    routes: [
      [
        [-17.45, 14.74],
        [-18.3, 17.5],
        [-18.6, 21],
        [-18.4, 24.5],
        [-18.0, 27.6],
      ],
    ],
    waters: [{ name: 'Atlantic', at: [-24.2, 20.6] }],
  },
  'pietracolma-map': {
    waters: [
      { name: 'Ligurian Sea', at: [9.1, 43.75] },
      { name: 'Apennines', at: [11.15, 44.1], turn: 28 },
    ],
  },
  'ghar-el-melh-map': { waters: [{ name: 'Mediterranean', at: [10.75, 37.5] }] },
  'guadiana-ferry-map': {
    rivers: [
      [
        [-7.26, 38.3],
        [-7.42, 38.15],
        [-7.5, 37.95],
        [-7.62, 37.8],
        [-7.655, 37.65],
        [-7.6, 37.6],
        [-7.529, 37.56],
        [-7.519, 37.543],
        [-7.515, 37.527],
        [-7.497, 37.512],
        [-7.475, 37.494],
        [-7.468, 37.475],
        [-7.465, 37.452],
        [-7.461, 37.418],
        [-7.447, 37.387],
        [-7.436, 37.308],
        [-7.429, 37.274],
        [-7.436, 37.259],
        [-7.429, 37.237],
        [-7.4, 37.17],
      ],
    ],
    clocks: [
      { at: [-8.1, 37.86], hours: 11 },
      { at: [-6.6, 37.86], hours: 12 },
    ],
    waters: [
      { name: 'Guadiana', at: [-7.52, 38.02], turn: -62 },
      { name: 'Atlantic', at: [-7.75, 36.78] },
    ],
  },
  'shima-map': { waters: [{ name: 'Kuroshio', at: [137.6, 33.1], turn: -14 }] },
  'stord-map': { waters: [{ name: 'North Sea', at: [1.6, 58.6] }] },
  'lamu-map': { waters: [{ name: 'Indian Ocean', at: [42.0, -4.2] }] },
};

export function extrasOf(
  wanted: WantedMap,
  projection: GeoProjection,
  taken: { left: number; top: number; right: number; bottom: number }[],
): { under: Art; over: Art } {
  const extra = extras[wanted.slug] ?? {};
  const points = (way: [number, number][]) => way.map((at) => onSheet(projection, at));
  const water = mix(house.sea, house.night, 0.15);
  for (const way of [...(extra.routes ?? []), ...(extra.rivers ?? [])]) {
    for (const [x, y] of along(points(way))) taken.push({ left: x - 12, top: y - 12, right: x + 12, bottom: y + 12 });
  }
  const rivers = (extra.rivers ?? [])
    .map((way) => stroke(curve(points(way)), house.paper, 16) + stroke(curve(points(way)), water, 9))
    .join('');
  const routes = (extra.routes ?? []).map((way) => stroke(curve(points(way)), house.rust, 6, { dash: '18 14' })).join('');
  const clocks = (extra.clocks ?? [])
    .map(({ at, hours }) => {
      const [x, y] = onSheet(projection, at);
      taken.push({ left: x - 120, top: y - 120, right: x + 120, bottom: y + 120 });
      return clockFace(x, y, 104, hours, 0, house.paper, house.ink);
    })
    .join('');
  const waters = (extra.waters ?? [])
    .map(({ name, at, turn }) => {
      const [x, y] = onSheet(projection, at);
      return line(name, { at: [x, y], size: 46, weight: 'italic', anchor: 'middle', colour: water, spacing: 3, turn: turn ?? 0 });
    })
    .join('');
  return { under: rivers + routes, over: waters + clocks };
}

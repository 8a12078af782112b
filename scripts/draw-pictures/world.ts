import { createRequire } from 'node:module';
import { type GeoPermissibleObjects, geoArea, geoContains } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { nth } from './forms.ts';

const require = createRequire(import.meta.url);

export type Country = { id: string; properties: { name: string }; contains: (at: [number, number]) => boolean };
export type World = {
  land: unknown;
  countries: Country[];
  borders: unknown;
  /** The land borders of the countries chosen: between them when they are several, else all that one has. */
  bordersOf: (ids: ReadonlySet<string | undefined>, only?: string) => unknown;
};

const read = new Map<string, World>();

/** Natural Earth's countries at one of its three scales. */
export function readWorld(scale: '10m' | '50m' | '110m'): World {
  const known = read.get(scale);
  if (known) return known;
  const topology = require(`world-atlas/countries-${scale}.json`);
  const { countries } = topology.objects;
  crimeaToUkraine(topology);
  const features = (feature(topology, countries) as unknown as { features: (Country & Shape)[] }).features.map(turnedRight);
  for (const country of features) country.contains = (at) => geoContains(country as unknown as GeoPermissibleObjects, at);
  const world: World = {
    land: { type: 'FeatureCollection', features },
    countries: features,
    borders: mesh(topology, countries, (a, b) => a !== b),
    bordersOf: (ids, only) =>
      mesh(
        topology,
        countries,
        (a, b) => a !== b && (only ? a.id === only || b.id === only : ids.has(String(a.id)) && ids.has(String(b.id))),
      ),
  };
  read.set(scale, world);
  return world;
}

type Ring = [number, number][];
type Shape = { geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] } | null };

/** Islets that simplifying has turned inside out would cover the whole globe: leaves them out. */
function turnedRight<T extends Shape>(shape: T): T {
  const { geometry } = shape;
  if (geometry?.type !== 'MultiPolygon') return shape;
  const sound = geometry.coordinates.filter(
    (coordinates) => geoArea({ type: 'Polygon', coordinates } as GeoPermissibleObjects) < 2 * Math.PI,
  );
  return { ...shape, geometry: { ...geometry, coordinates: sound } };
}

type Arcs = { id: string; arcs: number[][][] };

/** Natural Earth draws who holds Crimea; this paper draws, as the United Nations do, whose it is. */
function crimeaToUkraine(topology: { arcs: unknown; objects: { countries: { geometries: Arcs[] } } }): void {
  const of = (id: string) => topology.objects.countries.geometries.find((geometry) => geometry.id === id);
  const [russia, ukraine] = [of('643'), of('804')];
  if (!russia || !ukraine) return;
  const isCrimea = (polygon: number[][]) => {
    const { coordinates } = feature(topology as never, { type: 'Polygon', arcs: polygon } as never).geometry as unknown as {
      coordinates: Ring[];
    };
    return nth(coordinates, 0).every(([lon, lat]) => lon > 32 && lon < 36.8 && lat > 44.2 && lat < 46.4);
  };
  const crimea = russia.arcs.filter(isCrimea);
  russia.arcs = russia.arcs.filter((polygon) => !crimea.includes(polygon));
  const mainland = (ukraine as unknown as { type: string }).type === 'Polygon' ? [ukraine.arcs as unknown as number[][]] : ukraine.arcs;
  Object.assign(ukraine, { type: 'MultiPolygon', arcs: [...mainland, ...crimea] });
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FixtureWay } from '../../../../test/support/map-fixtures/elements.js';
import { at, TOWN } from '../../../../test/support/map-fixtures/town.js';
import { writeOsm } from '../../../../test/support/map-fixtures/write-osm.js';
import { writePbf } from '../../../../test/support/map-fixtures/write-pbf.js';
import { ROAD_ACCESS } from '#siaga/contracts';
import type { MapFeature, RoadFeature } from './map-feature.js';
import { OsmReader } from './osm/read-osm.js';
import { PbfSource } from './pbf/pbf-source.js';
import { readAll } from './read-all.fixture.js';
import { readMapFile } from './read-map-file.js';

const BOTH = ROAD_ACCESS.car | ROAD_ACCESS.motorcycle;

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'siaga-read-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function save(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

async function readTown(): Promise<MapFeature[]> {
  return readAll(await save('town.osm.pbf', writePbf(TOWN)));
}

function roadsOf(features: readonly MapFeature[], ref: string): RoadFeature[] {
  return features.filter((feature) => feature.kind === 'road').filter((road) => road.ref === ref);
}

function startOf(road: RoadFeature | undefined): readonly number[] | undefined {
  return road?.line.slice(0, 2);
}

describe('readMapFile with OpenStreetMap', () => {
  it('should give the same town from dense, plain and raw blocks and from XML', async () => {
    const town = await readTown();
    const plain = await save('plain.osm.pbf', writePbf(TOWN, { hasDenseNodes: false, blockSize: 3 }));
    const raw = await save('raw.osm.pbf', writePbf(TOWN, { isCompressed: false, blockSize: 5 }));
    const xml = await save('town.osm', writeOsm(TOWN));

    expect(town.length).toBeGreaterThan(20);
    expect(await readAll(plain)).toEqual(town);
    expect(await readAll(raw)).toEqual(town);
    expect(await readAll(xml)).toEqual(town);
  });

  it('should give the same town in windows of a few ways as in one', async () => {
    const source = await PbfSource.open(await save('windows.osm.pbf', writePbf(TOWN, { blockSize: 4 })));
    const windowed: MapFeature[] = [];
    const nodesAtOnce = 7;
    for await (const batch of new OsmReader(source, {}, nodesAtOnce).read()) windowed.push(...batch);
    await source.close();
    expect(windowed).toEqual(await readTown());
  });

  it('should split a road where another one meets it, in the same point', async () => {
    const town = await readTown();
    const mawar = roadsOf(town, 'way/100');
    expect(mawar).toHaveLength(5);
    expect(mawar[0]).toMatchObject({
      name: 'Jalan Mawar',
      aliases: ['N1'],
      roadClass: 'primary',
      oneway: 0,
      maxSpeedKmh: 50,
      access: BOTH,
    });
    const [kenanga] = roadsOf(town, 'way/101');
    expect(startOf(kenanga)).toEqual(startOf(mawar[1]));
    expect(mawar[0]?.lengthM).toBeCloseTo(110.3, 0);
  });

  it('should read one-way streets in and against the direction of the line', async () => {
    const town = await readTown();
    expect(roadsOf(town, 'way/101').map((road) => road.oneway)).toEqual([1, 1]);
    expect(roadsOf(town, 'way/103').map((road) => road.oneway)).toEqual([-1, -1, -1]);
    expect(roadsOf(town, 'way/103')[0]?.maxSpeedKmh).toBe(48);
  });

  it('should cut cars off at a bollard on a short stretch, and leave them the rest of the street', async () => {
    const melati = roadsOf(await readTown(), 'way/102');
    expect(melati.map((road) => road.access)).toEqual([
      BOTH,
      ROAD_ACCESS.motorcycle,
      ROAD_ACCESS.motorcycle,
      BOTH,
    ]);
    expect(melati[1]?.lengthM).toBeLessThan(2);
    expect(melati[0]?.line.slice(-2)).toEqual(startOf(melati[1]));
    const { lon, lat } = at(2, 0.5);
    expect(startOf(melati[2])).toEqual([lon, lat]);
  });

  it('should let everybody through a watched gate and nobody through a locked one', async () => {
    const town = await readTown();
    expect(roadsOf(town, 'way/104').map((road) => road.access)).toEqual([BOTH]);
    expect(roadsOf(town, 'way/104')[0]?.roadClass).toBe('service');
    expect(roadsOf(town, 'way/105').map((road) => road.access)).toEqual([BOTH, 0, 0, BOTH]);
  });

  it('should give alleys to motorcycles, leave out steps and what is not built, and shut what is shut', async () => {
    const town = await readTown();
    expect(roadsOf(town, 'way/106')[0]).toMatchObject({ roadClass: 'alley', access: ROAD_ACCESS.motorcycle });
    expect(roadsOf(town, 'way/107')).toEqual([]);
    expect(roadsOf(town, 'way/110')).toEqual([]);
  });

  it('should read a ferry with the speed of its timetable, and a river for boats', async () => {
    const town = await readTown();
    const [ferry] = roadsOf(town, 'way/108');
    expect(ferry).toMatchObject({ roadClass: 'ferry', access: BOTH | ROAD_ACCESS.boat, maxSpeedKmh: 2 });
    const [river] = roadsOf(town, 'way/109');
    expect(river).toMatchObject({ roadClass: 'waterway', access: ROAD_ACCESS.boat, name: 'Kali Sukamaju' });
    expect(town).toContainEqual(
      expect.objectContaining({ kind: 'shape', shape: 'waterway', ref: 'way/109' }),
    );
  });

  it('should say which nodes are missing and keep what can be kept', async () => {
    const town = await readTown();
    const problem = expect.objectContaining({ kind: 'problem', where: 'way/111' });
    expect(town).toContainEqual(problem);
    expect(roadsOf(town, 'way/111')).toEqual([]);
  });

  it('should find places with category, other names, address and reach', async () => {
    const town = await readTown();
    const place = (category: string) =>
      town.find((feature) => feature.kind === 'place' && feature.category === category);
    expect(place('mosque')).toMatchObject({ name: 'Masjid Al-Ikhlas', ref: 'node/60' });
    expect(place('kilometre_post')).toMatchObject({ name: 'KM 12,5', point: at(0.4, 0) });
    expect(place('fuel')).toMatchObject({ aliases: ['Pom Bensin Sukamaju'] });
    expect(place('pier')).toMatchObject({ name: 'Dermaga Sukamaju' });
    expect(place('settlement')).toMatchObject({ name: 'Sukamaju', radiusM: 1000 });
    expect(place('hospital')).toMatchObject({ street: 'Jalan Mawar', houseNumber: '1', point: at(1.3, 1.3) });
    expect(place('shop')).toBeUndefined();
    const numbers = town.filter((feature) => feature.kind === 'place' && feature.category === 'house_number');
    expect(numbers.map((feature) => (feature.kind === 'place' ? feature.name : ''))).toEqual(['7', '9', '1']);
  });

  it('should give hospitals and puskesmas as facilities too', async () => {
    const town = await readTown();
    const facilities = town.filter((feature) => feature.kind === 'facility');
    expect(facilities.map(({ name, facilityKind }) => [name, facilityKind])).toEqual([
      ['Puskesmas Sukamaju', 'puskesmas'],
      ['RSUD Sukamaju', 'hospital'],
    ]);
    expect(facilities[0]).toMatchObject({ phone: '0811-0000-0119', address: 'Jalan Melati' });
  });

  it('should assemble a lake with its island and a border with its code', async () => {
    const town = await readTown();
    const lake = town.find((feature) => feature.kind === 'shape' && feature.shape === 'water');
    expect(lake).toMatchObject({ name: 'Danau Sukamaju', geometry: { type: 'Polygon' } });
    const rings = lake?.kind === 'shape' ? (lake.geometry.coordinates as unknown[][]) : [];
    expect(rings.map((ring) => ring.length)).toEqual([5, 4]);
    const borders = town.filter((feature) => feature.kind === 'border');
    expect(borders).toHaveLength(1);
    expect(borders[0]).toMatchObject({ code: '99.01.01.2001', adminLevel: 7, name: 'Sukamaju' });
  });

  it('should report a border that does not close and leave it out', async () => {
    const reasons = (await readTown()).filter((feature) => feature.kind === 'problem');
    expect(reasons).toContainEqual({
      kind: 'problem',
      where: 'relation/202',
      reason: '1 of its ways are not in the file, 1 outer lines do not close; the area was left out',
    });
  });

  it('should tell how far it is, ending at the whole', async () => {
    const file = await save('town.osm.pbf', writePbf(TOWN, { blockSize: 4 }));
    const steps: [number, number][] = [];
    const options = { onProgress: (done: number, total: number) => void steps.push([done, total]) };
    for await (const batch of readMapFile(file, options)) expect(batch.length).toBeGreaterThan(0);
    expect(steps.every(([done, total]) => done <= total)).toBe(true);
    expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
  });

  it('should tell the whole way of several windows once they are counted', async () => {
    const source = await PbfSource.open(await save('progress.osm.pbf', writePbf(TOWN, { blockSize: 4 })));
    const steps: [number, number][] = [];
    const options = { onProgress: (done: number, total: number) => void steps.push([done, total]) };
    const nodesAtOnce = 7;
    for await (const batch of new OsmReader(source, options, nodesAtOnce).read())
      expect(batch.length).toBeGreaterThan(0);
    await source.close();
    const totals = steps.map(([, total]) => total);
    // Blocks not yet seen, then one window, then all of them: from there on the total is what is gone through.
    expect(new Set(totals).size).toBeLessThanOrEqual(3);
    expect(totals.slice(-5)).toEqual(new Array(5).fill(steps.at(-1)?.[0]));
  });

  it('should make a ferry of the bare ways of a ferry relation, and leave its streets streets', async () => {
    const nodes = [0, 1, 2, 3].map((n) => ({ id: n + 1, lon: 103.6 + n * 0.01, lat: -1.6 }));
    const ways: FixtureWay[] = [
      { id: 1, nodes: [1, 2], tags: { highway: 'service', name: 'Jalan Dermaga' } },
      { id: 2, nodes: [2, 3] },
      { id: 3, nodes: [3, 4], tags: { note: 'menyeberang' } },
    ];
    const members = ways.map(({ id }) => ({ type: 'way' as const, ref: id, role: '' }));
    const tags = { type: 'route', route: 'ferry', name: 'Penyeberangan Uji', duration: '00:20' };
    const file = await save('relation.osm', writeOsm({ nodes, ways, relations: [{ id: 9, tags, members }] }));
    const roads = (await readAll(file)).filter((feature) => feature.kind === 'road');
    expect(roads.map(({ ref, roadClass, name }) => [ref, roadClass, name])).toEqual([
      ['way/1', 'service', 'Jalan Dermaga'],
      ['way/2', 'ferry', 'Penyeberangan Uji'],
      ['way/3', 'ferry', 'Penyeberangan Uji'],
    ]);
    // Twenty minutes are those of both ways together.
    expect(roads.map((road) => road.maxSpeedKmh)).toEqual([null, null, null]);
  });

  it('should stop when told to', async () => {
    const file = await save('town.osm.pbf', writePbf(TOWN));
    const stop = new AbortController();
    const read = async () => {
      const onProgress = () => stop.abort(new Error('enough'));
      for await (const batch of readMapFile(file, { signal: stop.signal, onProgress })) batches.push(batch);
    };
    const batches: unknown[] = [];
    await expect(read()).rejects.toThrow('enough');
    expect(batches).toEqual([]);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOWN } from '../../../../test/support/map-fixtures/town.js';
import { writeOsm } from '../../../../test/support/map-fixtures/write-osm.js';
import { headerBlock, pbfBlob, writePbf } from '../../../../test/support/map-fixtures/write-pbf.js';
import { MapFileError } from './map-file.errors.js';
import { readMapFile } from './read-map-file.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'siaga-broken-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function errorOf(name: string, content: string | Uint8Array): Promise<MapFileError> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  const batches: unknown[] = [];
  try {
    for await (const batch of readMapFile(file)) batches.push(batch);
  } catch (error) {
    if (!(error instanceof MapFileError)) throw error;
    expect(error.file).toBe(file);
    return error;
  }
  throw new Error(`${name} was read without a complaint, ${batches.length} batches`);
}

const WHOLE = writePbf(TOWN, { blockSize: 10 });
const HEADER = pbfBlob('OSMHeader', headerBlock(['OsmSchema-V0.6', 'DenseNodes']));

describe('readMapFile with broken files', () => {
  it('should name the block in which a file is cut off', async () => {
    const error = await errorOf('cut.osm.pbf', WHOLE.subarray(0, WHOLE.length - 20));
    expect(error.message).toContain('the file is cut off');
    expect(error.byteOffset).toBeGreaterThan(HEADER.length);
    expect(error.byteOffset).toBeLessThan(WHOLE.length - 20);
  });

  it('should notice a file that is cut off inside a length', async () => {
    const error = await errorOf('cut4.osm.pbf', Buffer.concat([HEADER, Buffer.from([0, 0])]));
    expect(error.byteOffset).toBe(HEADER.length);
    expect(error.message).toContain('the file is cut off');
  });

  it('should refuse what is no map file', async () => {
    const error = await errorOf('text.osm.pbf', 'not a map at all, but text that goes on for a while');
    expect(error.message).toContain('this is no map file');
    expect(error.byteOffset).toBe(0);
  });

  it('should say that a packed file is to be unpacked, and that an empty one is empty', async () => {
    expect((await errorOf('a.osm.gz', Buffer.from('1f8b08000000', 'hex'))).message).toContain(
      'unpack it first',
    );
    expect((await errorOf('empty.osm.pbf', '')).message).toContain('the file is empty');
  });

  it('should refuse a file that requires what this reader does not have', async () => {
    const content = writePbf(TOWN, { requiredFeatures: ['OsmSchema-V0.6', 'HistoricalInformation'] });
    const error = await errorOf('history.osm.pbf', content);
    expect(error.message).toContain('the file requires HistoricalInformation');
    expect(error.byteOffset).toBe(0);
  });

  it('should name the byte of a block that does not unpack', async () => {
    const damaged = Buffer.from(WHOLE);
    damaged.fill(0xff, HEADER.length + 40, HEADER.length + 60);
    const error = await errorOf('zlib.osm.pbf', damaged);
    expect(error.message).toContain('the block cannot be unpacked');
    expect(error.byteOffset).toBe(HEADER.length);
  });

  it('should name the byte of a block that unpacks to nonsense', async () => {
    const nonsense = pbfBlob('OSMData', Buffer.from('0a8001', 'hex'));
    const group = pbfBlob('OSMData', Buffer.from('12081206420102030405', 'hex'));
    const error = await errorOf('nonsense.osm.pbf', Buffer.concat([HEADER, nonsense, group]));
    expect(error.message).toContain('cannot be decoded');
    expect(error.byteOffset).toBeGreaterThanOrEqual(HEADER.length);
  });

  it('should refuse a packing that it does not know', async () => {
    // A blob whose only field is lz4_data.
    const body = Buffer.from('3203010203', 'hex');
    const head = Buffer.concat([Buffer.from('0a074f534d44617461', 'hex'), Buffer.from([0x18, body.length])]);
    const length = Buffer.from([0, 0, 0, head.length]);
    const error = await errorOf('lz4.osm.pbf', Buffer.concat([HEADER, length, head, body]));
    expect(error.message).toContain('packed with lz4');
  });

  it('should name the place of broken XML', async () => {
    const text = writeOsm(TOWN);
    const open = await errorOf('open.osm', text.slice(0, 2000));
    expect(open.message).toContain('unclosed tag');
    const wrong = await errorOf('wrong.osm', text.replace('lat="-7.3000000"', 'lat="south"'));
    expect(wrong.message).toContain('line 3: <node> has lat="south"');
    expect((await errorOf('svg.osm', '<svg></svg>')).message).toContain('starts with <svg>');
  });

  it('should name the place of broken JSON', async () => {
    const error = await errorOf(
      'cut.geojson',
      '{"type":"FeatureCollection","features":[{"type":"Feature","prop',
    );
    expect(error.message).toContain('the JSON is broken');
  });

  it('should list the properties of a GeoJSON file that it cannot make sense of', async () => {
    const feature = {
      type: 'Feature',
      properties: { POPULATION: 12, YEAR: 2020 },
      geometry: { type: 'Point', coordinates: [110, -7] },
    };
    const error = await errorOf(
      'odd.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: [feature] }),
    );
    expect(error.message).toContain('Properties seen: POPULATION, YEAR; needed is one of');
  });

  it('should refuse coordinates that are no degrees', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32749' } };
    const error = await errorOf(
      'utm.geojson',
      JSON.stringify({ type: 'FeatureCollection', crs, features: [] }),
    );
    expect(error.message).toContain('EPSG::32749');
    expect(error.message).toContain('EPSG:4326');
  });

  it('should refuse a collection without features', async () => {
    const error = await errorOf('none.geojson', '{"type":"FeatureCollection","features":[]}');
    expect(error.message).toContain('it has no features');
  });
});

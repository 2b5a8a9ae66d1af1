import { beforeAll, describe, expect, it } from '@jest/globals';
import { VectorTile } from '@mapbox/vector-tile';
import { newId } from '#siaga/kernel';
import { PbfReader } from 'pbf';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';
import { problemOf, type Session } from '../support/session.js';

/** A tile of zoom 14 in Kota Jambi, and a road through it. */
const TILE = '/api/v1/map/tiles/14/12907/8264.mvt';
const ROAD = 'LINESTRING(103.60 -1.601, 103.64 -1.601)';

describe('map tiles over HTTP', () => {
  const database = useDatabase();
  // Before the server starts: it learns of later imports by the journal, which rows put in by hand pass by.
  beforeAll(async () => {
    const importId = newId();
    await database.pool.query(
      `INSERT INTO map_import (id, source, files, status, started_at, beat_at) VALUES ($1, 'uji', '{a.osm}', 'active', now(), now())`,
      [importId],
    );
    await database.pool.query(
      `INSERT INTO map_road (import_id, ref, name, aliases, road_class, oneway, access, is_bridge, length_m, geom)
       VALUES ($1, 'way/1', 'Jalan Contoh', '{}', 'primary', 0, 3, false, 4000, ST_GeomFromText($2, 4326))`,
      [importId, ROAD],
    );
  });
  const own = useServer(database.databaseUrl);
  let operator: Session;

  beforeAll(async () => {
    operator = await own.server.session(inRegion('operator'));
  });

  function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${own.server.base}${path}`, { headers: { cookie: operator.cookie, ...headers } });
  }

  it('should send a tile that a browser may keep, for this person alone', async () => {
    const response = await get(`${TILE}?v=apa`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    expect(response.headers.get('cache-control')).toMatch(/^private, max-age=\d+/);
    const { roads } = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers;
    expect(roads?.feature(0).properties).toMatchObject({ name: 'Jl. Contoh', class: 'primary' });
  });

  it('should send the same bytes to who takes no gzip', async () => {
    const [packed, plain] = await Promise.all([get(TILE), get(TILE, { 'accept-encoding': 'identity' })]);
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(Buffer.from(await plain.arrayBuffer())).toEqual(Buffer.from(await packed.arrayBuffer()));
  });

  it('should answer 304 to who has the tile, and 200 to who has an older one', async () => {
    const etag = (await get(TILE)).headers.get('etag') ?? '';
    const same = await get(TILE, { 'if-none-match': etag });
    expect([same.status, await same.text()]).toEqual([304, '']);
    expect((await get(TILE, { 'if-none-match': '"lama-14-12907-8264"' })).status).toBe(200);
  });

  it.each([
    ['14/99999/8264', 'x'],
    ['14/12907/99999', 'y'],
    ['18/1/1', 'z'],
    ['14/a/8264', 'x'],
    ['14/12907/-1', 'y'],
  ])('should refuse %s and name the part that is wrong', async (address, path) => {
    const response = await get(`/api/v1/map/tiles/${address}.mvt`);
    const problem = problemOf({
      status: response.status,
      body: await response.json(),
      headers: response.headers,
    });
    expect(problem).toMatchObject({ status: 422, code: 'INPUT.INVALID' });
    expect(problem.fields?.map((field) => field.path)).toEqual([path]);
  });

  it('should send an empty tile for the open sea', async () => {
    const response = await get('/api/v1/map/tiles/12/0/2048.mvt');
    expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, 0]);
  });
});

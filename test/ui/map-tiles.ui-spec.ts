import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';
import { useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { OPERATOR, useWorld } from './support/world.js';

/** A lake that covers all that the first view shows. */
const LAKE = 'POLYGON((103 -2.5, 104.5 -2.5, 104.5 -0.9, 103 -0.9, 103 -2.5))';

/** Runs in the page: the colour in the middle of the ground's first tile, as red, green, blue. */
const MIDDLE = `(() => {
  const canvas = document.querySelector('.leaflet-sg-ground-pane canvas');
  return [...canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data].slice(0, 3);
})()`;

describe('console: the ground of the map', () => {
  const browsing = useBrowser();
  const database = useDatabase();
  // Before the server starts: it learns of later imports by the journal, which rows put in by hand pass by.
  beforeAll(async () => {
    const importId = newId();
    await database.pool.query(
      `INSERT INTO map_import (id, source, files, status, started_at, beat_at) VALUES ($1, 'uji', '{jambi.osm.pbf}', 'active', now(), now())`,
      [importId],
    );
    await database.pool.query(
      `INSERT INTO map_shape (import_id, kind, name, geom) VALUES ($1, 'water', 'Danau Contoh', ST_GeomFromText($2, 4326))`,
      [importId, LAKE],
    );
  });
  const own = useWorld(database.databaseUrl);

  it('should paint imported data with nothing but our own server, and say whose data it is', async () => {
    const { page, watch } = await browsing.open(`${own.world.line.base}/`);
    const tiles: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/map/tiles/')) tiles.push(request.url());
    });
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.sg-map[data-ground=drawn]').waitFor();
    const [red = 0, green = 0, blue = 0] = await page.evaluate<number[]>(MIDDLE);
    expect(blue).toBeGreaterThan(Math.max(red, green));
    await page.locator('.leaflet-control-attribution', { hasText: '© OpenStreetMap' }).waitFor();
    expect(tiles.length).toBeGreaterThan(0);
    expect(watch.problems).toEqual([]);
  }, 45_000);
});

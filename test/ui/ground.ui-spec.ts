import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Call, LearnedPlace, Place } from '#siaga/contracts';
import { inRegion, incidentInput, OWN_REGION, placeAt } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { crossing, insertGridRoads } from '../support/grid-roads.js';
import type { CrewedUnit } from '../support/server.js';
import type { Session } from '../support/session.js';
import { findings } from './support/axe.js';
import { eventually, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { OPERATOR, SUPERVISOR, useWorld } from './support/world.js';

const ADMIN = 'admin-uji';
const ARROW_PX = 80;
const SCENE = placeAt({ point: crossing(6, 6), label: 'Depan pasar contoh' });

/** Runs in the page: where the map has been moved to, in pixels. */
const MAP_AT = `(({ x, y }) => [Math.round(x), Math.round(y)])(document.querySelector('.leaflet-map-pane').getBoundingClientRect())`;

/** Moves the map one step with an arrow and waits until it stands. A map that still glides ignores the key: it is pressed until the map leaves. */
async function pan(page: Page, key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'): Promise<void> {
  const steps = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [1, 0], ArrowRight: [-1, 0] } as const;
  const [x = 0, y = 0] = await page.evaluate<number[]>(MAP_AT);
  const [right, down] = steps[key];
  await eventually(async () => {
    const at = await page.evaluate<number[]>(MAP_AT);
    if (at[0] === x && at[1] === y) await page.keyboard.press(key);
    return at;
  }, [x + right * ARROW_PX, y + down * ARROW_PX]);
}

describe('console: streets, closed areas, landmarks and speeds', () => {
  const browsing = useBrowser();
  const database = useDatabase();
  // Before the server starts: it learns of later imports by the journal, which rows put in by hand pass by.
  beforeAll(async () => insertGridRoads(database.pool));
  const own = useWorld(database.databaseUrl);
  let operator: Session;
  let north: CrewedUnit;
  let south: CrewedUnit;

  beforeAll(async () => {
    const { server } = own.world;
    await server.account(ADMIN, inRegion('admin', 'ID'), 'Admin Contoh');
    operator = await server.signIn(OPERATOR);
    [north, south] = [await server.crewed(), await server.crewed()];
  });

  beforeEach(async () => {
    await stand(north, 6, 11);
    await stand(south, 6, 0);
  });

  async function stand({ unit, crew }: CrewedUnit, column: number, row: number): Promise<void> {
    const at = new Date().toISOString();
    const positions = [{ point: crossing(column, row), at, accuracyM: 8 }];
    await crew.call('reportPositions', { id: unit.id, sentAt: at, positions });
  }

  const record = (callerNumber: string, place?: Place): Promise<Call> =>
    operator.call('createCall', {
      regionCode: OWN_REGION,
      callerNumber,
      line: '119',
      place,
    });

  async function openCase(username: string, number: string): Promise<Page> {
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await signInByKeyboard(page, username);
    await page.locator('.callrow', { hasText: number }).click();
    await page.locator('.card h1').waitFor();
    return page;
  }

  async function openWindow(username: string, item: string): Promise<Page> {
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await signInByKeyboard(page, username);
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByRole('dialog').waitFor();
    return page;
  }

  it('should draw the street that is searched, say what was not understood, and describe a pressed point', async () => {
    await record('0811-0000-0401');
    const page = await openCase(OPERATOR, '0811-0000-0401');
    await page.keyboard.press('t');
    await page.keyboard.type('jalan contoh 4 xyzzyq');
    await page.locator('.cands .cand', { hasText: 'Jalan Contoh 4' }).first().waitFor();
    await page.locator('.note.unclear', { hasText: 'xyzzyq' }).waitFor();
    await eventually(async () => (await page.locator('.leaflet-sg-circles-pane path').count()) > 1, true);
    await page.locator('#place-search').fill('jalan contoh 4');
    await page.locator('.note.unclear').waitFor({ state: 'detached' });
    await page.locator('.placebox .count', { hasText: 'hasil' }).waitFor();
    await page.keyboard.press('Alt+1');
    await page.locator('.cand.chosen', { hasText: 'Jalan Contoh 4' }).waitFor();
    await page.locator('.around', { hasText: 'Plus Code' }).waitFor();
    await page.keyboard.press('Escape');
    const chosen = page.locator('.cand.chosen', { hasText: 'titik di peta' });
    // While the map flies to the place Leaflet takes no press: on a busy machine it may set off only now.
    const press = async (): Promise<boolean> => {
      const pin = await page.locator('.sg-pin').boundingBox();
      await page.mouse.click((pin?.x ?? 0) + 40, (pin?.y ?? 0) + 20);
      return chosen.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
    };
    await eventually(press, true);
    expect(await chosen.locator('b').textContent()).toMatch(/^Jalan Contoh \d+$/);
  }, 60_000);

  it('should rank anew when a supervisor closes an area by keyboard, and again when it is opened', async () => {
    await record('0811-0000-0402', SCENE);
    const page = await openCase(SUPERVISOR, '0811-0000-0402');
    const first = page.locator('.rank .rk').first();
    await first.filter({ hasText: north.unit.callSign }).waitFor();
    await page.locator('.rank .method', { hasText: 'lewat jalan' }).waitFor();
    await page.getByRole('button', { name: 'Jalan tertutup' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Gambar daerah tertutup' }).focus();
    await page.keyboard.press('Enter');
    const hint = page.locator('.drawhint');
    await hint.waitFor();
    // The scene stands left of the middle, south and north units below and above: a wedge between scene and north.
    for (const keys of [
      ['ArrowUp'],
      ['ArrowLeft', 'ArrowLeft', 'ArrowLeft'],
      ['ArrowDown', ...right(3)],
    ] as const) {
      for (const key of keys) await pan(page, key);
      await page.keyboard.press('Space');
    }
    await hint.getByText('3 titik').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await findings(page, 'close an area')).toEqual([]);
    await page.getByRole('dialog').getByLabel('Keterangan').fill('pohon tumbang');
    await page.keyboard.press('Enter');
    await page.locator('.sg-closure-name', { hasText: 'pohon tumbang' }).waitFor({ state: 'attached' });
    await first.filter({ hasText: south.unit.callSign }).waitFor();
    await page.getByRole('button', { name: 'Jalan tertutup' }).click();
    await page.getByRole('menuitem', { name: 'pohon tumbang' }).click();
    await page.getByRole('button', { name: 'Buka lagi' }).waitFor();
    expect(await findings(page, 'a closed area')).toEqual([]);
    await page.getByRole('button', { name: 'Buka lagi' }).click();
    await page.locator('.sg-closure-name').waitFor({ state: 'detached' });
    await first.filter({ hasText: north.unit.callSign }).waitFor();
  }, 120_000);

  it('should show a landmark that a crew found, and let it be searched once it is approved', async () => {
    const place = placeAt({ point: crossing(2, 2), label: 'Warung Contoh Sederhana', source: 'landmark' });
    const proposed = await arriveApart(place, north);
    const page = await openWindow(SUPERVISOR, 'Patokan baru');
    const line = page.locator('.learned', { hasText: place.label });
    await line.getByLabel('Nama patokan').fill('Warung Sederhana Pasar');
    await line.getByRole('button', { name: 'Setujui' }).click();
    await page.locator('.learned', { hasText: 'Disetujui' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.getByRole('dialog').locator('input').fill('warung sederhana pasar');
    await page.locator('.hit-line', { hasText: 'Warung Sederhana Pasar' }).waitFor();
    const { places } = await own.world.server.signIn(SUPERVISOR).then((one) => one.call('learnedPlaces', {}));
    expect(places.find(({ id }) => id === proposed.id)?.status).toBe('approved');
  }, 60_000);

  it('should draw a landmark that waits for who may decide, once they ask for it', async () => {
    const place = placeAt({ point: crossing(9, 2), label: 'Bengkel Contoh Jaya', source: 'landmark' });
    const proposed = await arriveApart(place, south);
    const layers = async (username: string): Promise<Page> => {
      const { page } = await browsing.open(`${own.world.line.base}/`);
      await signInByKeyboard(page, username);
      await page.getByRole('button', { name: 'Lapisan peta' }).click();
      await page.getByRole('menuitem', { name: 'Faskes' }).waitFor();
      return page;
    };
    const page = await layers(SUPERVISOR);
    const point = page.locator('.sg-point', { hasText: proposed.name });
    expect(await point.count()).toBe(0);
    await page.getByRole('menuitem', { name: 'Patokan baru' }).click();
    await point.waitFor({ state: 'attached' });
    const other = await layers(OPERATOR);
    expect(await other.getByRole('menuitem', { name: 'Patokan baru' }).count()).toBe(0);
  }, 60_000);

  it('should let an administrator change a speed that a supervisor only reads', async () => {
    const page = await openWindow(ADMIN, 'Kecepatan jalan');
    const cell = page.getByLabel('Gang, Malam 22-6');
    await page.getByRole('button', { name: 'Motor', exact: true }).click();
    await cell.fill('11');
    await page.getByRole('button', { name: 'Simpan kecepatan' }).click();
    await page.getByText('Kecepatan disimpan').waitFor();
    const other = await openWindow(SUPERVISOR, 'Kecepatan jalan');
    await other.getByRole('button', { name: 'Motor', exact: true }).click();
    const seen = other.getByLabel('Gang, Malam 22-6');
    expect(await seen.inputValue()).toBe('11');
    expect(await seen.isEditable()).toBe(false);
    expect(await other.getByRole('button', { name: 'Simpan kecepatan' }).count()).toBe(0);
  }, 60_000);

  /** A crew that says it has arrived, about 220 m from where the card has the place. */
  async function arriveApart(place: typeof SCENE, { unit, crew }: CrewedUnit): Promise<LearnedPlace> {
    const supervisor = await own.world.server.signIn(SUPERVISOR);
    const probe = await supervisor.socket();
    const incident = await operator.call('openIncident', incidentInput({ place }));
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [unit.id] });
    const id = assignments[0]?.id ?? '';
    await crew.call('accept', { id });
    await crew.call('advance', { id, status: 'en_route' });
    await stand({ unit, crew }, 4, 2);
    await crew.call('advance', { id, status: 'on_scene' });
    const learned = (): LearnedPlace | undefined =>
      probe.changes.flatMap((change) => (change.entity === 'learned_place' ? [change.data] : [])).at(-1);
    await probe.until(() => learned() !== undefined, 'the proposal');
    return learned() as LearnedPlace;
  }
});

function right(times: number): 'ArrowRight'[] {
  return Array.from({ length: times }, () => 'ArrowRight');
}

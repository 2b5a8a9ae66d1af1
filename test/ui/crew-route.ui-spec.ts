import { beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page, Response } from 'playwright-core';
import { AssignmentRoute, distanceM, M_PER_DEGREE, type Point } from '#siaga/contracts';
import { incidentInput, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { CUT_LINE, eventually, PHONE, useBrowser, type OpenPage } from './support/browser.js';
import { expectApart, expectNames, expectNoSidewaysScroll, expectVisibleFocus } from './support/layout.js';
import { importStreets } from './support/roads.js';
import { signOnCrew, tabTo } from './support/steps.js';
import { CREW, OPERATOR, PHONE_POSITION, SUPERVISOR, useWorld } from './support/world.js';

const LYING = { width: 740, height: 360 };
const NARROW = { width: 360, height: 740 };
/** East of the phone's first position on the way, and then a long way north of it, on a street that is not on the way. */
const ON_THE_WAY = { longitude: 103.6186, latitude: -1.62, accuracy: 8 };
const BESIDE = { longitude: 103.61, latitude: -1.6155, accuracy: 8 };
const NEAR_M = 40;
const MOST_ANSWERS = 4;
/** The drawn way is the only line of this width. */
const WAY = '.cr-map path[stroke-width="8"]';
const IS_MAP_KEPT =
  'caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys())))).then((kept) => kept.flat().some(({ url }) => /map-canvas.*\\.js$/.test(url)) && kept.flat().some(({ url }) => new URL(url).pathname === "/crew/index.html"))';
const HAS_KEPT_GROUND = 'caches.has("siaga-crew-ground-v1")';
const KEPT_DRIVE = 'localStorage.getItem("siaga.crew.drive") !== null';

const isRoute = (response: Response): boolean => /\/assignments\/[^/]+\/route$/.test(response.url());

/**
 * Moves the phone and tells its position with every answer about the way, as a phone goes on telling it, until the way
 * begins there. Fails when the next answer does not come before the usual half minute.
 */
async function wayFrom(page: Page, context: BrowserContext, to: typeof BESIDE): Promise<void> {
  for (let answers = 0; answers < MOST_ANSWERS; answers += 1) {
    await context.setGeolocation({ ...to, latitude: to.latitude + answers / M_PER_DEGREE });
    const response = await page.waitForResponse(isRoute);
    const [lon, lat] = AssignmentRoute.parse(await response.json()).route?.line[0] ?? [0, 0];
    if (distanceM({ lon, lat }, { lon: to.longitude, lat: to.latitude }) < NEAR_M) return;
  }
  throw new Error(`None of ${MOST_ANSWERS} ways began where the phone is`);
}

describe('the way on the crew phone', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  beforeAll(async () => {
    await importStreets(own.world.server);
    const supervisor = await own.world.server.signIn(SUPERVISOR);
    const corner = (east: number, north: number): Point => ({ lon: 103.614 + east, lat: -1.6195 + north });
    const ring = [corner(0, 0), corner(0.002, 0), corner(0.002, 0.002), corner(0, 0.002)];
    await supervisor.call('drawClosure', {
      regionCode: OWN_REGION,
      kind: 'flooded',
      ring,
      note: 'Air selutut',
    });
  }, 60_000);

  /** The crew at work with an accepted job and the map open. */
  async function onTheJob(): Promise<OpenPage> {
    const { server, line, unit, hospital } = own.world;
    const operator = await server.signIn(OPERATOR);
    const opened = await browsing.open(`${line.base}/crew/`, {
      viewport: PHONE,
      hasTouch: true,
      geolocation: PHONE_POSITION,
      permissions: ['geolocation'],
    });
    await signOnCrew(opened.page, CREW, unit.callSign);
    const incident = await operator.call('openIncident', incidentInput());
    const destinationFacilityId = hospital.id;
    await operator.call('offer', { id: incident.id, unitIds: [unit.id], destinationFacilityId });
    await opened.page.getByRole('button', { name: 'Terima', exact: true }).click();
    await opened.page.getByRole('button', { name: /^Peta \d/ }).click();
    await opened.page.locator(WAY).waitFor({ state: 'attached' });
    return opened;
  }

  const facts = (page: Page, text: string | RegExp): Promise<void> =>
    page.locator('.cr-drive-facts', { hasText: text }).waitFor();
  const press = (page: Page, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();

  it('should draw the way, follow it, find another one beside it, and keep it without a line', async () => {
    const { page, context, watch } = await onTheJob();
    await facts(page, /Tiba \d\d\.\d\d· \d,\d km/);
    await facts(page, /1,1 km lagi, kiriJl\. Melati/);
    await page.locator('.cr-map .sg-closure').waitFor();
    await press(page, 'Berangkat');
    await page.getByRole('button', { name: 'Tiba di lokasi', exact: true }).waitFor();

    await context.setGeolocation(ON_THE_WAY);
    await facts(page, /1[5-6]0 m lagi, kiriJl\. Melati/);
    await wayFrom(page, context, BESIDE);
    await facts(page, /Jl\. (Kenanga|Dahlia|Mawar)|Gang Anggrek/);
    await page.locator('.cr-drive-facts .doubt', { hasText: /\S/ }).waitFor({ state: 'detached' });

    for (const size of [NARROW, LYING]) {
      await page.setViewportSize(size);
      await expectNoSidewaysScroll(page);
      await expectApart(page, ['.cr-bar', '.cr-drive-facts', '.cr-map', '.cr-actions .go']);
      await expectNames(page);
      const button = await page.locator('.cr-actions .go').boundingBox();
      expect(button?.height).toBeGreaterThanOrEqual(64);
      expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(size.height);
    }
    await tabTo(page, '.cr-map .look');
    await tabTo(page, '.cr-actions .go');
    await expectVisibleFocus(page);

    await eventually(() => page.evaluate(IS_MAP_KEPT), true);
    await page.getByRole('button', { name: 'Lihat seluruh rute' }).waitFor();
    await page.locator('.cr-map [data-ground=drawn]').waitFor();
    watch.allow(CUT_LINE);
    own.world.line.cut();
    await page.locator('.doubt', { hasText: /Rute dihitung .* lalu/ }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Peta \d/ }).click();
    await page.locator(WAY).waitFor({ state: 'attached' });
    await page.locator('.doubt', { hasText: /Rute dihitung .* lalu/ }).waitFor();
    await page.locator('.cr-map [data-ground=drawn]').waitFor();

    own.world.line.mend();
    await page.locator('.cr-line.online').waitFor();
    await press(page, 'Tiba di lokasi');
    await page.locator('.cr-facts').waitFor();
    await page.locator('.cr-map').waitFor({ state: 'detached' });

    expect([await page.evaluate(KEPT_DRIVE), await page.evaluate(HAS_KEPT_GROUND)]).toEqual([true, true]);
    await press(page, 'Pengaturan');
    await page.getByRole('button', { name: /^Keluar/ }).click();
    await eventually(
      async () => [await page.evaluate(KEPT_DRIVE), await page.evaluate(HAS_KEPT_GROUND)],
      [false, false],
    );
  }, 120_000);
});

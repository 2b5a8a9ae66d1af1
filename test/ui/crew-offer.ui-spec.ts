import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Unit } from '#siaga/contracts';
import { incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { CUT_LINE, eventually, PHONE, useBrowser } from './support/browser.js';
import { expectApart } from './support/layout.js';
import { firstFiles } from './support/built.js';
import { CREW, OPERATOR, PHONE_POSITION, useWorld } from './support/world.js';

/** Phones that lie in their holder, from a small one on. */
const LYING = [
  { width: 640, height: 360 },
  { width: 844, height: 390 },
];
/** The live line's own code, without which no offer reaches any page. */
const SOCKET = /^open-socket-/;

describe('an offer on a phone that can load nothing more', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  it('should ring, be taken and be worked on with what came in the first load', async () => {
    const { server, unit } = own.world;
    const [operator, crew] = [await server.signIn(OPERATOR), await server.signIn(CREW)];
    await crew.call('signOn', { id: unit.id });
    const { page, context, watch } = await browsing.open(`${server.base}/api/v1/info`, {
      viewport: PHONE,
      geolocation: PHONE_POSITION,
      permissions: ['geolocation'],
      serviceWorkers: 'block',
    });
    watch.allow(CUT_LINE);
    watch.allow(/favicon\.ico/);
    const [name = '', value = ''] = crew.cookie.split('=');
    await context.addCookies([{ name, value, url: server.base }]);
    const first = new Set(firstFiles('crew').map((file) => path.basename(file)));
    const refused: string[] = [];
    await page.route(/\/assets\/[^/]+\.js$/, async (route) => {
      const file = path.basename(new URL(route.request().url()).pathname);
      if (first.has(file) || SOCKET.test(file)) return route.continue();
      refused.push(file);
      return route.abort();
    });
    await page.goto(`${server.base}/crew/`);
    await page.locator('.cr-line.online').waitFor();
    await page.locator('.cr-standby').waitFor();
    await eventually(() => Promise.resolve(refused.length > 0), true);

    const incident = await operator.call('openIncident', incidentInput());
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [unit.id] });
    const id = assignments[0]?.id ?? '';
    await page.locator('.cr-offer').waitFor();
    await eventually(async () => (await operator.call('assignment', { id })).deliveredAt !== null, true);
    await page.getByRole('button', { name: 'Terima', exact: true }).click();
    await eventually(async () => (await operator.call('assignment', { id })).status, 'accepted');
    await page.getByRole('button', { name: 'Berangkat', exact: true }).click();
    await eventually(async () => (await operator.call('assignment', { id })).status, 'en_route');
    expect(await page.locator('.cr-job h1').textContent()).toBe('Sesak napas');
  }, 60_000);

  it('should show the whole of an answer on a lying phone, and end a shift by a second answer only', async () => {
    const { server } = own.world;
    const { unit, crew } = await server.crewed();
    const operator = await server.signIn(OPERATOR);
    const incident = await operator.call('openIncident', incidentInput());
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [unit.id] });
    const { page, context, watch } = await browsing.open(`${server.base}/api/v1/info`, {
      viewport: PHONE,
      geolocation: PHONE_POSITION,
      permissions: ['geolocation'],
      serviceWorkers: 'block',
    });
    watch.allow(/favicon\.ico/);
    const [name = '', value = ''] = crew.cookie.split('=');
    await context.addCookies([{ name, value, url: server.base }]);
    await page.goto(`${server.base}/crew/`);
    await page.locator('.cr-offer').waitFor();
    for (const viewport of LYING) {
      await page.setViewportSize(viewport);
      for (const answer of ['Terima', 'Tidak bisa, beri alasan']) {
        const box = await page.getByRole('button', { name: answer, exact: true }).boundingBox();
        expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
        expect(box?.height).toBeGreaterThanOrEqual(44);
      }
      await expectApart(page, ['.cr-bar', '.cr-heading', '.cr-count', '.cr-facts', '.cr-actions']);
    }
    await page.setViewportSize(PHONE);
    const id = assignments[0]?.id ?? '';
    await operator.call('cancelAssignment', { id, reason: 'Salah pilih unit' });
    await page.locator('.cr-standby.ended').waitFor();
    await page.locator('.cr-actions .go').click();
    const unitNow = async (): Promise<Unit | undefined> =>
      (await operator.call('units', {})).units.find((one) => one.id === unit.id);
    const serviceOf = async (): Promise<string | undefined> => (await unitNow())?.service;
    await page.getByRole('button', { name: 'Tidak bisa bertugas' }).click();
    await page.getByRole('button', { name: 'Istirahat makan' }).waitFor();
    expect(await findings(page, 'rest')).toEqual([]);
    await page.getByRole('button', { name: 'Istirahat makan' }).click();
    await page.locator('.cr-standby.out', { hasText: 'Istirahat makan' }).waitFor();
    // Who reads it has their own words for it.
    expect((await unitNow())?.outOfServiceReason).toBe('meal');
    await page.getByRole('button', { name: 'Siap lagi' }).click();
    await eventually(serviceOf, 'in_service');
    const leave = page.getByRole('button', { name: 'Selesai bertugas', exact: true });
    await leave.click();
    await page.getByRole('button', { name: 'Belum, tetap bertugas' }).waitFor();
    expect(await findings(page, 'sign off')).toEqual([]);
    await page.getByRole('button', { name: 'Belum, tetap bertugas' }).click();
    await page.locator('.cr-sheet').waitFor({ state: 'detached' });
    expect(await serviceOf()).toBe('in_service');
    await leave.click();
    await page.getByRole('button', { name: 'Ya, selesai bertugas' }).click();
    await eventually(serviceOf, 'off_shift');
  }, 120_000);
});

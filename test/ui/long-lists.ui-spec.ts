import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Centre, type Inbound, Snapshot } from '#siaga/contracts';
import { incidentInput, inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { DESKTOP, eventually, PHONE, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { NURSE, OPERATOR, useWorld, type World } from './support/world.js';

const MANY = 2_000;
const MANY_UNITS = 300;
const LONGEST = 5_000;
const CHIEF = 'kepala';
/** What fits on the screen and a little around it, with room for another machine's fonts. */
const MOST_DRAWN = 60;

/** Has the page see the server's one incident many times over, each under an id of its own. */
async function multiply(page: Page): Promise<void> {
  await page.route('**/api/v1/snapshot*', async (route) => {
    const response = await route.fetch();
    const snapshot: unknown = await response.json();
    const { incidents } = Snapshot.pick({ incidents: true }).parse(snapshot);
    const [one] = incidents;
    const many = Array.from({ length: MANY }, (_, index) => ({
      ...one,
      id: `${one?.id.slice(0, -12) ?? ''}${String(index).padStart(12, '0')}`,
      number: `UJI-${index}`,
    }));
    await route.fulfill({ response, json: { ...(snapshot as object), incidents: many } });
  });
}

/** The same of the server's one unit, each under a call sign of its own. */
async function multiplyUnits(page: Page): Promise<void> {
  await page.route('**/api/v1/snapshot*', async (route) => {
    const response = await route.fetch();
    const snapshot: unknown = await response.json();
    const [one] = Snapshot.pick({ units: true }).parse(snapshot).units;
    const units = Array.from({ length: MANY_UNITS }, (_, index) => ({
      ...one,
      id: `${one?.id.slice(0, -12) ?? ''}${String(index).padStart(12, '0')}`,
      callSign: `UJI-${index}`,
    }));
    await route.fulfill({ response, json: { ...(snapshot as object), units } });
  });
}

const idOf = (index: number): string => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;

/** Has the page see as many centres. */
async function fillCentres(page: Page): Promise<void> {
  const centres = Array.from({ length: LONGEST }, (_, index): Centre => ({
    id: idOf(index),
    version: 1,
    code: `uji-${index}`,
    regionCode: 'ID',
    name: `Pusat ${index}`,
    regionCodes: ['34.02'],
    hasArea: false,
    phones: [{ label: 'Ruang kendali', number: '0811-0000-0119' }],
    script: null,
    baseUrl: null,
    hasSecret: false,
    isOwn: false,
  }));
  await page.route('**/api/v1/centres', (route) => route.fulfill({ json: { centres } }));
}

/** Has the desk see as many patients who were handed over a moment ago. */
async function fillHistory(page: Page, { hospital, unit }: World): Promise<void> {
  const nowMs = Date.now();
  const inbounds = Array.from({ length: LONGEST }, (_, index): Inbound => {
    const at = (agoMs: number): string => new Date(nowMs - index - agoMs).toISOString();
    return {
      ...{ id: idOf(index), version: 1, regionCode: hospital.regionCode, facilityId: hospital.id },
      ...{ assignmentId: idOf(index), incidentId: idOf(index), incidentNumber: `UJI-${index}` },
      ...{ unitId: unit.id, unitCallSign: `UJI-${index}`, status: 'handed_over', complaint: 'burn' },
      ...{
        notices: [],
        triage: 'hijau',
        patientCount: 1,
        needs: { unit: [], facility: [] },
        etaAt: null,
        isEtaEstimate: false,
      },
      personal: { patients: [], notes: null, callbackNumber: null },
      ...{ announcedAt: at(1_000), ackDueAt: null, acknowledgedAt: null, acknowledgedBy: null },
      ...{ arrivedAt: at(500), handedOverAt: at(0) },
    };
  });
  await page.route('**/api/v1/snapshot*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), inbounds } });
  });
}

/** Scrolls down the whole table as a person would, in steps of a screen; the most rows that were drawn at once. */
async function mostDrawnToEnd(page: Page): Promise<number> {
  let most = 0;
  const rows = page.locator('tr[aria-rowindex]');
  await eventually(async () => {
    await page.mouse.wheel(0, 40_000);
    most = Math.max(most, await rows.count());
    return page.locator(`tr[aria-rowindex="${LONGEST + 1}"]`).isVisible();
  }, true);
  return most;
}

describe('long lists', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  it('should draw what is seen of 2,000 incidents, say how many there are, and go to either end by keyboard', async () => {
    const { server, line } = own.world;
    await server.signIn(OPERATOR).then((operator) => operator.call('openIncident', incidentInput()));
    const { page, watch } = await browsing.open(`${line.base}/`);
    // The server knows one of them only: it has no ranking for the others.
    watch.allow(/status of 404 .*\/recommendations\)$/);
    await multiply(page);
    await signInByKeyboard(page, OPERATOR);
    const list = page.getByRole('list', { name: 'Kejadian berjalan' });
    await list.locator(`li[aria-posinset="1"][aria-setsize="${MANY}"]`).waitFor();
    expect(await page.locator('.inc').count()).toBeLessThan(MOST_DRAWN);

    await list.locator('li[aria-posinset="1"] button').focus();
    await page.keyboard.press('End');
    const last = list.locator(`li[aria-posinset="${MANY}"] button:focus`);
    await last.waitFor();
    expect(await last.isVisible()).toBe(true);
    expect(await page.locator('.inc').count()).toBeLessThan(MOST_DRAWN);
    await page.keyboard.press('ArrowUp');
    await list.locator(`li[aria-posinset="${MANY - 1}"] button:focus`).waitFor();
    await page.keyboard.press('Enter');
    await list.locator(`li[aria-posinset="${MANY - 1}"] button[aria-current=true]`).waitFor();
    await page.keyboard.press('Home');
    await list.locator('li[aria-posinset="1"] button:focus').waitFor();
    await eventually(async () => (await page.locator('.inc').count()) < MOST_DRAWN, true);
  }, 60_000);

  it('should sort a table of 300 units by its headings, draw what is seen, and go to its end by keyboard', async () => {
    await own.world.server.account(CHIEF, [...inRegion('operator'), ...inRegion('admin')], 'Budi Contoh');
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await multiplyUnits(page);
    await signInByKeyboard(page, CHIEF);
    await page.locator('.live[data-line=online]').waitFor();
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: 'Unit', exact: true }).click();
    const table = page.getByRole('table');
    await page.locator(`table[aria-rowcount="${MANY_UNITS + 1}"]`).waitFor();
    const first = table.locator('tr[aria-rowindex="2"] th');
    const head = table.getByRole('columnheader', { name: 'Nama panggil' });
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect(await first.textContent()).toBe('UJI-0');
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await first.textContent()).toBe(`UJI-${MANY_UNITS - 1}`);
    expect(await table.locator('tr[aria-rowindex]').count()).toBeLessThan(MOST_DRAWN);
    await table.locator('tr[aria-rowindex="2"]').focus();
    await page.keyboard.press('End');
    await table.locator(`tr[aria-rowindex="${MANY_UNITS + 1}"]:focus`).waitFor();
    expect(await table.locator(`tr[aria-rowindex="${MANY_UNITS + 1}"] th`).textContent()).toBe('UJI-0');
    expect(await table.locator('tr[aria-rowindex]').count()).toBeLessThan(MOST_DRAWN);
  }, 60_000);

  it('should draw what is seen of 5,000 centres, wherever one scrolls or goes by keyboard', async () => {
    await own.world.server.account('admin.uji', inRegion('admin', 'ID'), 'Admin Contoh');
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await fillCentres(page);
    await signInByKeyboard(page, 'admin.uji');
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: 'Pusat lain' }).click();
    await page.locator(`table[aria-rowcount="${LONGEST + 1}"]`).waitFor();
    await page.getByRole('row', { name: 'Pusat 0' }).first().hover();
    expect(await mostDrawnToEnd(page)).toBeLessThan(MOST_DRAWN);
    const head = page.getByRole('columnheader', { name: 'Nama pusat' });
    expect(await head.isVisible()).toBe(true);
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await page.locator(`tr[aria-rowindex="${LONGEST + 1}"]`).focus();
    await page.keyboard.press('Home');
    await page.locator('tr[aria-rowindex="2"]:focus', { hasText: `Pusat ${LONGEST - 1}` }).waitFor();
    await page.keyboard.press('End');
    await page.locator(`tr[aria-rowindex="${LONGEST + 1}"]:focus`).waitFor();
    await page.getByRole('button', { name: 'Ubah Pusat 0', exact: true }).click();
    await page.getByLabel('Nama pusat').waitFor();
    expect(await page.getByLabel('Nama pusat').inputValue()).toBe('Pusat 0');
    expect(await page.locator('tr[aria-rowindex]').count()).toBeLessThan(MOST_DRAWN);
  }, 60_000);

  it.each([
    ['a wide screen', DESKTOP],
    ['a phone', PHONE],
  ])(
    'should draw what is seen of 5,000 patients of the day at a desk on %s',
    async (_, viewport) => {
      const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport });
      await fillHistory(page, own.world);
      await signInByKeyboard(page, NURSE);
      await page.locator('.dk-header').waitFor();
      if (viewport === PHONE) await page.getByRole('button', { name: 'Hari ini' }).click();
      await page.locator(`table[aria-rowcount="${LONGEST + 1}"]`).waitFor();
      await page.getByText('UJI-0', { exact: true }).hover();
      expect(await mostDrawnToEnd(page)).toBeLessThan(MOST_DRAWN);
      await page.getByRole('table').getByRole('button', { name: 'Unit' }).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      expect(await page.getByRole('columnheader', { name: 'Unit' }).getAttribute('aria-sort')).toBe(
        'descending',
      );
      expect(await page.locator('tr[aria-rowindex]').count()).toBeLessThan(MOST_DRAWN);
    },
    60_000,
  );
});

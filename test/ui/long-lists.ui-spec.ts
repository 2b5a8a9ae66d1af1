import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Snapshot } from '#siaga/contracts';
import { incidentInput, inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { eventually, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { OPERATOR, useWorld } from './support/world.js';

const MANY = 2_000;
const MANY_UNITS = 300;
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
});

import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Snapshot } from '#siaga/contracts';
import { incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { eventually, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { OPERATOR, useWorld } from './support/world.js';

const MANY = 2_000;
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
});

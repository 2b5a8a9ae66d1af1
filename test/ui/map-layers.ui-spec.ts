import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { CUT_LINE, eventually, useBrowser } from './support/browser.js';
import { signInByKeyboard, tabTo } from './support/steps.js';
import { OPERATOR, useWorld } from './support/world.js';

describe('layers of the console’s map', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  const drawn = (page: Page, kind: string): Promise<number> => page.locator(`.sg-map .sg-${kind}`).count();

  it('should be switched by the keyboard, stay switched, and leave what the work stands on', async () => {
    await own.world.server.signIn(OPERATOR).then((one) => one.call('openIncident', incidentInput()));
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await signInByKeyboard(page, OPERATOR);
    await eventually(() => drawn(page, 'facility'), 1);
    await eventually(() => drawn(page, 'incident'), 1);
    await tabTo(page, '[aria-label="Lapisan peta"]', 120);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    const names = await page.getByRole('menuitem').allTextContents();
    expect(names).toEqual(['Batas wilayahtampil', 'Faskestampil']);
    expect(await findings(page, 'layers')).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await eventually(() => drawn(page, 'facility'), 0);
    await page.getByRole('menuitem', { name: 'Faskes tidak' }).waitFor();
    expect(await drawn(page, 'unit')).toBe(1);
    expect(await drawn(page, 'incident')).toBe(1);

    await page.reload();
    await eventually(() => drawn(page, 'unit'), 1);
    expect(await drawn(page, 'facility')).toBe(0);
    await page.getByRole('button', { name: 'Lapisan peta' }).click();
    await page.getByRole('menuitem', { name: 'Faskes tidak' }).click();
    await eventually(() => drawn(page, 'facility'), 1);
  }, 60_000);

  it('should say so when one cannot be loaded, and draw the others', async () => {
    const { page, watch } = await browsing.open(`${own.world.server.base}/api/v1/info`);
    watch.allow(CUT_LINE);
    watch.allow(/favicon\.ico|dynamically imported module/);
    await page.route(/learned-map-layer-[^/]+\.js$/, (route) => route.abort());
    await page.goto(`${own.world.server.base}/`);
    await page.evaluate('localStorage.setItem("siaga.map-layer.learned", "on")');
    await page.reload();
    await signInByKeyboard(page, 'supervisor');
    await page
      .getByRole('alert')
      .filter({ hasText: 'Lapisan Patokan baru tidak bisa ditampilkan' })
      .waitFor();
    await eventually(() => drawn(page, 'unit'), 1);
    await eventually(() => drawn(page, 'facility'), 1);
  }, 60_000);
});

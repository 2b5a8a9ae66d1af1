import { describe, expect, it } from '@jest/globals';
import { inRegion, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { OPERATOR, SUPERVISOR, useWorld } from './support/world.js';

describe('console: notices', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  it('should be posted by a supervisor and stand on an operator’s open board', async () => {
    const base = `${own.world.line.base}/`;
    const { page: board } = await browsing.open(base);
    await signInByKeyboard(board, OPERATOR);
    await board.getByText('AMB-71').first().waitFor();
    await board.keyboard.press('v');
    await board.getByText('Tidak ada pengumuman.').waitFor();
    expect(await findings(board, 'notices')).toEqual([]);

    const { page: desk } = await browsing.open(base);
    await signInByKeyboard(desk, SUPERVISOR);
    await desk.getByRole('button', { name: 'Menu akun' }).click();
    await desk.getByRole('menuitem', { name: 'Pengumuman' }).click();
    await desk.getByLabel('Pengumuman baru').fill('Jembatan Batanghari II ditutup');
    await desk.keyboard.press('Enter');

    await board.getByText('Jembatan Batanghari II ditutup').waitFor();
    const session = await own.world.server.session(inRegion('supervisor'));
    const { notices } = await session.call('notices', {});
    for (const { id, version } of notices) await session.call('takeDownNotice', { id, version });
    await board.getByText('Tidak ada pengumuman.').waitFor();
    await desk.getByText('Tidak ada pengumuman.').waitFor();
  }, 60_000);

  it('should be drawn on the map where it holds, live, until it is switched off or taken down', async () => {
    const { server, line } = own.world;
    const { page } = await browsing.open(`${line.base}/`);
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.sg-unit').first().waitFor({ state: 'attached' });
    const session = await server.session(inRegion('supervisor'));
    const { id, version } = await session.call('postNotice', {
      regionCode: OWN_REGION,
      kind: 'road',
      text: 'Pohon tumbang',
      point: { lon: 103.63, lat: -1.6 },
    });
    const mark = page.locator('.sg-point', { hasText: 'Pohon tumbang' });
    await mark.waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Lapisan peta' }).click();
    await page.getByRole('menuitem', { name: 'Pengumuman' }).click();
    await mark.waitFor({ state: 'detached' });
    await page.getByRole('menuitem', { name: 'Pengumuman' }).click();
    await mark.waitFor({ state: 'attached' });
    await session.call('takeDownNotice', { id, version });
    await mark.waitFor({ state: 'detached' });
  }, 60_000);
});

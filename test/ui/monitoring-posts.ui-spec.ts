import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inRegion, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { postInput } from '../support/entry-world.js';
import { buildMonitoring, type MonitoringWorld } from '../support/monitoring-world.js';
import { findings } from './support/axe.js';
import { LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { brokenTexts, expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const OFFICE = 'dinkes.contoh';

describe('the ports of entry of a health office', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, { SIAGA_ROLE: 'web' });
  let world: MonitoringWorld;

  beforeAll(async () => {
    const { server } = own.world;
    world = await buildMonitoring(server);
    await server.account(OFFICE, inRegion('health_office'), 'Dinkes Kota Contoh');
  }, 60_000);

  const postsOf = async () => (await world.office.call('entryPosts', {})).posts;
  const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
  const panel = (page: Page) => page.getByRole('region', { name: 'Pos masuk' });

  async function open(viewport = LAPTOP): Promise<Page> {
    const { page, watch } = await browsing.open(`${own.world.line.base}/desk/`, { viewport });
    watch.allow(/status of (409|422) /);
    await signInByKeyboard(page, OFFICE);
    await page.getByRole('button', { name: 'Program', exact: true }).click();
    await panel(page).waitFor();
    return page;
  }

  it('should be opened with its place on the map, kept over a reload, changed and closed', async () => {
    const page = await open();
    await panel(page).getByText('Belum ada pos di wilayah ini.').waitFor();
    await panel(page).getByRole('button', { name: 'Pos baru' }).click();
    const fresh = dialog(page, 'Pos baru');
    await fresh.getByRole('button', { name: 'Simpan pos' }).click();
    await fresh.getByText('Isi nama pos', { exact: false }).waitFor();
    await fresh.getByLabel('Nama pos').fill('Pelabuhan Contoh');
    await fresh.getByRole('button', { name: 'Laut' }).click();
    await fresh.getByRole('button', { name: 'Simpan pos' }).click();
    await fresh.getByText('Tekan letak pos di peta.').first().waitFor();
    await fresh.getByRole('button', { name: 'Tandai di peta' }).click();
    await fresh.locator('.leaflet-container').waitFor();
    const found = await findings(page, 'a port of entry');
    await fresh.locator('.leaflet-container').click({ position: { x: 120, y: 90 } });
    await fresh.getByText('Letak pos sudah ditandai.').waitFor();
    await fresh.getByRole('button', { name: 'Simpan pos' }).click();
    await fresh.waitFor({ state: 'detached' });
    await panel(page).getByText('Laut, COVID-19 Contoh').waitFor();
    found.push(...(await brokenTexts(page, 'ports of entry')));
    const [post] = await postsOf();
    expect(post).toMatchObject({ name: 'Pelabuhan Contoh', mode: 'sea', regionCode: OWN_REGION, version: 1 });

    await panel(page).getByRole('button', { name: 'Ubah Pelabuhan Contoh' }).click();
    const change = dialog(page, 'Ubah Pelabuhan Contoh');
    await change.getByLabel('Nama pos').fill('Pelabuhan Baru');
    await page.reload();
    await page.getByRole('button', { name: 'Program', exact: true }).click();
    await panel(page).getByRole('button', { name: 'Ubah Pelabuhan Contoh' }).click();
    expect(await change.getByLabel('Nama pos').inputValue()).toBe('Pelabuhan Baru');
    await change.getByText('Pos dibuka').click();
    await change.getByText('tidak dapat dipilih untuk jaga', { exact: false }).waitFor();
    await change.getByRole('button', { name: 'Simpan pos' }).click();
    await change.waitFor({ state: 'detached' });
    await panel(page).getByText('ditutup', { exact: false }).waitFor();
    expect(await postsOf()).toMatchObject([{ name: 'Pelabuhan Baru', isActive: false, version: 2 }]);
    expect(found).toEqual([]);
  }, 90_000);

  it('should tell an office that another was faster, and lose nothing of what was typed', async () => {
    const post = await world.office.call(
      'setEntryPost',
      postInput(world.program.id, { name: 'Terminal Contoh' }),
    );
    const page = await open();
    await panel(page).getByRole('button', { name: 'Ubah Terminal Contoh' }).click();
    const change = dialog(page, 'Ubah Terminal Contoh');
    await change.getByLabel('Nama pos').fill('Terminal Utara');
    await world.office.call(
      'setEntryPost',
      postInput(world.program.id, { postId: post.id, version: 1, name: 'Terminal Contoh', mode: 'land' }),
    );
    await change.getByRole('button', { name: 'Simpan pos' }).click();
    await change.getByText('diubah orang lain', { exact: false }).waitFor();
    expect(await change.getByLabel('Nama pos').inputValue()).toBe('Terminal Utara');
    const before = (await postsOf()).find(({ id }) => id === post.id);
    expect(before).toMatchObject({ name: 'Terminal Contoh', mode: 'land', version: 2 });
    await change.getByRole('button', { name: 'Pakai tulisan saya' }).click();
    await change.getByRole('button', { name: 'Simpan pos' }).click();
    await change.waitFor({ state: 'detached' });
    await panel(page).getByText('Terminal Utara').waitFor();
  }, 90_000);

  it('should be read on a telephone', async () => {
    const page = await open(PHONE);
    await panel(page)
      .getByRole('button', { name: /^Ubah / })
      .first()
      .waitFor();
    await expectNoSidewaysScroll(page);
    expect(await findings(page, 'ports of entry')).toEqual([]);
    if (process.env.SIAGA_UI_PICTURES === '1') {
      await panel(page)
        .getByRole('button', { name: /^Ubah / })
        .first()
        .click();
      await page.getByRole('dialog').locator('.leaflet-container').waitFor();
      await page.screenshot({ path: 'test/ui/__output__/posts.png', fullPage: true });
    }
  }, 90_000);
});

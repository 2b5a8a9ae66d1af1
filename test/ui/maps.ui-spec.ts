import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { MapFetchService } from '#siaga/mapdata';
import { findings } from './support/axe.js';
import { LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const CHIEF = 'kepala.peta';
const MB = 1_000_000;

// Real: the server and its screen; the worker's part is played, step by step.
describe('maps of regions', () => {
  const browsing = useBrowser();
  // A process that also works in the background would take the fetch before the test does.
  const own = useWorld(useDatabase().databaseUrl, { SIAGA_ROLE: 'web' });
  const fetches = (): MapFetchService => own.world.server.get(MapFetchService);

  beforeAll(() => own.world.server.account(CHIEF, inRegion('admin'), 'Budi Contoh'), 30_000);

  async function openMaps(viewport = LAPTOP): Promise<Page> {
    const { page } = await browsing.open(`${own.world.line.base}/`, { viewport });
    await signInByKeyboard(page, CHIEF);
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: 'Peta wilayah' }).click();
    await page.getByRole('dialog').waitFor();
    return page;
  }

  it('should offer the roads that are not there, say how far they are, why they did not come, and what to do by hand', async () => {
    const page = await openMaps();
    const region = page.getByRole('listitem').filter({ hasText: 'Kota Jambi' });
    await region.getByText('Jalan Kota Jambi belum ada.').waitFor();
    await region.getByRole('button', { name: /^Unduh, ±\d+ MB$/ }).click();
    await region.getByText('Menunggu giliran').waitFor();

    const taken = await fetches().claim();
    if (taken === null) throw new Error('Nothing was asked for');
    await fetches().beat(taken, { phase: 'fetching', done: 1, total: 4, bytes: 1.3 * MB });
    await region.getByText('Mengunduh bagian 2 dari 4, 1,3 MB').waitFor();
    expect(await region.getByRole('progressbar').getAttribute('value')).toBe('1');
    expect(await findings(page, 'a map on its way')).toEqual([]);
    // Another tab, and this one after F5, see the same.
    const again = await openMaps(PHONE);
    await again.getByText('Mengunduh bagian 2 dari 4, 1,3 MB').waitFor();
    await expectNoSidewaysScroll(again);

    await fetches().end(taken, {
      status: 'failed',
      problem: 'unreachable',
      detail: 'peta.contoh.id (ENOTFOUND)',
    });
    await region.getByText('Server peta tidak dapat dihubungi').waitFor();
    expect(await region.textContent()).toContain(
      'npm run region -- import sumatra-latest.osm.pbf --only 15.71',
    );
    await again.getByText('Server peta tidak dapat dihubungi').waitFor();
    await expectNoSidewaysScroll(again);
    expect(await findings(page, 'a map that did not come')).toEqual([]);
  }, 120_000);

  it('should stop one on its way, and look for a region by what people call it', async () => {
    const page = await openMaps();
    const region = page.getByRole('listitem').filter({ hasText: 'Kota Jambi' });
    await region.getByRole('button', { name: /^Unduh/ }).click();
    await region.getByRole('button', { name: 'Hentikan' }).click();
    await region.getByText(/^Dihentikan/).waitFor();
    expect(await fetches().claim()).toBeNull();

    const find = page.getByLabel('Kabupaten atau kota lain');
    await find.fill('sumenep');
    // It is another's region.
    await page.getByText('Tidak ada kabupaten atau kota dengan nama itu').waitFor();
    await find.fill('kota jam');
    await page.getByRole('heading', { name: 'Hasil pencarian' }).waitFor();
    await page.getByText('Jalan Kota Jambi belum ada.').nth(1).waitFor();
  }, 120_000);
});

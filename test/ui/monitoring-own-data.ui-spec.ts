import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { OwnCopy } from '#siaga/contracts';
import { OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { buildMonitoring, openCase, type MonitoringWorld } from '../support/monitoring-world.js';
import { findings } from './support/axe.js';
import { CUT_LINE, PHONE, useBrowser } from './support/browser.js';
import { expectNoSidewaysScroll } from './support/layout.js';
import { useWorld } from './support/world.js';

const IS_KEPT =
  'navigator.serviceWorker.ready.then(() => caches.match("/portal/index.html", { ignoreSearch: true })).then((kept) => kept !== undefined)';

describe('one’s own data and numbers on a phone', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, {
    SIAGA_ROLE: 'web',
    SIAGA_PUBLIC_URL: 'https://siaga.uji',
  });
  let world: MonitoringWorld;

  beforeAll(async () => {
    world = await buildMonitoring(own.world.server);
    const numbers = [{ label: 'PSC Contoh', number: '0741119119' }];
    await world.office.call('setEmergencyNumbers', { regionCode: OWN_REGION, version: null, numbers });
  }, 60_000);

  it('should be read, kept as a file, and the area’s number dialled without a line', async () => {
    const opened = await openCase(world, 401);
    const { page, context, watch } = await browsing.open(`${own.world.line.base}/portal/`, {
      viewport: PHONE,
    });
    await page.getByRole('button', { name: 'Buka laporan harian' }).click();
    await page.getByLabel('Kode dari petugas').fill(opened.activation?.code ?? '');
    await page.getByLabel(/nam angka rahasia/).fill('482915');
    await page.getByRole('button', { name: 'Buka', exact: true }).click();
    const call = page.getByRole('link', { name: 'Telepon PSC Contoh' });
    await call.waitFor();
    expect(await call.getAttribute('href')).toBe('tel:0741119119');
    await page.getByRole('button', { name: 'Data saya' }).click();
    await page.getByRole('heading', { name: 'Salinan data Anda' }).waitFor();
    await page.getByText('Jalan Contoh 401').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Simpan berkas' }).click(),
    ]);
    const copy = OwnCopy.parse(JSON.parse(await readFile(await download.path(), 'utf8')));
    expect(copy.cases[0]?.person.nik).toBe(opened.case.person.nik);
    expect(await findings(page, 'a copy of one’s own data')).toEqual([]);
    await expectNoSidewaysScroll(page);

    await page.waitForFunction(IS_KEPT);
    watch.allow(CUT_LINE);
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('link', { name: 'Telepon PSC Contoh' }).waitFor();
  }, 120_000);
});

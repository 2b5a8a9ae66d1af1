import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inRegion, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  MonitoredPhone,
  openCase,
  WELL,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { findings } from './support/axe.js';
import { LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { brokenTexts, expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const OFFICE = 'dinkes.contoh';
const TALANG_BANJAR = '15.71.03.1003';

describe('the health office’s morning', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, {
    SIAGA_ROLE: 'web',
    SIAGA_PUBLIC_URL: 'https://siaga.example',
  });
  let world: MonitoringWorld;

  beforeAll(async () => {
    const { server } = own.world;
    world = await buildMonitoring(server);
    await server.hospital(OWN_REGION, 'puskesmas');
    await server.account(OFFICE, inRegion('health_office'), 'Dinkes Kota Contoh');
  }, 60_000);

  async function open(work = 'Wilayah', viewport = LAPTOP): Promise<Page> {
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport });
    await signInByKeyboard(page, OFFICE);
    await page.getByRole('button', { name: work, exact: true }).click();
    return page;
  }
  const figure = (page: Page, name: string) => page.locator(`[data-figure=${name}] b`);

  it('should show the area live, by puskesmas, day and place, and give the recap as a file', async () => {
    const page = await open();
    await page.getByRole('heading', { name: 'Keadaan sekarang' }).waitFor();
    const found = await findings(page, 'an area in which nobody is followed up');
    const opened = await openCase(world, 1, { regionCode: TALANG_BANJAR });
    await figure(page, 'open').filter({ hasText: /^1$/ }).waitFor();
    const phone = await MonitoredPhone.activate(own.world.server, opened);
    await phone.report({ ...WELL, breathless: true });
    // Nobody presses anything: what changes comes to the screen.
    await figure(page, 'urgent').filter({ hasText: /^1$/ }).waitFor();
    await figure(page, 'reported')
      .filter({ hasText: /^100 %$/ })
      .waitFor();
    await page
      .getByRole('region', { name: 'Menurut puskesmas' })
      .getByText(/^Puskesmas Uji/)
      .waitFor();
    await page.getByRole('slider', { name: 'Kurva per hari' }).waitFor();
    await page.getByRole('button', { name: 'Tampilkan peta' }).click();
    await page.getByRole('region', { name: 'Peta' }).getByText('Talang Banjar: 1').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Rekap CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^rekap-pemantauan-.+\.csv$/);
    expect(await readFile(await download.path(), 'utf8')).toContain('Puskesmas Uji');
    found.push(...(await findings(page, 'an area live')), ...(await brokenTexts(page, 'an area live')));
    expect(found).toEqual([]);
  }, 120_000);

  it('should show who saw whom, narrow it to one person, give it as a file, and prove that nothing is left', async () => {
    const opened = await openCase(world, 21, { regionCode: TALANG_BANJAR });
    await world.officer.call('monitoredCase', { id: opened.case.id });
    const page = await open('Privasi');
    const looks = page.getByRole('region', { name: 'Siapa melihat siapa', exact: true }).first();
    await looks.getByText('Membuka kasus').first().waitFor();
    const found = await findings(page, 'who saw whom');
    await looks.getByRole('button', { name: 'Hanya Warga Contoh 21' }).first().click();
    await looks.getByText('Ditampilkan: Warga Contoh 21', { exact: false }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      looks.getByRole('button', { name: 'Simpan CSV' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain('membuka kasus');
    await looks.getByLabel('Dari hari').fill('2020-01-01');
    await looks.getByText('paling lama 92 hari', { exact: false }).waitFor();
    await page.getByText(/^Tidak ada yang tersisa: \d+ kolom/).waitFor();
    await page.getByRole('cell', { name: '0' }).first().waitFor();
    found.push(...(await findings(page, 'the proof of erasure')), ...(await brokenTexts(page, 'privacy')));
    expect(found).toEqual([]);
  }, 120_000);

  it('should set what people dial, and refuse what cannot be dialled', async () => {
    const page = await open('Program');
    const numbers = page.getByRole('region', { name: 'Nomor darurat' });
    await numbers.getByText('Sekarang dihubungi: 119.').waitFor();
    await numbers.getByLabel('Nama layanan 1').fill('PSC Contoh');
    await numbers.getByLabel('Nomor 1').fill('*21#');
    await numbers.getByRole('button', { name: 'Simpan nomor' }).click();
    await numbers.getByText('Isi nama layanan dan nomornya', { exact: false }).waitFor();
    const found = await findings(page, 'emergency numbers');
    await numbers.getByLabel('Nomor 1').fill('0741 119 119');
    await numbers.getByRole('button', { name: 'Simpan nomor' }).click();
    await numbers.getByText('Sekarang dihubungi: PSC Contoh 0741119119.').waitFor();
    expect(found).toEqual([]);
  }, 90_000);

  it('should be read on a telephone', async () => {
    const page = await open('Wilayah', PHONE);
    await page.getByRole('heading', { name: 'Keadaan sekarang' }).waitFor();
    await expectNoSidewaysScroll(page);
    expect(await findings(page, 'an area on a telephone')).toEqual([]);
  }, 60_000);
});

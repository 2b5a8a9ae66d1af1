import { beforeAll, describe, expect, it } from '@jest/globals';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { buildMonitoring, dayInJambi, type MonitoringWorld } from '../support/monitoring-world.js';
import { findings } from './support/axe.js';
import { LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { brokenTexts, expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const OFFICER = 'petugas.daftar';
const LIST = [
  'Nama;NIK;Alamat;Kelurahan;Status;Tanggal mulai;No HP',
  `Ibu Daftar;'1571035508920003;Jalan Daftar 1;Talang Banjar;ODP;${dayInJambi(-1)};0812-5558-0001`,
  `Bapak Daftar;;Jalan Daftar 2;Talang Banjar;Kontak erat;${dayInJambi(-1)};8,13E+10`,
  `Salah Daftar;123;Jalan Daftar 3;Antah;sehat;kemarin;`,
].join('\n');

describe('an officer’s spreadsheet at the desk', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, { SIAGA_ROLE: 'web' });
  let world: MonitoringWorld;

  beforeAll(async () => {
    const { server } = own.world;
    world = await buildMonitoring(server);
    await server.account(OFFICER, inRegion('field_officer'), 'Wati Contoh');
  }, 60_000);

  it.each([
    ['a laptop', LAPTOP, 2],
    ['a phone', PHONE, 0],
  ])(
    'should be shown, said what is wrong with, and followed up, on %s',
    async (_, viewport, fresh) => {
      const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport });
      await signInByKeyboard(page, OFFICER);
      await page.getByRole('button', { name: 'Impor daftar' }).click();
      const window = page.getByRole('dialog', { name: 'Impor daftar orang ke Kota Jambi' });
      await window.getByLabel('Pilih berkas …').setInputFiles({
        ...{ name: 'pantauan.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) },
      });
      await window.getByText('programnya tidak jelas', { exact: false }).first().waitFor();
      await window
        .getByLabel('Program untuk baris yang tidak menyebutnya')
        .selectOption({ label: 'COVID-19 Contoh' });
      await window
        .getByText('programnya tidak jelas', { exact: false })
        .first()
        .waitFor({ state: 'detached' });
      await window.getByText('bukan OTG, ODP, PDP, OPJ atau kontak', { exact: false }).waitFor();
      await window.getByText('dipendekkan Excel', { exact: false }).waitFor();
      const found = await findings(page, 'a list as it is read');
      found.push(...(await brokenTexts(page, 'a list')));
      await expectNoSidewaysScroll(page);
      const act = window.getByRole('button', { name: `Pantau ${String(fresh)} orang` });
      await act.waitFor();
      if (fresh > 0) {
        await act.click();
        await window.getByText('pantauan.csv selesai diimpor').waitFor();
        found.push(...(await findings(page, 'a list that was imported')));
        await window.getByRole('button', { name: 'Selesai' }).click();
        await page.getByRole('button', { name: 'Buka Ibu Daftar', exact: true }).waitFor();
      }
      expect(found).toEqual([]);
      const { counts } = await world.officer.call('monitoringWork', { regionCode: world.program.regionCode });
      expect(counts.open).toBe(2);
    },
    90_000,
  );

  it('should let an officer say which column is what, where the headings are not known, by keys', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: PHONE });
    await signInByKeyboard(page, OFFICER);
    await page.getByRole('button', { name: 'Impor daftar' }).click();
    const window = page.getByRole('dialog', { name: 'Impor daftar orang ke Kota Jambi' });
    await window
      .getByLabel('Program untuk baris yang tidak menyebutnya')
      .selectOption({ label: 'COVID-19 Contoh' });
    await window.getByLabel('Status untuk baris yang tidak menyebutnya').selectOption('odp');
    const unknown = `Kolom Satu;Kolom Dua;Kolom Tiga\nAsing Judul;Jalan Asing 1;${dayInJambi(-1)}`;
    await window.getByLabel('Pilih berkas …').setInputFiles({
      ...{ name: 'asing.csv', mimeType: 'text/csv', buffer: Buffer.from(unknown) },
    });
    await window.getByText('Judul kolomnya belum dikenal', { exact: false }).waitFor();
    const found = await findings(page, 'headings that are not known');
    await expectNoSidewaysScroll(page);
    for (const [field, heading] of [
      ['Nama', 'Kolom Satu'],
      ['Alamat', 'Kolom Dua'],
      ['Tanggal mulai (hari 1)', 'Kolom Tiga'],
    ] as const)
      await window.getByLabel(field, { exact: true }).selectOption(heading);
    await window.getByRole('button', { name: 'Baca dengan kolom ini' }).press('Enter');
    const act = window.getByRole('button', { name: 'Pantau 1 orang' });
    await act.waitFor();
    await act.press('Enter');
    await window.getByText('asing.csv selesai diimpor').waitFor();
    expect(found).toEqual([]);
  }, 90_000);

  it('should say how far a list is, and go on where the line was cut', async () => {
    const { page, watch } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(page, OFFICER);
    await page.getByRole('button', { name: 'Impor daftar' }).click();
    const window = page.getByRole('dialog', { name: 'Impor daftar orang ke Kota Jambi' });
    await window
      .getByLabel('Program untuk baris yang tidak menyebutnya')
      .selectOption({ label: 'COVID-19 Contoh' });
    const rows = Array.from(
      { length: 3_000 },
      (_, n) => `Banyak Contoh ${String(n)};Jalan Banyak ${String(n)};ODP;${dayInJambi(-1)}`,
    );
    await window.getByLabel('Pilih berkas …').setInputFiles({
      ...{ name: 'banyak.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(['Nama;Alamat;Status;Tanggal mulai', ...rows].join('\n')),
    });
    await window.getByRole('button', { name: 'Pantau 3000 orang' }).waitFor();
    // The first step arrives, the second is cut.
    let steps = 0;
    watch.allow(/ERR_CONNECTION_RESET/);
    await page.route('**/import', (route) => {
      steps += 1;
      return steps === 2 ? route.abort('connectionreset') : route.continue();
    });
    await window.getByRole('button', { name: 'Pantau 3000 orang' }).click();
    await window.getByText('Impor terputus sesudah', { exact: false }).waitFor();
    const found = await findings(page, 'an import that was cut');
    await window.getByRole('button', { name: 'Lanjutkan' }).click();
    await window.getByText('banyak.csv selesai diimpor').waitFor();
    expect(await window.locator('.mon-import-counts').textContent()).toContain('3.000 orang baru');
    expect(found).toEqual([]);
  }, 120_000);
});

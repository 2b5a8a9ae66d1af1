import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const CHIEF = 'kepala.daftar';
const FACILITIES = [
  'Fasilitas;Golongan;Kab;Kec;Kontak;LS;BT',
  'RS Café Bunda;RS;Kota Jambi;Jambi Timur;0741-60001;-1,5931;103,6312',
  'Melati;Apotek;Kota Jambi;Jambi Timur;0741-60002;;',
  'Kenanga;Puskesmas;Kota Jambi;Alam Barajo;8,13E+10;-1,642;103,542',
];
const PICKED = [
  ['Nama', 'Fasilitas'],
  ['Jenis', 'Golongan'],
  ['Kabupaten/kota', 'Kab'],
  ['Kecamatan', 'Kec'],
  ['Telepon', 'Kontak'],
  ['Lintang', 'LS'],
  ['Bujur', 'BT'],
] as const;
const CENTRES = [
  'Kode;Nama;Kode wilayah;Telepon',
  'psc-daftar;PSC dari Daftar;15.71;0741-60119',
  'PSC DUA;PSC Dua;15.71;119',
  'psc-lain;PSC Lain;31.71;119',
];
const CALLS = [
  'Waktu;Nomor penelepon;Nama pelapor;Lokasi',
  '05/11/2026 09.15;0741-60011;Sari Contoh;Jl. Contoh 1',
  '06/11/2026 09.20;0741-60012;;Jl. Contoh 2',
];

// Real: the server and its screen in a browser.
describe('lists that are brought over a screen', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  beforeAll(() => own.world.server.account(CHIEF, inRegion('admin'), 'Budi Contoh'), 30_000);

  async function openLists() {
    const { page, watch } = await browsing.open(`${own.world.line.base}/`, { viewport: LAPTOP });
    await signInByKeyboard(page, CHIEF);
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: 'Impor daftar' }).click();
    await page.getByRole('dialog').waitFor();
    return { page, watch };
  }

  const give = (page: Page, lines: readonly string[], name = 'dinas.csv'): Promise<void> =>
    page.getByLabel('Pilih berkas').setInputFiles({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\r\n'), 'latin1'),
    });

  const stored = <T>(sql: string): Promise<T[]> => own.world.server.database.query<T>(sql);

  it('should show a list of facilities as it would be read, have its columns picked and kept, and import what was shown', async () => {
    const { page, watch } = await openLists();
    // The button speaks our words and is reached by keys; the browser's own is not seen.
    const button = page.getByLabel('Pilih berkas');
    await button.focus();
    expect(await page.evaluate('document.activeElement.type')).toBe('file');
    const opens = async (): Promise<boolean> => {
      const chooser = page.waitForEvent('filechooser', { timeout: 10_000 });
      await page.keyboard.press('Enter');
      return chooser.then(
        () => true,
        () => false,
      );
    };
    // The browser opens it only just after a key: on a machine under load the first may come too late.
    expect((await opens()) || (await opens())).toBe(true);
    expect(await findings(page, 'a list to choose')).toEqual([]);
    await give(page, FACILITIES);
    await page.getByText('Kolom berkas ini belum dikenal').waitFor();
    expect(await findings(page, 'a list of unknown columns')).toEqual([]);
    for (const [field, heading] of PICKED)
      await page.getByLabel(field, { exact: true }).selectOption(heading);
    // Nothing can be imported that was not shown.
    expect(await page.getByRole('button', { name: /^Impor/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Periksa dengan kolom ini' }).click();
    await page.getByRole('button', { name: 'Impor 2 baris' }).waitFor();
    await page.getByRole('rowheader', { name: /RS Café Bunda/ }).waitFor();
    await page.getByText('Golongan: bukan rumah sakit, puskesmas, klinik atau pos ambulans').waitFor();
    await page.getByText('Kontak: nomor dipendekkan Excel').waitFor();
    expect(await findings(page, 'a list as it would be read')).toEqual([]);
    await page.getByLabel('Simpan susunan kolom ini dengan nama').fill('Dinas Kesehatan');
    await page.getByRole('button', { name: 'Simpan susunan' }).click();
    await page.getByText('Susunan “Dinas Kesehatan” disimpan').waitFor();
    // A change is shown before it is imported.
    await page.getByLabel('Telepon', { exact: true }).selectOption('');
    await page.getByRole('button', { name: 'Periksa dengan kolom ini' }).click();
    await page.getByRole('button', { name: 'Impor 2 baris' }).click();
    await page.getByText('dinas.csv selesai diimpor').waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'tidak dipakai' }).count()).toBe(1);
    expect(await findings(page, 'what an import did')).toEqual([]);

    // The next list with these headings is known, and the same again changes nothing.
    await page.getByRole('button', { name: 'Pilih berkas lain' }).click();
    await give(page, FACILITIES);
    await page.getByText('Dibaca dengan susunan “Dinas Kesehatan”.').waitFor();
    await page.getByRole('button', { name: 'Impor 1 baris' }).waitFor();
    await expectFitsPhone(page);
    await own.world.server.database.query('DELETE FROM list_file');
    watch.allow(/status of 404 .*\/list-files\/[^/]+\/import\)$/);
    await page.getByRole('button', { name: 'Impor 1 baris' }).click();
    await page.getByText('Berkas itu sudah tidak ada di server').waitFor();
    expect(await findings(page, 'a list that has run out')).toEqual([]);
    const names = await stored<{ name: string }>(
      "SELECT name FROM facility WHERE source = 'siaga' ORDER BY name",
    );
    expect(names.map(({ name }) => name)).toEqual(['Puskesmas Kenanga', 'RS Café Bunda']);
  }, 120_000);

  it('should bring centres the same way, each problem in words at its row and column', async () => {
    const { page } = await openLists();
    await page.getByLabel('Daftar apa').selectOption('Pusat 112 dan 119');
    await give(page, CENTRES, 'pusat.csv');
    await page.getByRole('rowheader', { name: /PSC dari Daftar/ }).waitFor();
    await page.getByText('Kode: kode memakai 2 sampai 40 huruf kecil').waitFor();
    await page.getByText('Kode wilayah: di luar wilayah Anda').waitFor();
    expect(await findings(page, 'a list of centres')).toEqual([]);
    await expectFitsPhone(page);
    await page.getByRole('button', { name: 'Impor 1 baris' }).click();
    await page.getByText('pusat.csv selesai diimpor').waitFor();
    expect(await stored("SELECT name FROM centre WHERE code LIKE 'psc-%'")).toEqual([
      { name: 'PSC dari Daftar' },
    ]);
  }, 120_000);

  it('should bring past calls that ring for nobody, and ask what a day means', async () => {
    const { page } = await openLists();
    await page.getByLabel('Daftar apa').selectOption('Panggilan yang lalu');
    await give(page, CALLS, 'panggilan.csv');
    await page.getByText('Waktu: hari dan bulan bisa tertukar').first().waitFor();
    // Nothing is left to import.
    expect(await page.getByRole('button', { name: 'Impor 0 baris' }).isDisabled()).toBe(true);
    await page.getByLabel('05/11/2026 berarti').selectOption('5 November (hari lebih dulu)');
    await page.getByRole('button', { name: 'Periksa dengan kolom ini' }).click();
    await page.getByRole('rowheader', { name: /0741-60011/ }).waitFor();
    await page.getByRole('cell', { name: /5 Nov.* 09[.:]15/ }).waitFor();
    expect(await findings(page, 'a list of past calls')).toEqual([]);
    await expectFitsPhone(page);
    await page.getByRole('button', { name: 'Impor 2 baris' }).click();
    await page.getByText('panggilan.csv selesai diimpor').waitFor();
    expect(await stored("SELECT DISTINCT state, disposition FROM call WHERE source LIKE 'list:%'")).toEqual([
      { state: 'ended', disposition: 'record' },
    ]);
    await page.getByRole('button', { name: 'Tutup' }).last().click();
    expect(await page.getByText('0741-60011').count()).toBe(0);
  }, 120_000);

  /** No sideways scroll, nor inside of the window, whose own edge would cut it off. */
  async function expectFitsPhone(page: Page): Promise<void> {
    await page.setViewportSize(PHONE);
    await expectNoSidewaysScroll(page);
    const beyond =
      "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('.listfile'))";
    expect(await page.evaluate(beyond)).toBe(0);
  }
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { HOLDERS } from '../../bench/cards/holders.js';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { buildEntry, type EntryWorld } from '../support/entry-world.js';
import { findings } from './support/axe.js';
import { asBitmap, cardPhoto, scanned, writeVideo } from './support/cards.js';
import { CUT_LINE, eventually, PHONE, useBrowser, type OpenPage } from './support/browser.js';
import { expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const OFFICER = 'petugas.bandara';
const RELIEF = 'petugas.malam';
const PIN = '739201';
const CODE = 'Kode untuk dipindai ponsel pendatang';
const WRONG = /status of (404|409|429) /;
const CARD = 3;
const FILM = path.join(mkdtempSync(path.join(tmpdir(), 'siaga-card-')), 'card.y4m');
/** True once the page is kept on the phone. */
const isKept = (app: string): string =>
  `navigator.serviceWorker.ready.then(() => caches.match("/${app}/index.html", { ignoreSearch: true })).then((kept) => kept !== undefined)`;

describe('a port of entry', () => {
  // Before the browser starts, which looks at it through its camera.
  let photo: Awaited<ReturnType<typeof cardPhoto>>;
  beforeAll(async () => {
    photo = await cardPhoto(CARD);
    writeVideo(FILM, photo);
  }, 60_000);
  const browsing = useBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${FILM}`,
  ]);
  const own = useWorld(useDatabase().databaseUrl, { SIAGA_ROLE: 'web' });
  let world: EntryWorld;

  beforeAll(async () => {
    const { server } = own.world;
    world = await buildEntry(server);
    await server.account(OFFICER, inRegion('entry_officer'), 'Joko Contoh');
    await server.account(RELIEF, inRegion('entry_officer'), 'Lina Contoh');
  }, 60_000);

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

  async function look(page: Page, what: string): Promise<string[]> {
    const found = await findings(page, what);
    await expectNoSidewaysScroll(page);
    if (process.env.SIAGA_UI_PICTURES === '1')
      for (const theme of ['light', 'dark']) {
        await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
        await page.screenshot({ path: `test/ui/__output__/entry ${what} ${theme}.png` });
      }
    await page.evaluate("document.documentElement.dataset.theme = 'light'");
    return found;
  }

  async function officer(as: string): Promise<OpenPage> {
    const opened = await browsing.open(`${own.world.line.base}/desk/`, { viewport: PHONE });
    await signInByKeyboard(opened.page, as);
    return opened;
  }

  async function begin(page: Page): Promise<void> {
    await button(page, /Bandara Contoh \(udara\)/).waitFor();
    await button(page, 'Mulai jaga').click();
    await page.getByRole('heading', { name: 'Bandara Contoh' }).waitFor();
  }

  async function where(page: Page, address: string): Promise<void> {
    const region = page.getByLabel('Kelurahan, kecamatan atau kota');
    await region.fill('talang banjar');
    await page
      .getByRole('option', { name: /Talang Banjar/ })
      .first()
      .waitFor();
    await region.press('Enter');
    await page.getByLabel('Alamat').fill(address);
  }

  async function traveller(): Promise<OpenPage> {
    return browsing.open(`${own.world.line.base}/portal/`, { viewport: PHONE });
  }

  it('should meet a bus: type the first, scan the second, pair both at once, with a house in one go', async () => {
    const { page } = await officer(OFFICER);
    const found = await look(page, 'which post');
    await begin(page);
    found.push(...(await look(page, 'an empty post')));
    await button(page, 'Kendaraan baru').click();
    await page.getByLabel('Nomor bus, kapal atau penerbangan').fill('GA 128');
    await page.getByLabel('Datang dari').fill('Jakarta');
    found.push(...(await look(page, 'a vehicle')));
    await button(page, 'Simpan, lalu orang pertama').click();

    await page.getByRole('heading', { name: 'Pendatang, GA 128' }).waitFor();
    const typedMs = Date.now();
    await page.getByLabel('NIK', { exact: true }).fill('1571031508920007');
    await page.getByLabel('Nama').fill('Pendatang Contoh');
    await page.getByLabel('Telepon').fill('0812-5556-7001');
    expect(await page.getByLabel('Datang dari').inputValue()).toBe('Jakarta');
    await button(page, 'Simpan dan tampilkan kode').click();
    await page
      .getByLabel('Kelurahan, kecamatan atau kota')
      .and(page.locator('[aria-invalid=true]'))
      .or(page.getByLabel('Alamat').and(page.locator('[aria-invalid=true]')))
      .first()
      .waitFor();
    found.push(...(await look(page, 'a traveller, problems')));
    await where(page, 'Jalan Contoh 4');
    await page.getByLabel('Suhu').fill('36,5');
    await button(page, 'Tidak ada keluhan').click();
    await page.getByText('Setuju dipantau').click();
    await button(page, 'Simpan dan tampilkan kode').click();
    const address = await scanned(page, CODE);
    const typedS = (Date.now() - typedMs) / 1_000;
    found.push(...(await look(page, 'a code')));
    expect(address).not.toMatch(/1571|Pendatang/);

    const phone = await traveller();
    await phone.page.goto(address);
    await phone.page.getByRole('heading', { name: 'Selamat datang' }).waitFor();
    found.push(...(await look(phone.page, 'the traveller’s phone')));
    await phone.page.getByLabel('Buat enam angka rahasia').fill('111111');
    await button(phone.page, 'Hubungkan ponsel ini').click();
    await phone.page.getByText('Angka ini mudah ditebak.').waitFor();
    await phone.page.getByLabel('Buat enam angka rahasia').fill(PIN);
    const pairedMs = Date.now();
    await button(phone.page, 'Hubungkan ponsel ini').click();
    await page.locator('.ent-paired').waitFor();
    const pairS = (Date.now() - pairedMs) / 1_000;
    found.push(...(await look(page, 'paired')));
    await phone.page.getByRole('heading', { name: 'Ponsel Anda sudah terhubung' }).waitFor();
    found.push(...(await look(phone.page, 'the traveller’s phone, paired')));
    await button(phone.page, 'Buka halaman saya').click();
    await phone.page
      .getByRole('region', { name: 'Pendatang Contoh' })
      .getByText('Hari ke-1 dari 14')
      .waitFor();
    expect(phone.page.url()).not.toContain('e/');

    // Another phone with the same code is told so, and opens nothing.
    const second = await traveller();
    second.watch.allow(WRONG);
    await second.page.goto(address);
    await second.page.getByLabel('Buat enam angka rahasia').fill('482915');
    await button(second.page, 'Hubungkan ponsel ini').click();
    await second.page.getByText('Kode ini sudah dipakai ponsel lain.').waitFor();
    found.push(...(await look(second.page, 'the traveller’s phone, refused')));

    await button(page, 'Berikutnya').click();
    await page.getByRole('heading', { name: 'Pendatang, GA 128' }).waitFor();
    const scanMs = Date.now();
    await button(page, 'Pindai KTP atau SIM').click();
    await page.getByText('Paskan kartu ke dalam bingkai').waitFor();
    found.push(...(await look(page, 'a card in the frame')));
    await button(page, 'Baca kartu').click();
    const nik = page.getByLabel('NIK', { exact: true });
    await nik.waitFor({ timeout: 60_000 });
    const readS = (Date.now() - scanMs) / 1_000;
    const holder = HOLDERS[CARD];
    expect(await nik.inputValue()).toBe(holder?.nik);
    expect(await page.getByLabel('Nama').inputValue()).toBe(holder?.name);
    found.push(...(await look(page, 'a card was read')));
    // The same from a photograph.
    await nik.fill('');
    await button(page, 'Pindai KTP atau SIM').click();
    await page
      .getByLabel('Dari foto')
      .setInputFiles({ name: 'ktp.bmp', mimeType: 'image/bmp', buffer: asBitmap(photo) });
    await nik.waitFor({ timeout: 60_000 });
    expect(await nik.inputValue()).toBe(holder?.nik);
    await page
      .getByRole('group', { name: 'Tujuan terakhir' })
      .getByRole('button', { name: /Talang Banjar/ })
      .click();
    await button(page, /Pakai alamat di kartu/).click();
    await page.getByLabel('Suhu').fill('38,4');
    await button(page, 'Simpan dan tampilkan kode').click();
    await scanned(page, CODE);
    process.stdout.write(
      `entry: typed and shown ${typedS.toFixed(1)} s, paired ${pairS.toFixed(2)} s after the press, card read ${readS.toFixed(1)} s\n`,
    );

    await button(page, 'Tambah serumah').click();
    await page.getByLabel('Nama').fill('Anak Contoh');
    await page.getByText('Serumah dengan').click();
    await button(page, 'Simpan anggota serumah').click();
    await button(page, 'Kembali ke daftar').click();
    await page.getByText('Dilaporkan serumah').waitFor();
    await page.getByText('Bergejala').first().waitFor();
    found.push(...(await look(page, 'a post at work')));
    expect(found).toEqual([]);
  }, 240_000);

  it('should work without a line: opened, entered, shown and scanned, and all of it sent when it is back', async () => {
    const { line } = own.world;
    const { page, watch } = await officer(RELIEF);
    await begin(page);
    await eventually(() => page.evaluate(isKept('desk')), true);
    const phone = await traveller();
    await eventually(() => phone.page.evaluate(isKept('portal')), true);
    for (const one of [watch, phone.watch]) {
      one.allow(CUT_LINE);
      one.allow(WRONG);
    }
    line.cut();
    await page.getByText('Tanpa sambungan.').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Bandara Contoh' }).waitFor();
    const found = await look(page, 'a post without a line');

    await button(page, 'Orang berikutnya').click();
    const startMs = Date.now();
    await page.getByLabel('NIK', { exact: true }).fill('1571031508920021');
    await page.getByLabel('Nama').fill('Tanpa Sambungan');
    await page.getByLabel('Datang dari').fill('Batam');
    await page.getByLabel('Kabupaten atau kota tujuan').selectOption({ label: 'Kota Jambi' });
    await page.getByLabel('Alamat').fill('Jalan Contoh 21');
    await button(page, 'Tidak ada keluhan').click();
    await button(page, 'Simpan dan tampilkan kode').click();
    const address = await scanned(page, CODE);
    process.stdout.write(
      `entry: without a line ${((Date.now() - startMs) / 1_000).toFixed(1)} s a traveller\n`,
    );
    await page.getByText('ponsel pendatang menyimpan kode').waitFor();
    found.push(...(await look(page, 'a code without a line')));
    await button(page, 'Tanpa ponsel pintar').click();
    await page.getByText('Kode kertas butuh sambungan.').waitFor();

    await phone.page.goto(address);
    await phone.page.getByLabel('Buat enam angka rahasia').fill(PIN);
    await button(phone.page, 'Hubungkan ponsel ini').click();
    await phone.page.getByRole('heading', { name: 'Kode sudah disimpan di ponsel ini' }).waitFor();
    found.push(...(await look(phone.page, 'the traveller’s phone without a line')));
    // Closed and opened again, the code is still there.
    await phone.page.goto(`${line.base}/portal/`);
    await button(phone.page, 'Lanjutkan').click();
    await phone.page.getByLabel('Buat enam angka rahasia').fill(PIN);
    await button(phone.page, 'Hubungkan ponsel ini').click();
    await phone.page.getByRole('heading', { name: 'Kode sudah disimpan di ponsel ini' }).waitFor();

    await button(page, 'Kembali ke daftar').click();
    await page.getByText('1 belum terkirim.').waitFor();
    await button(page, 'Keluar').click();
    await page.getByLabel('NIK (boleh kosong)').fill('1571031508920022');
    await button(page, 'Catat keluar').click();
    await button(page, 'Kembali ke daftar').click();
    await page.getByText('2 belum terkirim.').waitFor();
    found.push(...(await look(page, 'a post with what was not sent')));

    line.mend();
    await page.getByText(/Terhubung pukul/).waitFor({ timeout: 60_000 });
    await page.getByText('belum terkirim').waitFor({ state: 'detached' });
    await phone.page
      .getByRole('heading', { name: 'Ponsel Anda sudah terhubung' })
      .waitFor({ timeout: 60_000 });
    const { shifts, figures } = await world.office.call('entryFigures', { id: world.post.id });
    expect(shifts.length).toBeGreaterThan(0);
    expect(figures.out).toBe(1);

    await button(page, 'Serah terima').click();
    await page.getByLabel('Catatan untuk petugas berikutnya').fill('Satu orang lewat tanpa kartu.');
    found.push(...(await look(page, 'a hand-over')));
    await button(page, 'Akhiri giliran').click();
    await page.getByRole('heading', { name: 'Giliran sudah diserahkan' }).waitFor();
    found.push(...(await look(page, 'a shift that ended')));
    await button(page, 'Selesai').click();
    await button(page, 'Mulai jaga').waitFor();
    expect(found).toEqual([]);
  }, 240_000);
});

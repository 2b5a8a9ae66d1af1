import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { incidentInput, inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { CUT_LINE, eventually, LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { signInByKeyboard, signOnCrew } from './support/steps.js';
import { CREW, NURSE, SUPERVISOR, useWorld } from './support/world.js';

const CHIEF = 'kepala';
const SECRET = 'kata-sandi-baru-42';
/** What the browser says of an answer 409: somebody has that name. */
const TAKEN = /status of 409 /;

describe('the forms of staff', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  beforeAll(async () => {
    await own.world.server.account(CHIEF, [...inRegion('operator'), ...inRegion('admin')], 'Budi Contoh');
  }, 30_000);

  async function openWindow(name: string) {
    const opened = await browsing.open(`${own.world.line.base}/`);
    const { page } = opened;
    await signInByKeyboard(page, CHIEF);
    await page.locator('.live[data-line=online]').waitFor();
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('table').waitFor();
    return { ...opened, dialog };
  }

  const problemOf = (dialog: Locator, label: string): Locator =>
    dialog.locator('.sg-field', { hasText: label }).locator('.problem');

  async function rightEdge(button: Locator): Promise<number> {
    const box = await button.boundingBox();
    return box ? box.x + box.width : Number.POSITIVE_INFINITY;
  }

  it('should show what can be done with an account without moving the table, beside each other where there is room', async () => {
    const { page, dialog } = await openWindow('Akun');
    const buttons = dialog.locator('tr', { hasText: 'Sari Contoh' }).locator('.actions button');
    await buttons.first().waitFor();
    expect(await buttons.count()).toBe(3);
    await page.setViewportSize(PHONE);
    for (const button of await buttons.all()) {
      await button.scrollIntoViewIfNeeded();
      expect(await rightEdge(button)).toBeLessThanOrEqual(PHONE.width);
    }
    expect(await page.evaluate("document.querySelector('.sg-tablebox').scrollLeft")).toBe(0);
    await page.setViewportSize(LAPTOP);
    const boxes = await Promise.all((await buttons.all()).map((button) => button.boundingBox()));
    expect(new Set(boxes.map((box) => box?.y)).size).toBe(1);
  }, 45_000);

  it('should show what another admin changed, and let nobody disable themselves', async () => {
    const { dialog } = await openWindow('Akun');
    const mine = dialog.locator('tr', { hasText: CHIEF });
    await mine.waitFor();
    expect(await mine.getByRole('button', { name: 'Nonaktifkan' }).count()).toBe(0);
    const chief = await own.world.server.signIn(CHIEF);
    const { accounts } = await chief.call('accounts', {});
    const other = accounts.find(({ username }) => username === SUPERVISOR);
    let version = other?.version ?? 0;
    for (const isDisabled of [true, false]) {
      version = (await chief.call('updateAccount', { id: other?.id ?? '', version, isDisabled })).version;
      const name = isDisabled ? 'Aktifkan' : 'Nonaktifkan';
      await dialog
        .locator('tr', { hasText: 'Dewi Contoh' })
        .getByRole('button', { name, exact: true })
        .waitFor();
    }
  }, 45_000);

  it('should say over the crew’s settings that leaving needs the line', async () => {
    const opened = await browsing.open(`${own.world.line.base}/crew/`, { viewport: PHONE });
    const { page, context, watch } = opened;
    await signOnCrew(page, CREW, own.world.unit.callSign);
    watch.allow(CUT_LINE);
    await page.locator('.cr-gear').click();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.locator('dialog .sg-toast', { hasText: 'Tidak tersambung ke pusat.' }).waitFor();
    await context.setOffline(false);
    await own.world.server.signIn(CREW).then((crew) => crew.call('signOff', { id: own.world.unit.id }));
  }, 45_000);

  it('should make an account once, with the rights that stand in its form, and say at the field what is wrong', async () => {
    const { page, watch, dialog } = await openWindow('Akun');
    await dialog.getByRole('button', { name: 'Buat akun' }).click();
    await dialog.locator('input[name=username]:focus').waitFor();
    const save = dialog.getByRole('button', { name: 'Simpan akun' });
    await save.click();
    await dialog.locator('input[name=username]:focus').waitFor();
    expect(await problemOf(dialog, 'Nama pengguna').textContent()).toContain('3 sampai 40 huruf');
    expect(await problemOf(dialog, 'Nama lengkap').textContent()).toBe('Belum diisi.');
    await dialog.getByLabel('Nama lengkap').fill('Joko Contoh 🚑');
    await dialog.getByLabel('Kata sandi', { exact: true }).fill(SECRET);
    await dialog.getByText('Belum ada hak.').waitFor();
    await dialog.getByRole('button', { name: 'Tambah hak' }).click();
    await dialog.locator('form .grow', { hasText: 'Operator' }).waitFor();
    await dialog.getByText('Belum ada hak.').waitFor({ state: 'detached' });
    watch.allow(TAKEN);
    await dialog.getByLabel('Nama pengguna').fill(CREW);
    await save.click();
    await dialog.locator('input[name=username]:focus').waitFor();
    await problemOf(dialog, 'Nama pengguna').waitFor();
    expect(await dialog.getByLabel('Nama lengkap').inputValue()).toBe('Joko Contoh 🚑');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/accounts')) sent.push(request.url());
    });
    await dialog.getByLabel('Nama pengguna').fill('joko');
    await save.dblclick();
    await dialog.locator('tr', { hasText: 'Joko Contoh 🚑' }).getByText('Operator').waitFor();
    expect(sent).toHaveLength(1);
    await own.world.server.signIn('joko', SECRET);
  }, 60_000);

  it('should say in a window that the line is away, and renew it by itself once it is back', async () => {
    const { page, watch, dialog } = await openWindow('Akun');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    watch.allow(CUT_LINE);
    own.world.line.cut();
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: 'Akun', exact: true }).click();
    const mark = dialog.getByText('Tidak tersambung ke pusat. Tampil begitu sambungan kembali.');
    await mark.waitFor();
    await dialog.getByRole('table').waitFor();
    own.world.line.mend();
    await mark.waitFor({ state: 'detached' });
  }, 60_000);

  it('should add a unit to the list of everybody, and say at the field that its name is taken', async () => {
    const { page, watch, dialog } = await openWindow('Unit');
    const other = await openWindow('Unit');
    await dialog.getByRole('button', { name: 'Tambah unit' }).click();
    const name = dialog.locator('input[name=callSign]');
    await dialog.locator('input[name=callSign]:focus').waitFor();
    const save = dialog.getByRole('button', { name: 'Simpan unit' });
    await save.click();
    await problemOf(dialog, 'Nama panggil').getByText('Belum diisi.').waitFor();
    watch.allow(TAKEN);
    await name.fill(own.world.unit.callSign);
    await save.click();
    await dialog.locator('input[name=callSign]:focus').waitFor();
    await problemOf(dialog, 'Nama panggil').waitFor();
    await name.fill('UJI-99');
    await dialog.getByRole('button', { name: 'Ventilator' }).click();
    await save.dblclick();
    for (const each of [dialog, other.dialog])
      await each.locator('tr', { has: each.page().getByRole('rowheader', { name: 'UJI-99' }) }).waitFor();
    await name.waitFor({ state: 'detached' });

    // Renamed, and found by either name; then out of the fleet in every tab, and back.
    const row = (of: Locator, callSign: string): Locator =>
      of.locator('tr', { has: of.page().getByRole('rowheader', { name: callSign, exact: true }) });
    await row(dialog, 'UJI-99').getByRole('button', { name: 'Ubah' }).click();
    await name.fill('UJI-100');
    await dialog.getByRole('button', { name: 'Simpan perubahan' }).dblclick();
    for (const each of [dialog, other.dialog]) await row(each, 'UJI-100').waitFor();
    await dialog.getByLabel('Cari unit atau pos').fill('uji-99');
    await row(dialog, 'UJI-100').getByRole('button', { name: 'Ubah' }).click();
    await dialog.getByText('Dulu: UJI-99').waitFor();
    expect(await findings(page, 'a unit in hand')).toEqual([]);
    await dialog.getByRole('button', { name: 'Tidak dipakai lagi', exact: true }).click();
    await dialog.getByRole('button', { name: 'Ya, tidak dipakai lagi' }).click();
    for (const each of [dialog, other.dialog]) await row(each, 'UJI-100').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Unit yang tidak dipakai lagi' }).click();
    await dialog.getByRole('button', { name: 'Pakai lagi UJI-100' }).click();
    for (const each of [dialog, other.dialog]) await row(each, 'UJI-100').waitFor();
  }, 90_000);

  it('should stop and take patients again, in every tab of the desk', async () => {
    const { page, context } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(page, NURSE);
    await page.locator('.dk-diversion').waitFor();
    const second = await context.newPage();
    await second.goto(`${own.world.line.base}/desk/`);
    await second.locator('.dk-diversion', { hasText: 'Menerima pasien' }).waitFor();
    await page.getByRole('button', { name: 'Berhenti menerima sementara' }).click();
    await page.getByRole('button', { name: 'Alasan lain' }).click();
    const stop = page.getByRole('button', { name: 'Berhenti menerima, 1 jam' });
    await stop.click();
    await page.locator('.dk-form .problem', { hasText: 'Belum diisi.' }).waitFor();
    await page.getByLabel('Tulis alasannya').fill('Kebakaran di IGD 🔥');
    await page.getByRole('button', { name: 'Sampai dicabut' }).click();
    await page.getByRole('button', { name: 'Berhenti menerima, sampai dicabut' }).dblclick();
    for (const tab of [page, second])
      await tab.locator('.dk-state.closed', { hasText: 'Tidak menerima: Kebakaran di IGD 🔥' }).waitFor();
    await second.getByRole('button', { name: 'Terima pasien lagi' }).click();
    for (const tab of [page, second]) await tab.locator('.dk-state.open').waitFor();

    await page.getByRole('button', { name: 'Berhenti menerima sementara' }).click();
    await page.getByRole('button', { name: 'ICU penuh' }).click();
    await page.getByRole('button', { name: 'Berhenti menerima, 1 jam' }).click();
    for (const tab of [page, second])
      await tab.locator('.dk-state.closed', { hasText: 'Tidak menerima: ICU penuh' }).waitFor();
    // Who reads it has their own words for it.
    const { facilities } = await (await own.world.server.signIn(NURSE)).call('snapshot', {});
    expect(facilities.map(({ diversion }) => diversion?.reason)).toContain('icu_full');
    await page.getByRole('button', { name: 'Terima pasien lagi' }).click();
    await page.locator('.dk-state.open').waitFor();
  }, 60_000);

  it('should leave an alert its words on a phone, with what can be done under them', async () => {
    const { server, line, unit } = own.world;
    const crew = await server.signIn(CREW);
    await crew.call('signOn', { id: unit.id });
    const chief = await server.signIn(CHIEF);
    const { id } = await chief.call('openIncident', incidentInput());
    await chief.call('offer', { id, unitIds: [unit.id], timeoutS: 5, autoNext: false });
    const { page } = await browsing.open(`${line.base}/`, { viewport: PHONE });
    await signInByKeyboard(page, SUPERVISOR);
    await page.locator('.alerts.is-late').click();
    const group = page.locator('.alertgroup', { hasText: 'tidak menjawab tawaran' });
    const button = group.getByRole('button', { name: 'Saya tangani' });
    await button.waitFor();
    const words = group.locator('.line .grow');
    const sentence = await group.locator('.alertline .grow').boundingBox();
    expect(sentence?.width).toBeGreaterThan(PHONE.width / 2);
    const [above, below] = [await words.boundingBox(), await button.boundingBox()];
    expect(above?.width).toBeGreaterThan(PHONE.width / 2);
    expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
    expect(await rightEdge(button)).toBeLessThanOrEqual(PHONE.width);
  }, 45_000);

  it('should take the first press on a desk that was opened again, whose banner about sound goes with it', async () => {
    const { page, context } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(page, NURSE);
    await page.locator('.dk-diversion').waitFor();
    const again = await context.newPage();
    await again.goto(`${own.world.line.base}/desk/`);
    await again.getByRole('button', { name: 'Izinkan bunyi' }).waitFor();
    // As a finger does it: what goes away at the start of the press has time to go.
    await again.getByRole('button', { name: 'Berhenti menerima sementara' }).click({ delay: 400 });
    await again.locator('.dk-form').waitFor();
    await again.getByRole('button', { name: 'Izinkan bunyi' }).waitFor({ state: 'detached' });
  }, 45_000);

  it('should offer no facility to whom the desk has no work for', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(page, CREW);
    await page.getByText('Akun ini tidak punya pekerjaan di meja ini').waitFor();
    await page.getByRole('heading', { name: 'Meja faskes' }).waitFor();
    expect(await page.getByText(own.world.hospital.name).count()).toBe(0);
    expect(await findings(page, 'desk without work')).toEqual([]);
  }, 45_000);

  it('should give the focus back to the menu from whose line a key opened a window, and leave it free after the mouse', async () => {
    const { page, dialog } = await openWindow('Akun');
    const menu = page.getByRole('button', { name: 'Menu akun' });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually(() => page.evaluate('document.activeElement === document.body'), true);
    await openByKeys(page, menu);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.sg-menu > button:focus').waitFor();
  }, 45_000);

  async function openByKeys(page: Page, menu: Locator): Promise<void> {
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Unit', exact: true }).waitFor();
    await page.keyboard.type('unit');
    await page.locator('[role=menuitem]:focus', { hasText: 'Unit' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
  }
});

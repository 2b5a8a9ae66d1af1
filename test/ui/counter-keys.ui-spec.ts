import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { atFacility } from '../support/builders.js';
import { buildClinic, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { LAPTOP, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const COUNTER = 'loket.contoh';
const HEAD = 'kepala.contoh';
const POINTS_PER_MM = 72 / 25.4;

describe('the counter by its keys', () => {
  const browsing = useBrowser();
  const database = useDatabase();
  const own = useWorld(database.databaseUrl);
  let children: ClinicWorld;
  let nerves: ClinicWorld;

  beforeAll(async () => {
    const { server } = own.world;
    const weekly = {
      opens: '00:00',
      closes: '23:59',
      rhythm: { minutes: 240, places: 5, walkIns: 5, firstExtra: 0 },
    };
    children = await buildClinic(server, { weekly, rules: { isWindowStrict: false } });
    const { facilityId } = children;
    nerves = await buildClinic(server, { facilityId, weekly, letter: 'S' });
    await server.account(COUNTER, atFacility(facilityId), 'Loket Contoh');
    await server.account(HEAD, atFacility(facilityId, 'clinic_head'), 'Kepala Contoh');
  }, 60_000);

  async function openCounter(as = COUNTER): Promise<Page> {
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    // A printer's window would stand before the page.
    await page.addInitScript('window.print = () => undefined');
    await page.reload();
    await signInByKeyboard(page, as);
    if (as === COUNTER) await page.getByRole('button', { name: 'Loket poli' }).click();
    const { id } = await children.session(0);
    await page.getByLabel('Sesi').selectOption(id);
    return page;
  }
  const region = (page: Page, name: string) => page.getByRole('region', { name });

  it('should give a number in two keys with a slip, and call, serve and end it with one each', async () => {
    const page = await openCounter();
    await page.getByLabel('Kertas karcis').selectOption('mm58');
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.keyboard.press('b');
    await page.keyboard.press('Enter');
    const waiting = region(page, 'Menunggu');
    await waiting.getByText('A-01').waitFor();
    await waiting.getByText('Tanpa nama').waitFor();

    const slip = page.locator('.dk-slip');
    await slip.waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    expect(await slip.isVisible()).toBe(true);
    expect(await page.locator('.dk-app').isVisible()).toBe(false);
    // A slip is left lying: it names the house, the number and the code, and nobody.
    expect(await slip.innerText()).not.toContain('Tanpa nama');
    expect(await slip.innerText()).toContain('A-01');
    // The first dark square of a symbol stands behind four of quiet on either side.
    expect(await slip.locator('svg path').getAttribute('d')).toMatch(/^M4 4h1v1h-1z/);
    await page.emulateMedia({ media: null });
    const pages = await page.pdf({ preferCSSPageSize: true });
    const width = Number(/MediaBox\s*\[\s*0\s+0\s+([\d.]+)/.exec(pages.toString('latin1'))?.[1]);
    expect(Math.round(width / POINTS_PER_MM)).toBe(58);
    // Once it is printed the page itself can be.
    await slip.waitFor({ state: 'detached' });

    await page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.keyboard.press('n');
    const called = region(page, 'Dipanggil dan dilayani');
    await called.getByRole('button', { name: 'Masuk: A-01' }).waitFor();
    expect(await findings(page, 'a number in hand')).toEqual([]);
    await page.keyboard.press('m');
    await called.getByRole('button', { name: 'Selesai: A-01' }).waitFor();
    await page.keyboard.press('s');
    await page.getByText('Selesai hari ini: 1').waitFor();
  }, 90_000);

  it('should show at once what another counter calls, without asking again', async () => {
    const page = await openCounter();
    const { id: sessionId } = await children.session(0);
    // What came before the line stood is asked for once more when it does.
    await page.locator('.dk-line.online').waitFor();
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const ticket = await children.counter.call('takeTicket', {
      sessionId,
      channel: 'counter',
      placeKind: 'walk_in',
      patient: patientNo(51),
    });
    await region(page, 'Menunggu').getByText(ticket.label).waitFor();
    await children.counter.call('callNext', { id: sessionId, room: '7' });
    await region(page, 'Dipanggil dan dilayani').getByText('ke 7 pukul').waitFor();
    expect(asked.filter((url) => url.includes('/booking/day'))).toEqual([]);
    await children.counter.call('stepTicket', { id: ticket.id, step: 'serve' });
    await children.counter.call('stepTicket', { id: ticket.id, step: 'finish' });
  }, 90_000);

  it('should move all windows when the doctor is late, and show which before', async () => {
    const page = await openCounter();
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.keyboard.press('d');
    const dialog = page.getByRole('dialog', { name: 'Dokter terlambat' });
    await dialog.getByLabel('Berapa menit').fill('abc');
    await page.keyboard.press('Enter');
    await dialog.locator('.problem').waitFor();
    await dialog.getByLabel('Berapa menit').fill('25');
    await dialog.getByText('menjadi').first().waitFor();
    expect(await findings(page, 'a late doctor')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Dokter terlambat 25 menit: semua kelompok bergeser').waitFor();
    expect((await children.session(0)).delayMinutes).toBe(25);
  }, 90_000);

  it('should send a number to another clinic of the house', async () => {
    const page = await openCounter();
    const { id: sessionId } = await children.session(0);
    const { label } = await children.counter.call('takeTicket', {
      sessionId,
      channel: 'counter',
      placeKind: 'jkn',
      patient: patientNo(61),
    });
    await page.getByRole('button', { name: `Pindahkan: ${label}` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `Pindahkan ${label}` });
    await dialog.getByLabel('Alasan').fill('Salah poli');
    expect(await findings(page, 'a number that moves')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText(`${label} menjadi S-01`).waitFor();
    await page.getByLabel('Sesi').selectOption((await nerves.session(0)).id);
    await region(page, 'Belum datang').getByText('S-01').waitFor();
  }, 90_000);

  it('should let patients in by the code of their slip, with a number and no name, and say what to do otherwise', async () => {
    const { page, watch } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    watch.allow(/status of 404/);
    await signInByKeyboard(page, COUNTER);
    const ticket = await children.counter.call('takeTicket', {
      sessionId: (await children.session(0)).id,
      channel: 'counter',
      placeKind: 'jkn',
      patient: patientNo(71),
    });
    await page.getByRole('button', { name: 'Mesin kedatangan' }).click();
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('TIDAKADA99');
    await page.keyboard.press('Enter');
    await page.getByText('Kode itu tidak ditemukan').waitFor();
    // As a scanner does it: without a look at where the cursor is.
    await page.keyboard.type(ticket.code);
    await page.keyboard.press('Enter');
    await page.getByText(ticket.label).waitFor();
    await page.getByText('Anda tercatat sudah datang.').waitFor();
    expect(await page.locator('.dk-kiosk').innerText()).not.toContain('Pasien Contoh');
    expect(await findings(page, 'a kiosk')).toEqual([]);
  }, 90_000);

  it('should open for a head of clinics, who has no emergency room', async () => {
    const page = await openCounter(HEAD);
    await region(page, 'Menunggu').waitFor();
    expect(await page.getByRole('button', { name: 'Pasien menuju' }).count()).toBe(0);
    expect(await page.getByText('Akun ini tidak punya pekerjaan').count()).toBe(0);
  }, 90_000);

  it('should print a slip again when the paper ran out, and give no second number', async () => {
    const page = await openCounter();
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.keyboard.press('b');
    await page.keyboard.press('Enter');
    const slip = page.locator('.dk-slip');
    await slip.waitFor({ state: 'attached' });
    const first = (await slip.textContent()) ?? '';
    const [label = ''] = /A-\d\d/.exec(first) ?? [];
    // The browser's window is gone, whether paper came or not: nobody can tell.
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await slip.waitFor({ state: 'detached' });
    const given = async () => (await database.pool.query('SELECT id FROM ticket')).rows.length;
    const before = await given();
    const again = region(page, 'Menunggu').getByRole('button', { name: `Cetak karcis ${label}` });
    await again.focus();
    await page.keyboard.press('Enter');
    await slip.waitFor({ state: 'attached' });
    expect(await slip.textContent()).toBe(first);
    expect(await given()).toBe(before);
  }, 90_000);
});

import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { atFacility } from '../support/builders.js';
import { buildClinic, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { codeOn, letIn } from './support/boards.js';
import { CUT_LINE, eventually, LAPTOP, useBrowser, WALL, type OpenPage } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const FULL_HD = { width: 1920, height: 1080 };
const COUNTER = 'loket.contoh';
const STALE = /Sambungan terputus\. Keadaan pukul \d\d\.\d\d, \d+ menit lalu/;
/** What the issue promises after a call. */
const AT_MOST_MS = 3_000;
const WEEKLY = {
  opens: '00:00',
  closes: '23:59',
  rhythm: { minutes: 240, places: 20, walkIns: 20, firstExtra: 0 },
  quota: { jkn: 90, nonJkn: 90, walkIn: 90 },
};

describe('the board of a waiting room', () => {
  const browsing = useBrowser();
  const database = useDatabase();
  const own = useWorld(database.databaseUrl);
  let clinic: ClinicWorld;
  let patients = 0;

  beforeAll(async () => {
    const { server } = own.world;
    clinic = await buildClinic(server, { weekly: WEEKLY });
    await server.account(COUNTER, atFacility(clinic.facilityId), 'Loket Contoh');
  }, 60_000);
  beforeEach(() => database.pool.query('DELETE FROM booking_try'));
  afterEach(() => own.world.line.mend());

  const television = (viewport = FULL_HD): Promise<OpenPage> =>
    browsing.open(`${own.world.line.base}/portal/#board`, { viewport });

  async function call(room: string, at: ClinicWorld = clinic): Promise<string> {
    patients += 1;
    const { id: sessionId } = await at.session(0);
    await at.counter.call('takeTicket', {
      ...{ sessionId, channel: 'counter', placeKind: 'walk_in', patient: patientNo(patients) },
    });
    const { ticket } = await at.counter.call('callNext', { id: sessionId, room });
    return ticket?.label ?? '';
  }

  /** Presses for leave to speak, unless the browser gives it by itself. */
  async function allowVoice(page: Page): Promise<void> {
    const mayAlready = (await page.evaluate('new AudioContext().state')) === 'running';
    if (!mayAlready) await page.getByRole('button', { name: 'Nyalakan suara' }).click();
  }
  const newest = (page: Page) => page.locator('.bd-calls .newest');
  /** Nothing of the page is out of sight: a wall has nobody who scrolls it. */
  const isWhole = (page: Page): Promise<boolean> =>
    page.evaluate(
      'document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth',
    );
  /** What the page needs to start without a line is on the device. */
  const kept = (page: Page): Promise<unknown> =>
    page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');

  it('should be let in by its code at the desk, show a call in time and never whom, and go dark when it is cut off', async () => {
    const { page: wall, watch: wallWatch } = await television();
    const code = await codeOn(wall);
    expect(code).toMatch(/^[A-Z0-9]{3} [A-Z0-9]{3}$/);
    expect(await findings(wall, 'a television with its code')).toEqual([]);
    expect(await isWhole(wall)).toBe(true);

    const { page: desk, watch: deskWatch } = await browsing.open(`${own.world.line.base}/desk/#board`, {
      viewport: LAPTOP,
    });
    await signInByKeyboard(desk, COUNTER);
    await desk.getByText('Belum ada papan yang terpasang.').waitFor();
    await desk.getByRole('button', { name: 'Pasang papan' }).click();
    expect(await findings(desk, 'add a board')).toEqual([]);
    deskWatch.allow(/status of 404/);
    // The code is typed at once, as it stands there, without the mouse.
    await desk.keyboard.type('aaa aaa');
    await desk.keyboard.press('Tab');
    await desk.keyboard.type('Lobi');
    await desk.keyboard.press('Enter');
    await desk.getByText('Tidak ada layar dengan kode itu').first().waitFor();
    await desk.getByLabel('Kode di televisi').fill(code.toLowerCase());
    await desk.keyboard.press('Enter');
    await desk.getByText('Papan Lobi terpasang').waitFor();
    await wall.locator('.bd-wall').getByText('Belum ada yang dipanggil.').waitFor();
    await desk.getByText('Tampil', { exact: false }).first().waitFor();
    await desk.getByText('Semua poli · Tampil').waitFor();

    const said = wall.waitForResponse((response) => response.url().includes('/voice?'));
    await allowVoice(wall);
    const label = await call('2');
    const calledMs = Date.now();
    await newest(wall).getByText(label).waitFor();
    expect(Date.now() - calledMs).toBeLessThan(AT_MOST_MS);
    await newest(wall).getByText('Ruang 2').waitFor();
    // By the server's voice, or by the browser's own.
    expect((await said).status()).toBe(200);
    const next = await call('Loket 1');
    await newest(wall).filter({ hasText: next }).getByText('Loket 1').waitFor();
    await wall.getByRole('region', { name: 'Poli' }).getByText('Menunggu: 0').waitFor();
    expect(await wall.locator('body').innerText()).not.toContain('Pasien Contoh');
    expect(await isWhole(wall)).toBe(true);
    expect(await findings(wall, 'a board')).toEqual([]);

    wallWatch.allow(/status of 401/);
    await desk.getByRole('button', { name: 'Putus Lobi' }).click();
    expect(await findings(desk, 'cut a board off')).toEqual([]);
    await desk.getByRole('dialog').getByRole('button', { name: 'Putus', exact: true }).click();
    await desk.getByText('Belum ada papan yang terpasang.').waitFor();
    const fresh = await codeOn(wall);
    expect(fresh).not.toBe(code);
    expect(await wall.locator('body').innerText()).not.toContain(label);
    // Nothing of the house is left in the browser that was on its wall.
    expect(await wall.evaluate('JSON.stringify(localStorage)')).not.toContain(next);
  }, 120_000);

  it('should keep what it last heard while nobody answers, with its age, over a reload too, and come back by itself', async () => {
    const { page, watch } = await television(WALL);
    await letIn(page, clinic);
    const label = await call('4');
    await newest(page).getByText(label).waitFor();
    await kept(page);
    watch.allow(CUT_LINE);
    own.world.line.cut();
    await page.getByText(STALE).waitFor({ timeout: 60_000 });
    expect(await newest(page).innerText()).toContain(label);
    await page.reload();
    await page.getByText(STALE).waitFor();
    expect(await newest(page).innerText()).toContain(label);
    expect(await findings(page, 'a board without a line')).toEqual([]);
    const missed = await call('5');
    own.world.line.mend();
    await newest(page).getByText(missed).waitFor({ timeout: 60_000 });
    await page.getByText(STALE).waitFor({ state: 'detached' });
  }, 180_000);

  it('should come back after a start of the television, and say nothing twice', async () => {
    // A house of its own: no call of another test is still being said.
    const house = await buildClinic(own.world.server, { weekly: WEEKLY });
    const { page, context } = await television();
    await letIn(page, house);
    const asked: string[] = [];
    context.on('request', (request) => {
      if (request.url().includes('/voice?'))
        asked.push(new URL(request.url()).searchParams.get('label') ?? '');
    });
    await allowVoice(page);
    const label = await call('1', house);
    await newest(page).getByText(label).waitFor();
    await eventually(() => Promise.resolve(asked.filter((one) => one === label)), [label]);
    await page.close();

    const again = await context.newPage();
    await again.goto(`${own.world.line.base}/portal/#board`);
    await newest(again).getByText(label).waitFor();
    await allowVoice(again);
    const next = await call('1', house);
    await newest(again).getByText(next).waitFor();
    await eventually(() => Promise.resolve(asked.includes(next)), true);
    expect(asked.filter((one) => one === label)).toEqual([label]);
  }, 120_000);

  it('should show many sessions page by page, whole, on a wall and on a small one', async () => {
    const house = await buildClinic(own.world.server, { weekly: WEEKLY });
    const letters = Array.from('BCDEFGHIJKLMNOPQRST');
    for (const letter of letters)
      await buildClinic(own.world.server, { weekly: WEEKLY, facilityId: house.facilityId, letter });
    const { page } = await television();
    await letIn(page, house, 'Lantai 2');
    const cards = page.locator('.bd-rooms article');
    for (const viewport of [FULL_HD, { width: 1280, height: 720 }, { width: 800, height: 600 }]) {
      await page.setViewportSize(viewport);
      await page.getByText(/Halaman \d+ dari \d+/).waitFor();
      expect(await isWhole(page)).toBe(true);
      const walls = await page.locator('.bd-rooms > div').boundingBox();
      for (const card of await cards.all()) {
        const box = await card.boundingBox();
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(
          (walls?.y ?? 0) + (walls?.height ?? 0) + 1,
        );
      }
      expect(await cards.count()).toBeGreaterThanOrEqual(1);
    }
    await page.setViewportSize(FULL_HD);
    expect(await cards.count()).toBeGreaterThan(3);
    const first = await page.getByText(/Halaman \d+ dari \d+/).innerText();
    await page
      .getByText(/Halaman \d+ dari \d+/)
      .filter({ hasNotText: first })
      .waitFor();
    expect(await findings(page, 'a board of many clinics')).toEqual([]);
  }, 180_000);
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { CaseFile, OpenedCase, Point } from '#siaga/contracts';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  dayInJambi,
  monitoredNo,
  openCase,
  WELL,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { findings } from './support/axe.js';
import { CUT_LINE, eventually, LAPTOP, PHONE, useBrowser, type OpenPage } from './support/browser.js';
import { brokenTexts, expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const OFFICER = 'petugas.jalan';
/** True once the page is kept on the phone. */
const IS_KEPT =
  'navigator.serviceWorker.ready.then(() => caches.match("/desk/index.html", { ignoreSearch: true })).then((kept) => kept !== undefined)';
const at = (x: number, y: number): Point => ({ lon: 103.62 + x / 1_000, lat: -1.6 + y / 1_000 });

describe('an officer who walks from house to house', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, { SIAGA_ROLE: 'web' });
  let world: MonitoringWorld;
  const houses: OpenedCase[] = [];

  beforeAll(async () => {
    world = await buildMonitoring(own.world.server);
    await own.world.server.account(OFFICER, inRegion('field_officer'), 'Wati Contoh');
    const house = async (n: number, rt: string | null, place: Point | null) =>
      houses.push(await openCase(world, n, { person: { ...monitoredNo(n), rt, rw: '01' }, place }));
    await house(1, '02', at(0, 0));
    await house(2, '03', at(4, 4));
    await house(3, '02', at(1, 0));
    await house(4, '02', null);
    await house(5, '07', at(9, 9));
    const [, , , , ill] = houses;
    await world.officer.call('reportForCase', {
      ...{ id: String(ill?.case.id), forDate: dayInJambi(), answers: { ...WELL, breathless: true } },
    });
  }, 60_000);

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const stops = async (page: Page): Promise<string[]> => {
    const pins = await page.locator('.mon-stop:not([data-done=true]) > .mon-pin').all();
    return Promise.all(pins.map(async (pin) => (await pin.getAttribute('aria-label')) ?? ''));
  };
  const fileOf = (index: number): Promise<CaseFile> =>
    world.officer.call('monitoredCase', { id: String(houses[index]?.case.id) });

  async function look(page: Page, what: string): Promise<string[]> {
    const found = [...(await findings(page, what)), ...(await brokenTexts(page, what))];
    await expectNoSidewaysScroll(page);
    if (process.env.SIAGA_UI_PICTURES === '1')
      for (const theme of ['light', 'dark']) {
        await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
        await page.screenshot({ path: `test/ui/__output__/walk ${what} ${theme}.png`, fullPage: true });
      }
    await page.evaluate("document.documentElement.dataset.theme = 'light'");
    return found;
  }
  async function open(viewport: typeof PHONE): Promise<OpenPage> {
    const opened = await browsing.open(`${own.world.line.base}/desk/`, { viewport });
    await signInByKeyboard(opened.page, OFFICER);
    await button(opened.page, 'Rute hari ini').click();
    await button(opened.page, 'Susun rute').click();
    await opened.page.locator('.mon-stop').first().waitFor();
    return opened;
  }
  async function visit(page: Page, n: number, note = ''): Promise<void> {
    await button(page, `Kunjungan: Warga Contoh ${String(n)}`).click();
    const dialog = page.getByRole('dialog', { name: `Kunjungan atau telepon: Warga Contoh ${String(n)}` });
    await dialog.waitFor();
    if (note !== '') await dialog.getByLabel('Catatan').fill(note);
    await dialog.getByRole('button', { name: 'Simpan kunjungan' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  it('should have the houses of the day by their numbers in a list and on a map, and go from one to the next by keys', async () => {
    const { page } = await open(LAPTOP);
    const order = await stops(page);
    expect(order).toHaveLength(5);
    // Who is urgent first; those of one RT together, also who is on no map.
    expect(order[0]).toBe('Rumah 1: Warga Contoh 5');
    const rt02 = [1, 3, 4].map((n) => order.findIndex((each) => each.endsWith(`Contoh ${String(n)}`)));
    expect(Math.max(...rt02) - Math.min(...rt02)).toBe(2);
    await page.getByText('Belum ada titik di peta: tanyakan alamat di RT 02/RW 01.').waitFor();
    await page.locator('.sg-map .mon-pin', { hasText: /^1$/ }).waitFor();
    expect(await page.locator('.sg-map .mon-pin').count()).toBe(4);
    const way = await page.getByRole('link', { name: 'Arah ke rumah 1' }).getAttribute('href');
    expect(way).toBe('geo:-1.591000,103.629000?q=-1.591000,103.629000');
    const found = await look(page, 'a walk');

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.locator('.sg-map .mon-pin.is-chosen', { hasText: /^2$/ }).waitFor();
    await page.keyboard.press('k');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    found.push(...(await look(page, 'a visit of the walk')));
    await dialog.getByLabel('Catatan').fill('Pagar hijau');
    await dialog.getByRole('button', { name: 'Simpan kunjungan' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Selesai, 1 rumah' }).waitFor();
    // The others keep their numbers and their order, also over a reload.
    expect(await stops(page)).toEqual(order.filter((_, index) => index !== 1));
    await page.reload();
    await page.getByRole('heading', { name: 'Selesai, 1 rumah' }).waitFor();
    expect(await stops(page)).toEqual(order.filter((_, index) => index !== 1));
    await button(page, 'Susun ulang').click();
    await page.getByRole('heading', { name: 'Selesai, 1 rumah' }).waitFor({ state: 'detached' });
    expect(await stops(page)).toHaveLength(4);
    expect(found).toEqual([]);
  }, 120_000);

  it('should work without a line: read with its age, visited, opened again, and all of it sent when it is back', async () => {
    const { line } = own.world;
    const { page, watch } = await open(PHONE);
    watch.allow(CUT_LINE);
    watch.allow(/status of 409/);
    await eventually(() => page.evaluate(IS_KEPT), true);
    const found = await look(page, 'a walk on a phone');
    const before = await stops(page);
    const [first = 0, second = 0] = before.map((each) => Number(/\d+$/.exec(each)?.[0])).slice(-2);
    line.cut();
    await visit(page, first, 'Tanpa sinyal');
    await page.getByText('1 kunjungan menunggu dikirim').waitFor();
    await page.reload();
    await page.getByText('Tanpa sinyal: rute dan kunjungan tersimpan', { exact: false }).waitFor();
    await page.getByText('1 kunjungan menunggu dikirim').waitFor();
    expect(await stops(page)).toEqual(before.filter((_, index) => index !== before.length - 2));
    found.push(...(await look(page, 'a walk without a line')));
    await visit(page, second);
    await page.getByText('2 kunjungan menunggu dikirim').waitFor();

    // The second one's follow-up ends meanwhile: its visit is refused, and that is said.
    const closed = await fileOf(second - 1);
    await world.office.call('closeFollowUp', { ...closed.case, as: 'referred' });
    line.mend();
    await page.getByText('menunggu dikirim').waitFor({ state: 'detached', timeout: 60_000 });
    const news = page.getByRole('region', { name: 'Kunjungan di perangkat ini' });
    await news.getByText('pemantauan sudah ditutup (Dirujuk)', { exact: false }).waitFor();
    found.push(...(await look(page, 'a visit that was not taken')));
    expect((await fileOf(first - 1)).visits).toMatchObject([
      { note: 'Tanpa sinyal', officer: 'Wati Contoh' },
    ]);
    await page.reload();
    await news.getByText('pemantauan sudah ditutup', { exact: false }).waitFor();
    await button(page, `Sudah saya baca: Warga Contoh ${String(second)}`).click();
    await news.waitFor({ state: 'detached' });
    expect(found).toEqual([]);
  }, 180_000);

  it('should leave nothing of the walk on a phone that was signed out', async () => {
    const { page, watch } = await open(PHONE);
    watch.allow(CUT_LINE);
    await eventually(() => page.evaluate(IS_KEPT), true);
    await button(page, 'Tampilan').click();
    await page.getByRole('menuitem', { name: /Keluar/ }).click();
    await page.locator('input[autocomplete=username]').waitFor();
    await eventually(() => page.evaluate("localStorage.getItem('siaga.walk.open')"), 'no');
    own.world.line.cut();
    await page.reload();
    await page.getByText('Warga Contoh').waitFor({ state: 'detached' });
    expect(await page.locator('.mon-stop').count()).toBe(0);
    own.world.line.mend();
  }, 90_000);
});

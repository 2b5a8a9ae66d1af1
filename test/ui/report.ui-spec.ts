import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ReportSeries } from '#siaga/contracts';
import { inRegion, OTHER_REGION } from '../support/builders.js';
import { manyCases, storeCall, storeCase } from '../support/case-rows.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { CUT_LINE, eventually, LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { expectNoSidewaysScroll, expectVisibleFocus } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { SUPERVISOR, useWorld } from './support/world.js';

const HOUR_MS = 3_600_000;
const FAR_CHIEF = 'kepala.lain';
const WIDE = { width: 1920, height: 1080 };
const id = (value: number, decimals = 0): string =>
  value.toLocaleString('id-ID', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
const minutes = (seconds: number | null): string => (seconds === null ? '–' : `${id(seconds / 60, 1)} mnt`);

const PERIODS = { 1: '24 jam', 7: '7 hari', 30: '30 hari' };

/** How long a period a request for the series asks for; 0 for another request. */
function daysOf(url: string): number {
  const { pathname, searchParams } = new URL(url);
  const at = (name: string): number => Date.parse(searchParams.get(name) ?? '');
  return pathname.endsWith('/reports/series') ? (at('to') - at('from')) / 24 / HOUR_MS : 0;
}

/** How many pixels are painted on each canvas of the chart. */
const PAINTED = `[...document.querySelectorAll('.sg-chart canvas')].map((canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, at) => at % 4 === 3 && value > 0).length;
})`;

describe('the report over time', () => {
  const browsing = useBrowser();
  const database = useDatabase();
  const own = useWorld(database.databaseUrl);

  beforeAll(async () => {
    const now = Date.now();
    const cases = [
      ...manyCases(now - 30 * 24 * HOUR_MS, 30, 240),
      ...manyCases(now - 20 * HOUR_MS, 0.75, 160),
    ];
    const near = cases.filter(({ regionCode }) => regionCode !== OTHER_REGION);
    await Promise.all(near.map((one) => storeCase(database.pool, one)));
    await Promise.all([...near, ...near.slice(0, 90)].map((one) => storeCall(database.pool, one)));
    await own.world.server.account(FAR_CHIEF, inRegion('supervisor', OTHER_REGION), 'Rina Contoh');
  }, 60_000);

  async function openReport(viewport = LAPTOP, who = SUPERVISOR): Promise<Page> {
    const { page } = await browsing.open(`${own.world.line.base}/`, { viewport });
    await signInByKeyboard(page, who);
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: 'Laporan waktu tanggap' }).click();
    await page.getByRole('dialog').waitFor();
    return page;
  }

  /** What the server answered this page's last question. */
  async function seriesOf(page: Page, days: keyof typeof PERIODS): Promise<ReportSeries> {
    const [response] = await Promise.all([
      page.waitForResponse((one) => daysOf(one.url()) === days),
      page.getByRole('button', { name: PERIODS[days], exact: true }).click(),
    ]);
    const series = (await response.json()) as ReportSeries;
    await page.getByText(`${id(series.totals.calls)} panggilan`).waitFor();
    return series;
  }

  const words = ({ calls, incidents, p50S, p90S }: ReportSeries['totals']): string =>
    `Panggilan ${id(calls)}, Kejadian ${id(incidents)}, Median tanggap ${minutes(p50S)}, P90 ${minutes(p90S)}`;

  it('should draw hours, and say the values of each by the arrow keys', async () => {
    const page = await openReport();
    await seriesOf(page, 7);
    const series = await seriesOf(page, 1);
    const slider = page.getByRole('slider');
    await page.locator('.sg-chart canvas').nth(1).waitFor();
    expect(await slider.getAttribute('aria-valuemax')).toBe(String(series.buckets.length - 1));
    await page.getByRole('button', { name: 'Tabel' }).focus();
    await page.keyboard.press('Tab');
    await page.locator('[role=slider]:focus').waitFor();
    await expectVisibleFocus(page);
    const last = series.buckets.length - 1;
    for (const [key, at] of [
      ['ArrowLeft', last - 1],
      ['ArrowLeft', last - 2],
      ['Home', 0],
      ['ArrowRight', 1],
      ['End', last],
    ] as const) {
      await page.keyboard.press(key);
      const bucket = series.buckets[at];
      if (!bucket) throw new Error(`There is no bucket ${at}`);
      expect(await slider.getAttribute('aria-valuenow')).toBe(String(at));
      expect(await slider.getAttribute('aria-valuetext')).toContain(words(bucket));
      const legend = await page.locator('.sg-chart .legend b').allTextContents();
      expect(legend).toEqual([
        id(bucket.calls),
        id(bucket.incidents),
        minutes(bucket.p50S),
        minutes(bucket.p90S),
      ]);
    }
  }, 60_000);

  it('should give the values under the mouse on both panels, and let go of them', async () => {
    const page = await openReport();
    const series = await seriesOf(page, 30);
    const panel = page.locator('.sg-chart .u-over').first();
    await panel.waitFor();
    const box = await panel.boundingBox();
    if (!box) throw new Error('The chart is not shown');
    const at = 12;
    await page.mouse.move(box.x + ((at + 0.5) / series.buckets.length) * box.width, box.y + box.height / 2);
    const bucket = series.buckets[at];
    if (!bucket) throw new Error(`There is no bucket ${at}`);
    const shown = [id(bucket.calls), id(bucket.incidents), minutes(bucket.p50S), minutes(bucket.p90S)];
    await eventually(() => page.locator('.sg-chart .legend b').allTextContents(), shown);
    for (const cursor of await page.locator('.sg-chart .u-cursor-x').all()) {
      const line = await cursor.boundingBox();
      expect(
        Math.abs((line?.x ?? 0) - box.x - ((at + 0.5) / series.buckets.length) * box.width),
      ).toBeLessThan(15);
    }
    await page.mouse.move(box.x, box.y - 300);
    await page.getByText('Tunjuk grafik').waitFor();
  }, 60_000);

  it('should give the same figures as a table that adds up to the totals', async () => {
    const page = await openReport();
    const { buckets, totals } = await seriesOf(page, 30);
    await page.getByRole('button', { name: 'Tabel' }).click();
    const table = page.getByRole('table', { name: 'dari waktu ke waktu' });
    await table.waitFor();
    expect(await page.locator('.sg-chart canvas').count()).toBe(0);
    const rows = await table.locator('tbody tr').allInnerTexts();
    const cells = rows.map((row) => row.split('\t'));
    expect(cells.map(([, ...figures]) => figures)).toEqual(
      buckets.map(({ calls, incidents, p50S, p90S }) => [
        id(calls),
        id(incidents),
        minutes(p50S),
        minutes(p90S),
      ]),
    );
    const sum = (column: number): number =>
      cells.reduce((all, row) => all + Number((row[column] ?? '').replace(/\D/g, '')), 0);
    expect([sum(1), sum(2)]).toEqual([totals.calls, totals.incidents]);
    await table.getByRole('button', { name: 'Panggilan' }).click();
    await table.getByRole('button', { name: 'Panggilan' }).click();
    const most = Math.max(...buckets.map(({ calls }) => calls));
    expect(await table.locator('tbody tr td').first().textContent()).toBe(id(most));
  }, 60_000);

  it.each([
    ['a phone', PHONE, 'dark'],
    ['a phone', PHONE, 'light'],
    ['a laptop', LAPTOP, 'dark'],
    ['a laptop', LAPTOP, 'light'],
    ['a wide screen', WIDE, 'dark'],
    ['a wide screen', WIDE, 'light'],
  ])(
    'should fit %s of %p, painted in %s',
    async (_, viewport, theme) => {
      const page = await openReport(viewport);
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      await seriesOf(page, 30);
      await seriesOf(page, 1);
      await page.locator('.sg-chart canvas').nth(1).waitFor();
      await expectNoSidewaysScroll(page);
      const chart = await page.locator('.sg-chart').boundingBox();
      for (const canvas of await page.locator('.sg-chart canvas').all())
        expect((await canvas.boundingBox())?.width).toBeCloseTo(chart?.width ?? 0, -1);
      const painted = await page.evaluate<number[]>(PAINTED);
      expect(painted.map((pixels) => pixels > 1_000)).toEqual([true, true]);
    },
    60_000,
  );

  it('should paint anew in the other theme', async () => {
    const page = await openReport();
    await seriesOf(page, 1);
    const canvas = page.locator('.sg-chart canvas').first();
    await canvas.waitFor();
    const picture = (): Promise<string> =>
      page.evaluate<string>(`document.querySelector('.sg-chart canvas').toDataURL()`);
    const dark = await picture();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: /^Tampilan/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: 'Laporan waktu tanggap' }).click();
    await canvas.waitFor();
    expect(await picture()).not.toBe(dark);
  }, 60_000);

  it('should satisfy axe as a chart and as a table', async () => {
    const page = await openReport();
    await seriesOf(page, 1);
    await page.locator('.sg-chart canvas').nth(1).waitFor();
    const found = await findings(page, 'chart');
    await page.getByRole('button', { name: 'Tabel' }).click();
    found.push(...(await findings(page, 'table')));
    expect(found).toEqual([]);
  }, 60_000);

  it('should say that there was nothing where there was nothing', async () => {
    const page = await openReport(LAPTOP, FAR_CHIEF);
    await page.getByText('Tidak ada panggilan atau kejadian di rentang ini.').waitFor();
    expect(await page.locator('.sg-chart').count()).toBe(0);
  }, 60_000);

  it('should say why the figures did not come, and get them when asked again', async () => {
    const { page, watch } = await browsing.open(`${own.world.line.base}/`, { viewport: LAPTOP });
    watch.allow(/status of 503 .*\/reports\/series/);
    const problem = {
      ...{ type: 'about:blank', title: 'Too long', status: 503 },
      ...{ code: 'REPORT.TOO_LONG', correlationId: 'uji' },
    };
    await page.route('**/reports/series*', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', json: problem }),
    );
    await signInByKeyboard(page, SUPERVISOR);
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: 'Laporan waktu tanggap' }).click();
    await page.getByText('Rentang ini terlalu lama dihitung.').waitFor();
    // The totals beside it stand.
    await page.getByRole('table', { name: 'Waktu tanggap' }).waitFor();
    await page.unroute('**/reports/series*');
    await page.getByRole('dialog').getByRole('button', { name: 'Coba lagi' }).click();
    await page.locator('.sg-chart canvas').nth(1).waitFor();
  }, 60_000);

  it('should leave the table where the chart’s code does not come', async () => {
    const { page, watch } = await browsing.open(`${own.world.line.base}/`, { viewport: LAPTOP });
    watch.allow(CUT_LINE);
    watch.allow(/dynamically imported module/);
    await page.route(/assets\/plot-.*\.js$/, (route) => route.abort());
    await signInByKeyboard(page, SUPERVISOR);
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: 'Laporan waktu tanggap' }).click();
    await page.getByText('Bagian ini berhenti bekerja').waitFor();
    await page.getByRole('button', { name: 'Tabel' }).click();
    await page.getByRole('table', { name: 'dari waktu ke waktu' }).waitFor();
    await page.unroute(/assets\/plot-.*\.js$/);
    await page.getByRole('button', { name: 'Tabel' }).click();
    await page.locator('.sg-chart canvas').nth(1).waitFor();
  }, 60_000);
});

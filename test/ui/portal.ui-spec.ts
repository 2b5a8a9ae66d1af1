import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import { CUT_LINE, eventually, LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { expectNames, expectNoSidewaysScroll } from './support/layout.js';
import { useWorld } from './support/world.js';

/** True once the page is kept on the phone; a script text, since these tests are compiled without the browser's types. */
const IS_KEPT =
  'navigator.serviceWorker.ready.then(() => caches.match("/portal/index.html", { ignoreSearch: true })).then((kept) => kept !== undefined)';
const LINK = '#m/k3yk3yk3yk3yk3yk3yk3yk3y';

describe('the citizens’ page', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  it('should ask for the link, in both languages and themes, on a phone and wider', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/portal/`, { viewport: PHONE });
    await page.getByRole('heading', { name: 'Buka dari tautan Anda' }).waitFor();
    for (const size of [PHONE, LAPTOP]) {
      await page.setViewportSize(size);
      await expectNoSidewaysScroll(page);
      await expectNames(page);
    }
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    await page.getByRole('button', { name: 'Tampilan' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Open this page from your link' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Open this page from your link' }).waitFor();
    expect(await page.getByRole('link', { name: 'Call 119' }).getAttribute('href')).toBe('tel:119');
  }, 45_000);

  it('should say that the centre serves no links yet, and send the secret nowhere', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/portal/`, { viewport: PHONE });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
    await page.goto(`${own.world.line.base}/portal/${LINK}`);
    await page.getByRole('heading', { name: 'Belum dibuka di sini' }).waitFor();
    expect(asked.filter((request) => request.includes(LINK.slice(3)))).toEqual([]);
  }, 45_000);

  it('should say so when the phone has no connection', async () => {
    const { page, context } = await browsing.open(`${own.world.line.base}/portal/`, { viewport: PHONE });
    await page.getByRole('heading').waitFor();
    await context.setOffline(true);
    await page.getByText('Tidak ada sambungan.').waitFor();
    await context.setOffline(false);
    await page.getByText('Tidak ada sambungan.').waitFor({ state: 'detached' });
  }, 45_000);

  it('should open without a line once it was open', async () => {
    const { page, watch } = await browsing.open(`${own.world.line.base}/portal/`, { viewport: PHONE });
    await eventually(() => page.evaluate(IS_KEPT), true);
    watch.allow(CUT_LINE);
    own.world.line.cut();
    await page.reload();
    await page.getByRole('heading', { name: 'Buka dari tautan Anda' }).waitFor();
  }, 45_000);
});

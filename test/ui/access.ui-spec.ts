import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import { CUT_LINE, eventually, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { NURSE, OPERATOR, ring, SUPERVISOR, useWorld } from './support/world.js';

const REFUSED = /status of 401 .*\/auth\/sign-in\)$/;
const WRONG = 'Nama pengguna atau kata sandi salah. Periksa huruf besar, lalu coba lagi.';

describe('who comes in, and how it looks', () => {
  const browsing = useBrowser();
  const database = useDatabase();
  const own = useWorld(database.databaseUrl);

  it('should say in one sentence that name or password are wrong, and let the right one in', async () => {
    const { page, watch } = await browsing.open(`${own.world.line.base}/`);
    watch.allow(REFUSED);
    await signInByKeyboard(page, OPERATOR, 'bukan-kata-sandinya');
    const problem = page.locator('.problem[role=alert]');
    await problem.waitFor();
    expect(await problem.textContent()).toBe(WRONG);
    await page.locator('input[autocomplete=username]').fill('');
    await page.locator('input[autocomplete=current-password]').fill('');
    await page.locator('input[autocomplete=username]').focus();
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.live[data-line=online]').waitFor();
  }, 45_000);

  it('should tell staff without a right to the console so, with a way out', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await signInByKeyboard(page, NURSE);
    await page.getByText('Akun ini tidak punya hak untuk halaman ini').waitFor();
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.locator('input[autocomplete=username]').waitFor();
  }, 45_000);

  it('should keep the chosen theme and language over a reload', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/`);
    const root = page.locator('html');
    await page.getByRole('button', { name: 'Terang' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    expect(await root.getAttribute('data-theme')).toBe('light');
    expect(await root.getAttribute('lang')).toBe('en');
    await signInByKeyboard(page, OPERATOR);
    await page.getByText('No calls waiting.').waitFor();
    await page.getByRole('button', { name: 'Account menu' }).click();
    await page.getByRole('menuitem', { name: 'Theme' }).click();
    await page.getByRole('menuitem', { name: 'Language' }).click();
    await page.getByText('Tidak ada panggilan menunggu.').waitFor();
    await page.reload();
    await page.getByText('Tidak ada panggilan menunggu.').waitFor();
    expect(await root.getAttribute('data-theme')).toBe('dark');
  }, 45_000);

  const changes = async (): Promise<number> =>
    Number((await database.pool.query<{ n: string }>('SELECT count(*) AS n FROM journal')).rows[0]?.n);

  /** A tab with a case in hand, and another in the same browser where somebody else signs in. */
  async function overTheSameCookie(hears: boolean) {
    const { page, context, watch } = await browsing.open(`${own.world.line.base}/`);
    if (!hears) {
      // The cookie changes behind the page's back: no word from the other tab, and no line to hear the centre.
      await context.addInitScript(
        'globalThis.BroadcastChannel = class extends EventTarget { postMessage() {} close() {} }',
      );
      await page.reload();
      watch.allow(CUT_LINE);
    }
    const other = await context.newPage();
    await other.goto(`${own.world.line.base}/`);
    await other.locator('input[autocomplete=username]:focus').waitFor();
    await page.bringToFront();
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.live[data-line=online]').waitFor();
    const caller = hears ? '0811-0000-0491' : '0811-0000-0492';
    await ring(own.world, caller);
    await page.locator('.ring', { hasText: caller }).waitFor();
    await page.keyboard.press('a');
    await page.locator('.card h1', { hasText: 'Panggilan baru' }).waitFor();
    const line = await context.newCDPSession(page);
    const isAway = (offline: boolean) =>
      line.send('Network.emulateNetworkConditions', {
        offline,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
    if (!hears) await isAway(true);
    await other.bringToFront();
    await signInByKeyboard(other, SUPERVISOR);
    await other.locator('.live[data-line=online]').waitFor();
    await page.bringToFront();
    return { page, other, isAway, watch };
  }

  it('should leave a tab at the door when somebody else signs in in another, and act in nobody’s name', async () => {
    const { page } = await overTheSameCookie(true);
    await page.getByText('Dewi Contoh').first().waitFor();
    await page.locator('input[autocomplete=username]').waitFor();
    expect(await page.locator('.card, .ring').count()).toBe(0);
    const before = await changes();
    for (const key of ['n', '1', 'Enter']) await page.keyboard.press(key);
    expect(await changes()).toBe(before);
    await page.getByRole('button', { name: 'Lanjutkan sebagai Dewi Contoh' }).click();
    await page.getByRole('button', { name: 'Menu akun, Dewi Contoh' }).waitFor();
    expect(await page.locator('.card h1', { hasText: 'Panggilan baru' }).count()).toBe(0);
  }, 60_000);

  it('should refuse the next act of a tab that heard nothing of it', async () => {
    const { page, isAway, watch } = await overTheSameCookie(false);
    watch.allow(/status of 401/);
    const before = await changes();
    await isAway(false);
    await page.keyboard.press('n');
    await page.keyboard.press('1');
    await page.locator('input[autocomplete=username]').waitFor();
    await eventually(() => page.locator('.card, .ring').count(), 0);
    expect(await changes()).toBe(before);
  }, 60_000);
});

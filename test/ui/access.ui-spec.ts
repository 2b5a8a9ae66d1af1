import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../support/database.js';
import { useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { NURSE, OPERATOR, useWorld } from './support/world.js';

const REFUSED = /status of 401 .*\/auth\/sign-in\)$/;
const WRONG = 'Nama pengguna atau kata sandi salah. Periksa huruf besar, lalu coba lagi.';

describe('who comes in, and how it looks', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

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
});

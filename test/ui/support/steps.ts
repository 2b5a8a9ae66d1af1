import type { Page } from 'playwright-core';
import { PASSWORD } from '../../support/server.js';

/** Signs in with the keyboard alone: the name's field has the focus already. */
export async function signInByKeyboard(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.locator('input[autocomplete=username]:focus').waitFor();
  await page.keyboard.type(username);
  await page.locator('input[autocomplete=current-password]').focus();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

/** Presses Tab until the element has the focus; throws after `limit` presses. */
export async function tabTo(page: Page, selector: string, limit = 40): Promise<void> {
  for (let press = 0; press < limit; press += 1) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${limit} presses of Tab did not reach ${selector}`);
}

/** The crew's phone on duty: signed in, signed on, waiting. */
export async function signOnCrew(page: Page, username: string, callSign: string): Promise<void> {
  await signInByKeyboard(page, username);
  const start = page.getByRole('button', { name: `Mulai bertugas di ${callSign}` });
  const standby = page.locator('.cr-standby');
  await start.or(standby).first().waitFor();
  if (await start.isVisible()) await start.click();
  await standby.waitFor();
}

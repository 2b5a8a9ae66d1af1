import type { Page } from 'playwright-core';
import { pairBoard } from '../../support/booking-boards.js';
import type { ClinicWorld } from '../../support/booking-world.js';

/** The code that stands on a television, as a person reads it. */
export async function codeOn(page: Page): Promise<string> {
  const code = page.locator('.bd-pairing .code');
  await page.locator('.bd-pairing .code:not([aria-label*=" "])').waitFor();
  return (await code.innerText()).trim();
}

/** Lets the television of this page in to a house's board. */
export async function letIn(page: Page, clinic: ClinicWorld, name = 'Lobi'): Promise<void> {
  await pairBoard(clinic, await codeOn(page), { name });
  await page.locator('.bd-wall').waitFor();
}

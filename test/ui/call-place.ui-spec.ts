import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Call } from '#siaga/contracts';
import { placeAt } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { eventually, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { OPERATOR, ring, SUPERVISOR, useWorld } from './support/world.js';

/** What the page hears of Enter before the app does: whether an input method was using it. */
const HEARS_ENTER = `
  window.enters = [];
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.keyCode === 229) window.enters.push(event.isComposing);
  }, { capture: true });`;

describe('the place of a call', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  /** A console that has taken the call of somebody whose phone says where it is. */
  async function openCall(caller: string, script = ''): Promise<{ page: Page; call: () => Promise<Call> }> {
    const { page, context } = await browsing.open(`${own.world.line.base}/`);
    await context.addInitScript(script);
    await page.reload();
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.live[data-line=online]').waitFor();
    const point = { lon: 103.62, lat: -1.61 };
    await ring(own.world, caller, { point, accuracyM: 30, source: 'aml' });
    await page.locator('.ring', { hasText: caller }).waitFor();
    await page.keyboard.press('a');
    await page.locator('.card h1', { hasText: 'Panggilan baru' }).waitFor();
    await page.locator('.cand.chosen').waitFor();
    const operator = await own.world.server.signIn(OPERATOR);
    return {
      page,
      call: async () => {
        const { calls } = await operator.call('snapshot', {});
        const found = calls.find(({ personal }) => personal.callerNumber?.endsWith(caller.slice(-4)));
        if (!found) throw new Error(`No call of ${caller}`);
        return found;
      },
    };
  }

  it('should follow one click on the map, and be the former one again after Z', async () => {
    const { page, call } = await openCall('0811-0000-0501');
    const former = await call();
    const shown = page.locator('.cand.chosen');
    const words = await shown.textContent();
    const source = async (): Promise<unknown> => (await call()).place?.source;
    expect(await source()).toBe('aml');
    await page.locator('.sg-map').click({ position: { x: 150, y: 500 } });
    await eventually(source, 'map_pin');
    await eventually(async () => (await shown.textContent()) === words, false);
    await page.keyboard.press('z');
    await page.locator('.sg-toast', { hasText: 'Tempat sebelumnya dipakai lagi' }).waitFor();
    expect((await call()).place).toEqual(former.place);
    await eventually(() => shown.textContent(), words);
    await page.getByRole('button', { name: 'Kembalikan tempat sebelumnya' }).waitFor({ state: 'detached' });
  }, 60_000);

  it("should be another operator's newer one, also for who had chosen one before", async () => {
    const { page, call } = await openCall('0811-0000-0502');
    await page.locator('.sg-map').click({ position: { x: 150, y: 500 } });
    await eventually(async () => (await call()).place?.source, 'map_pin');
    const other = await own.world.server.signIn(SUPERVISOR);
    const place = placeAt({ label: 'Gang Contoh 7' });
    await other.call('setCallPlace', { id: (await call()).id, place });
    await page.locator('.cand.chosen', { hasText: 'Gang Contoh 7' }).waitFor();
  }, 60_000);

  it('should not be picked by the Enter that an input method uses, and be by the next one', async () => {
    const { page, call } = await openCall('0811-0000-0503', HEARS_ENTER);
    const session = await page.context().newCDPSession(page);
    const box = page.locator('#place-search');
    await page.keyboard.press('t');
    await page.keyboard.type('talang ');
    await session.send('Input.imeSetComposition', { text: 'banjar', selectionStart: 6, selectionEnd: 6 });
    await eventually(() => box.inputValue(), 'talang banjar');
    const first = page.locator('.cands .cand', { hasText: 'Talang Banjar' }).first();
    await first.waitFor();
    await page.locator('#place-search-state', { hasText: 'hasil' }).waitFor();
    await page.evaluate('window.enters = []');
    await page.keyboard.press('Enter');
    await eventually(() => page.evaluate('window.enters'), [true]);
    expect(await box.inputValue()).toBe('talang banjar');
    expect((await call()).place?.source).toBe('aml');
    await session.send('Input.insertText', { text: 'banjar' });
    await eventually(() => box.inputValue(), 'talang banjar');
    await first.waitFor();
    await page.locator('#place-search-state', { hasText: 'hasil' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.cand.chosen', { hasText: 'Talang Banjar' }).waitFor();
    expect(await page.evaluate('window.enters')).toEqual([true, false]);
  }, 60_000);
});

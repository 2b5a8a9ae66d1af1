import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { eventually, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { SUPERVISOR, useWorld } from './support/world.js';

/** Counts the first note of the tone that warns. */
const TONES = `
  window.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...args) {
    if (Math.round(this.frequency.value) === 988) window.tones += 1;
    return start.apply(this, args);
  };`;
/** How often the tone comes again while nobody is on a red alert. */
const AGAIN_MS = 15_000;

describe('alerts in two tabs of one person', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  /** A crew that does not answer: a red alert. */
  async function raise(complaint: 'stroke' | 'burn'): Promise<void> {
    const { server } = own.world;
    const supervisor = await server.signIn(SUPERVISOR);
    const { unit } = await server.crewed();
    const { id } = await supervisor.call('openIncident', incidentInput({ complaint }));
    await supervisor.call('offer', { id, unitIds: [unit.id], timeoutS: 5, autoNext: false });
  }

  const untaken = (page: Page) => () => page.locator('.alerts b').textContent();
  const tones = (page: Page): Promise<number> => page.evaluate<number>('window.tones');

  /** The page is there, with sound: a browser wants a press for that after every load. */
  async function heard(page: Page): Promise<void> {
    await page.locator('.live[data-line=online]').waitFor();
    await page.getByRole('button', { name: 'Nyalakan suara' }).click();
    await page.getByRole('button', { name: 'Nyalakan suara' }).waitFor({ state: 'detached' });
  }

  /** How many tones come in the time in which one is due. */
  async function tonesAgain(page: Page): Promise<number> {
    const before = await tones(page);
    await page.clock.fastForward(AGAIN_MS);
    return (await tones(page)) - before;
  }

  async function reload(page: Page): Promise<void> {
    await page.reload();
    await heard(page);
  }

  it('should be taken in both, ring in neither then, and be the same after F5', async () => {
    const { page, context } = await browsing.open(`${own.world.line.base}/`);
    await signInByKeyboard(page, SUPERVISOR);
    await page.locator('.live[data-line=online]').waitFor();
    await context.addInitScript(TONES);
    const other = await context.newPage();
    await page.clock.install();
    await other.clock.install();
    await other.goto(`${own.world.line.base}/`);
    await heard(other);
    await reload(page);
    const tabs = [page, other];

    await raise('stroke');
    for (const tab of tabs) await eventually(untaken(tab), '1');
    for (const tab of tabs) await eventually(() => tones(tab), 1);
    await reload(page);
    await eventually(untaken(page), '1');
    expect(await tonesAgain(page)).toBe(1);

    await raise('burn');
    for (const tab of tabs) await eventually(untaken(tab), '2');
    const before = await tones(other);
    await page.keyboard.press('l');
    const stroke = page.locator('.alertgroup', { hasText: 'Stroke' });
    await stroke.getByRole('button', { name: 'Saya tangani' }).click();
    // Somebody is on one of the two: that is no new alert.
    for (const tab of tabs) await eventually(untaken(tab), '1');
    expect(await tones(other)).toBe(before);
    expect(await tonesAgain(other)).toBe(1);

    await other.keyboard.press('l');
    await other.locator('.alertgroup', { hasText: 'Stroke' }).getByText('Dewi Contoh').waitFor();
    await other
      .locator('.alertgroup', { hasText: 'Luka bakar' })
      .getByRole('button', { name: 'Saya tangani' })
      .click();
    for (const tab of tabs) await eventually(untaken(tab), '0');
    for (const tab of tabs) expect(await tonesAgain(tab)).toBe(0);

    await page.keyboard.press('Escape');
    await reload(page);
    await eventually(untaken(page), '0');
    await page.keyboard.press('l');
    await page.locator('.alertgroup').nth(1).getByText('Dewi Contoh').waitFor();
    expect(await page.getByRole('button', { name: 'Saya tangani' }).count()).toBe(0);
    expect(await tonesAgain(page)).toBe(0);
  }, 120_000);
});

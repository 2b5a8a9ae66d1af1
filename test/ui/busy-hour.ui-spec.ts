import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { PBX } from '../support/server.js';
import { findings } from './support/axe.js';
import { DESKTOP, eventually, LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { expectApart, expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { OPERATOR, ring, useWorld } from './support/world.js';

const RINGING = 40;
const REDS = 20;
const INCIDENTS = 60;
const DROPPED = 5_000;
const POST_AT_ONCE = 1_000;
/** What fits on the screen and a little around it. */
const MOST_DRAWN = 60;
const COMPLAINTS = ['traffic', 'breathing', 'chest_pain', 'stroke', 'labour'] as const;
const numberOf = (index: number): string => `0812-3400-${String(index).padStart(4, '0')}`;

/** True for what lies wholly inside the window and inside every box that scrolls around it. */
const IN_SIGHT = `(selector) => [...document.querySelectorAll(selector)].filter((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (!/auto|scroll|hidden/.test(getComputedStyle(box).overflowY)) continue;
    const around = box.getBoundingClientRect();
    if (top < around.top - 1 || bottom > around.bottom + 1) return false;
  }
  return top >= 0 && bottom <= innerHeight;
}).length`;
const inSight = (page: Page, selector: string): Promise<number> =>
  page.evaluate<number>(`(${IN_SIGHT})(${JSON.stringify(selector)})`);

describe('a busy hour', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  async function ingest(events: readonly object[]): Promise<void> {
    const response = await fetch(`${own.world.server.base}/api/v1/ingest/calls`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${PBX.secret}`,
        'x-siaga-source': PBX.name,
      },
      body: JSON.stringify(events),
    });
    expect(response.status).toBe(202);
  }

  function event(index: number, type: string): object {
    const at = new Date(Date.now() - (DROPPED - index) * 10).toISOString();
    return { sourceCallId: `busy-${index}`, type, at, from: numberOf(index), to: '119' };
  }

  async function openConsole(viewport: { width: number; height: number }): Promise<Page> {
    const { page } = await browsing.open(`${own.world.line.base}/`, { viewport });
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.live[data-line=online]').waitFor();
    return page;
  }

  beforeAll(async () => {
    const operator = await own.world.server.signIn(OPERATOR);
    for (let index = 0; index < INCIDENTS; index += 1) {
      const complaint = COMPLAINTS[index % COMPLAINTS.length];
      const triage = index % (INCIDENTS / REDS) === 0 ? 'merah' : index % 2 === 0 ? 'kuning' : 'hijau';
      await operator.call('openIncident', incidentInput({ complaint, triage }));
    }
    await ingest(Array.from({ length: RINGING }, (_, index) => event(9_000 + index, 'ringing')));
  }, 60_000);

  it.each([
    ['1366x768', LAPTOP],
    ['1440x900', DESKTOP],
  ])(
    'should keep every red one in sight at %s, with the others below, and fold what rings',
    async (_, viewport) => {
      const page = await openConsole(viewport);
      await page.locator('.ringfold', { hasText: `${RINGING} berdering` }).waitFor();
      await eventually(() => inSight(page, '.pane.red .inc'), REDS);
      expect(await inSight(page, '.pane.others .inc')).toBeGreaterThan(0);
      expect(await page.locator('.ring').count()).toBe(1);
      expect(await page.locator('.ring').innerText()).toContain(numberOf(9_000));
      expect(await page.locator('.ringfold').innerText()).toContain(numberOf(9_000 + RINGING - 1));
      await page.locator('.pane.others .inc').first().hover();
      await page.mouse.wheel(0, 4_000);
      await page.locator(`li[aria-posinset="${INCIDENTS}"] .inc`).waitFor();
      expect(await inSight(page, '.pane.red .inc')).toBe(REDS);
      await expectNoSidewaysScroll(page);
      await expectApart(page, ['.waits', '.incidents', '.newcall', 'section.card', 'section.map']);
    },
    60_000,
  );

  it('should say how many are not shown wherever something is folded, filtered or below', async () => {
    const page = await openConsole(LAPTOP);
    await page.locator('.pane.others .below').waitFor();
    const [drawn, below] = [
      await page.locator('.pane.others .inc').count(),
      await page.locator('.pane.others .below').innerText(),
    ];
    expect(Number(/\d+/.exec(below)?.[0])).toBeGreaterThan(0);
    expect(drawn).toBeLessThan(MOST_DRAWN);
    await page.locator('.triage-bar [data-triage=kuning]').click();
    await page.getByText(`Tampil 40 dari ${INCIDENTS}, merah selalu tampil`).waitFor();
    expect(await inSight(page, '.pane.red .inc')).toBe(REDS);
    await page.getByLabel('Saring menurut status').selectOption('done');
    await page.getByText(`Tampil ${REDS} dari ${INCIDENTS}, merah selalu tampil`).waitFor();
    await page.getByRole('button', { name: 'Semua', exact: true }).click();
    await page.locator(`li[aria-posinset="1"][aria-setsize="${INCIDENTS}"]`).waitFor();
    await page.locator('.ringfold').click();
    await page
      .locator(`[aria-label="Semua yang berdering, terlama dulu"] li[aria-setsize="${RINGING}"]`)
      .first()
      .waitFor();
    expect(await inSight(page, '.pane.red .inc')).toBe(REDS);
  }, 60_000);

  it('should step through them by key, red ones first, and back', async () => {
    const page = await openConsole(LAPTOP);
    const current = page.locator('.inc[aria-current=true]');
    await page.locator('.pane.red .inc').first().waitFor();
    const steps = [
      ['[', INCIDENTS],
      [']', 1],
      [']', 2],
      ['[', 1],
      ['[', INCIDENTS],
    ] as const;
    for (const [key, position] of steps) {
      await page.keyboard.press(key);
      await page.locator(`li[aria-posinset="${position}"] .inc[aria-current=true]`).waitFor();
    }
    expect(await current.isVisible()).toBe(true);
  }, 45_000);

  it('should be found right by axe, in both themes, wide and on a phone', async () => {
    const page = await openConsole(DESKTOP);
    await page.locator('.pane.red .inc').first().waitFor();
    const found = await findings(page, 'busy');
    await page.locator('.ringfold').click();
    found.push(...(await findings(page, 'busy, all ringing')));
    expect(found).toEqual([]);
    await page.setViewportSize(PHONE);
    await expectNoSidewaysScroll(page);
  }, 90_000);

  it('should draw what is seen of 5,000 dropped calls and 1,000 that ring, and one row for one new call', async () => {
    // Many exchanges tell a call that they lost by its end alone.
    const lost = Array.from({ length: DROPPED }, (_, index) => event(index, 'abandoned'));
    const posts = Array.from({ length: DROPPED / POST_AT_ONCE }, (_, post) =>
      lost.slice(post * POST_AT_ONCE, (post + 1) * POST_AT_ONCE),
    );
    await Promise.all(posts.map((events) => ingest(events)));
    const page = await openConsole(LAPTOP);
    await page.locator('.waits h2', { hasText: `${DROPPED} M` }).waitFor();
    await page.locator('.fold', { hasText: 'Terputus' }).click();
    await page.locator('.callrow').first().waitFor();
    expect(await page.locator('.callrow').count()).toBeLessThan(MOST_DRAWN);
    expect(Number(await page.evaluate('document.querySelectorAll(".left *").length'))).toBeLessThan(1_500);
    await page.evaluate(`(() => {
      window.drawn = [];
      new MutationObserver((changes) => {
        for (const { addedNodes, target } of changes)
          for (const node of addedNodes)
            if (node instanceof HTMLElement && node.matches('li')) window.drawn.push(target.closest('section,div').className);
      }).observe(document.querySelector('.left'), { childList: true, subtree: true });
    })()`);
    await ring(own.world, numberOf(8_000));
    await page.locator('.ringfold', { hasText: numberOf(8_000) }).waitFor();
    expect(await page.evaluate('window.drawn')).toEqual([]);
    expect(await inSight(page, '.pane.red .inc')).toBe(REDS);
    await ingest(Array.from({ length: POST_AT_ONCE }, (_, index) => event(20_000 + index, 'ringing')));
    await page.locator('.ringfold', { hasText: `${RINGING + POST_AT_ONCE + 1} berdering` }).waitFor();
    await page.locator('.ringfold').click();
    await page.locator('.ringrow').first().waitFor();
    expect(await page.locator('.ringrow').count()).toBeLessThan(MOST_DRAWN);
    expect(Number(await page.evaluate('document.querySelectorAll(".left *").length'))).toBeLessThan(1_500);
  }, 120_000);
});

import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { LocateResult } from '#siaga/contracts';
import { incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { CUT_LINE, eventually, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { OPERATOR, ring, useWorld } from './support/world.js';

const LOCATE = /\/api\/v1\/geo\/locate\?/;
const FOUND = 'Tempat yang ditemukan';

/** Runs in the page: presses Enter in the box in the very moment in which another row takes the first place. */
const PRESS_WHEN_REPLACED = `
  const list = document.querySelector('[role=listbox]');
  const first = list.firstElementChild.textContent;
  new MutationObserver((_, observer) => {
    if (list.firstElementChild?.textContent === first) return;
    observer.disconnect();
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    requestAnimationFrame(() => {
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      window.hasPressed = true;
    });
  }).observe(list, { childList: true, subtree: true, characterData: true });
`;

const queryOf = (url: string): { q: string; mode: string } => {
  const { searchParams } = new URL(url);
  return { q: searchParams.get('q') ?? '', mode: searchParams.get('mode') ?? '' };
};

describe('boxes that find something', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);
  let callers = 310;

  /** A console with a call in hand whose place nobody knows. */
  async function openCall(): Promise<Page> {
    const { page, watch } = await browsing.open(`${own.world.line.base}/`);
    watch.allow(CUT_LINE);
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.live[data-line=online]').waitFor();
    callers += 1;
    const number = `0811-0000-0${callers}`;
    await ring(own.world, number);
    await page.locator('.ring', { hasText: number }).waitFor();
    await page.keyboard.press('a');
    await page.locator('.card h1', { hasText: 'Panggilan baru' }).waitFor();
    await page.locator('#place-search').waitFor();
    return page;
  }

  const boxOf = (page: Page): Locator => page.getByRole('combobox', { name: 'Tempat', exact: true });
  const stateOf = (page: Page): Locator => page.locator('#place-search-state');

  async function search(page: Page, text: string): Promise<void> {
    await page.keyboard.press('t');
    await page.keyboard.type(text);
    await stateOf(page).filter({ hasText: 'hasil' }).waitFor();
  }

  /** The row that the box points at, as a screen reader follows it. */
  async function pointedAt(page: Page, box: Locator): Promise<string | null> {
    const id = await box.getAttribute('aria-activedescendant');
    const row = page.locator(`[id="${id}"]`);
    expect(await row.getAttribute('role')).toBe('option');
    expect(await row.getAttribute('aria-selected')).toBe('true');
    return row.textContent();
  }

  it('should be led by the keyboard alone, with the roles and names that a screen reader needs', async () => {
    const page = await openCall();
    const box = boxOf(page);
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    expect(await box.getAttribute('aria-autocomplete')).toBe('list');
    await search(page, 'jambi');
    const list = page.getByRole('listbox', { name: FOUND });
    const options = list.getByRole('option');
    const names = await options.allTextContents();
    expect(names.length).toBeGreaterThan(2);
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    expect(await box.getAttribute('aria-controls')).toBe(await list.getAttribute('id'));
    expect(await options.first().getAttribute('aria-keyshortcuts')).toBe('Alt+1');
    // The key is printed for the eyes only: the name begins with the place.
    expect(await list.getByRole('option', { name: /^(Kota|Provinsi|Kecamatan) Jambi/ }).count()).toBe(
      names.length,
    );
    expect(await pointedAt(page, box)).toBe(names[0]);
    await page.keyboard.press('ArrowDown');
    expect(await pointedAt(page, box)).toBe(names[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await pointedAt(page, box)).toBe(names.at(-1));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    // Keys of the text stay the text's: the row that is looked at does not move with the caret.
    for (const key of ['Home', 'ArrowRight', 'ArrowLeft', 'End']) await page.keyboard.press(key);
    expect(await pointedAt(page, box)).toBe(names[1]);
    expect(await list.locator('[aria-selected=true]').count()).toBe(1);
    expect(await findings(page, 'open list')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('.cand.chosen').waitFor();
    expect(names[1]).toContain(await page.locator('.cand.chosen b').textContent());
    expect(await box.inputValue()).toBe('');
    await box.and(page.locator(':focus')).waitFor();
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    expect(await box.getAttribute('aria-activedescendant')).toBeNull();
    expect(await list.count()).toBe(0);
  }, 90_000);

  it('should keep its list when the box is left, choose nothing by leaving, and be chosen from by a digit', async () => {
    const page = await openCall();
    await search(page, 'jambi');
    const options = page.getByRole('listbox', { name: FOUND }).getByRole('option');
    const second = (await options.nth(1).locator('span').first().textContent()) ?? '';
    await page.keyboard.press('Tab');
    await page.locator('.card h1').click();
    expect(await page.locator('.cand.chosen').count()).toBe(0);
    expect(await boxOf(page).inputValue()).toBe('jambi');
    await page.keyboard.press('t');
    await page.keyboard.press('Escape');
    expect(await page.locator('#place-search:focus').count()).toBe(0);
    expect(await options.count()).toBeGreaterThan(2);
    expect(await options.nth(1).getAttribute('aria-keyshortcuts')).toBe('2');
    expect(await page.locator('.cand.chosen').count()).toBe(0);
    await page.keyboard.press('2');
    await page.locator('.cand.chosen').waitFor();
    expect(second).toContain(await page.locator('.cand.chosen b').textContent());
    expect(await options.count()).toBe(0);
  }, 60_000);

  it('should let the mouse choose, and the next letter be a command again', async () => {
    const page = await openCall();
    await search(page, 'jambi');
    const third = page.getByRole('listbox', { name: FOUND }).getByRole('option').nth(2);
    // The first move that a page sees has no way behind it, as a list that opens under a resting mouse.
    await third.hover();
    await third.hover({ position: { x: 20, y: 12 } });
    await third.and(page.locator('[aria-selected=true]')).waitFor();
    await third.click();
    await page.locator('.cand.chosen').waitFor();
    await page.keyboard.press('k');
    await page.locator('#complaint:focus').waitFor();
  }, 60_000);

  it('should show no answer to an older text that comes late, and choose nothing while a newer one is searched', async () => {
    const page = await openCall();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const asked = page.waitForRequest((request) => queryOf(request.url()).q === 'jambi timur');
    await page.route(LOCATE, async (route) => {
      if (queryOf(route.request().url()).q === 'jambi timur') await held;
      // Whoever asked may have given up meanwhile.
      await route.continue().catch(() => undefined);
    });
    await search(page, 'jambi');
    const list = page.getByRole('listbox', { name: FOUND });
    await page.keyboard.type(' timur');
    await asked;
    expect(await list.getAttribute('aria-busy')).toBe('true');
    expect(await boxOf(page).getAttribute('aria-activedescendant')).toBeNull();
    expect(await list.locator('[aria-selected=true]').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+1');
    await list.getByRole('option').first().click();
    expect(await page.locator('.cand.chosen').count()).toBe(0);

    await boxOf(page).fill('sumenep');
    await stateOf(page).filter({ hasText: 'hasil' }).waitFor();
    const names = await list.getByRole('option').allTextContents();
    expect(names[0]).toContain('Sumenep');
    release();
    await page.unroute(LOCATE);
    await boxOf(page).fill('sumene');
    await page.waitForResponse((response) => queryOf(response.url()).q === 'sumene');
    await stateOf(page).filter({ hasText: 'hasil' }).waitFor();
    expect((await list.getByRole('option').allTextContents()).join()).not.toContain('Jambi');
    // A text begun anew does not stand under what an earlier one found.
    await boxOf(page).fill('');
    expect(await list.count()).toBe(0);
    await page.keyboard.press('s');
    expect(await list.count()).toBe(0);
  }, 60_000);

  it('should choose nothing by a key that was on its way when another row took the place', async () => {
    const page = await openCall();
    const places = async (q: string): Promise<LocateResult> =>
      own.world.server.signIn(OPERATOR).then((one) => one.call('locate', { q, mode: 'typing' }));
    const [old, away] = [await places('talang banjar'), await places('sumenep')];
    // As if it lay in the operator's own region: Enter takes no other.
    const newer = { ...away, candidates: away.candidates.map((one) => ({ ...one, isOutside: false })) };
    let renew = (): void => undefined;
    const renewed = new Promise<void>((resolve) => (renew = resolve));
    await page.route(LOCATE, async (route) => {
      const isWhole = queryOf(route.request().url()).mode === 'whole';
      if (isWhole) await renewed;
      // Something is not understood: the box asks for the whole text too, and that answer comes later.
      const candidates = old.candidates.map((one) => ({ ...one, notUnderstood: ['pasar'] }));
      await route.fulfill({ json: isWhole ? newer : { candidates, problem: null } });
    });
    const whole = page.waitForRequest((request) => queryOf(request.url()).mode === 'whole');
    await search(page, 'talang banjar pasar');
    await page.getByRole('option', { name: 'Talang Banjar' }).first().waitFor();
    await whole;
    await page.evaluate(PRESS_WHEN_REPLACED);
    renew();
    await eventually(() => page.evaluate('window.hasPressed === true'), true);
    expect(await page.getByRole('option').first().textContent()).toContain('Sumenep');
    expect(await page.locator('.cand.chosen').count()).toBe(0);
    // Once it has stood for a moment, the same key takes it.
    await eventually(async () => {
      await page.keyboard.press('Enter');
      return page.locator('.cand.chosen', { hasText: 'Sumenep' }).isVisible();
    }, true);
  }, 60_000);

  it('should list what lies outside the region last, under a heading, and never choose it by Enter', async () => {
    const page = await openCall();
    await page.route(LOCATE, async (route) => {
      const response = await route.fetch();
      const { candidates, problem } = (await response.json()) as LocateResult;
      const [first] = candidates;
      if (first === undefined) throw new Error('the search must find something');
      const isAway = queryOf(route.request().url()).q === 'sumenep';
      const away = { ...first, id: 'away', label: 'Simpang Pulau', isOutside: true };
      await route.fulfill({ json: { candidates: isAway ? [away] : [first, away], problem } });
    });
    await search(page, 'talang banjar');
    const heading = page.locator('.note.outside');
    await heading.waitFor();
    expect(await heading.count()).toBe(1);
    const options = page.getByRole('listbox', { name: FOUND }).getByRole('option');
    expect(await options.last().textContent()).toContain('Luar wilayah');
    expect(await findings(page, 'a place outside the region')).toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await pointedAt(page, boxOf(page))).toContain('Simpang Pulau');
    await page.keyboard.press('Enter');
    await boxOf(page).fill('sumenep');
    await stateOf(page).filter({ hasText: '1 hasil' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await page.locator('.cand.chosen').count()).toBe(0);
    await eventually(async () => {
      await page.keyboard.press('Alt+1');
      return page.locator('.cand.chosen', { hasText: 'Simpang Pulau' }).isVisible();
    }, true);
  }, 60_000);

  it('should say that nothing was found, and that the search has failed', async () => {
    const page = await openCall();
    await search(page, 'zzxqv wwqqz');
    await page.getByRole('status').filter({ hasText: '0 hasil' }).waitFor();
    expect(await boxOf(page).getAttribute('aria-expanded')).toBe('false');
    expect(await page.getByRole('listbox', { name: FOUND }).count()).toBe(0);
    await page.keyboard.press('Enter');
    expect(await page.locator('.cand.chosen').count()).toBe(0);
    expect(await findings(page, 'nothing found')).toEqual([]);
    await page.route(LOCATE, (route) => route.abort());
    await boxOf(page).fill('talang');
    await page.getByRole('status').filter({ hasText: 'tidak tersambung' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await page.locator('.cand.chosen').count()).toBe(0);
    expect(await findings(page, 'search failed')).toEqual([]);
    await page.unroute(LOCATE);
    await boxOf(page).fill('talang banjar');
    await page.getByRole('option', { name: 'Talang Banjar' }).first().waitFor();
  }, 90_000);

  it('should be the same in the search of everything', async () => {
    const operator = await own.world.server.signIn(OPERATOR);
    const { number } = await operator.call('openIncident', incidentInput());
    const { page, watch } = await browsing.open(`${own.world.line.base}/`);
    watch.allow(CUT_LINE);
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.inc').first().waitFor();
    await page.keyboard.press('/');
    const box = page.getByRole('combobox', { name: 'Cari kejadian, unit, nomor, tempat' });
    await box.and(page.locator(':focus')).waitFor();
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    await page.getByRole('status').filter({ hasText: 'Ketik nomor kejadian' }).waitFor();
    await page.keyboard.type('zzxqv');
    await page.getByRole('status').filter({ hasText: 'Tidak ada yang cocok' }).waitFor();
    await page.keyboard.press('Enter');
    await box.fill(number);
    const list = page.getByRole('listbox', { name: 'Yang ditemukan' });
    const hit = list.getByRole('option', { name: `Sesak napas, ${number}` });
    await hit.waitFor();
    expect(await pointedAt(page, box)).toBe(await list.getByRole('option').first().textContent());
    expect(await findings(page, 'found')).toEqual([]);
    await page.keyboard.press('Tab');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.locator('.card h1').count()).toBe(0);

    await page.keyboard.press('/');
    await page.keyboard.type(number);
    await hit.waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.card h1', { hasText: 'Sesak napas' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.route(LOCATE, (route) => route.abort());
    await page.keyboard.press('/');
    await page.keyboard.type('talang banjar');
    await page.getByRole('status').filter({ hasText: 'Tempat tidak bisa dicari' }).waitFor();
  }, 90_000);
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Incident } from '#siaga/contracts';
import { incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { DESKTOP, eventually, LAPTOP, PHONE, useBrowser, WALL } from './support/browser.js';
import {
  brokenTexts,
  expectApart,
  expectNames,
  expectNoSidewaysScroll,
  expectVisibleFocus,
  setTextSize,
} from './support/layout.js';
import { CHIEF, longNames } from './support/long-names.js';
import { signInByKeyboard, tabTo } from './support/steps.js';
import { CREW, NURSE, OPERATOR, PHONE_POSITION, ring, useWorld } from './support/world.js';

const SIZES = [PHONE, LAPTOP, DESKTOP, WALL];
/** As it comes, as many set it, and twice as large. */
const TEXT_SIZES = [16, 20, 32];
/** Lines of the menu that open no window. */
const NO_WINDOW = /^(Buka peta|Suara|Tampilan|Bahasa|Keluar)/;
const LOCATION = { geolocation: PHONE_POSITION, permissions: ['geolocation'] };

describe('screens at every width, in both themes', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);
  let incident: Incident;

  // An ambulance with a patient for the hospital, and a second incident that a free unit can take.
  beforeAll(async () => {
    const { server, unit, hospital } = own.world;
    const [operator, crew] = [await server.signIn(OPERATOR), await server.signIn(CREW)];
    await crew.call('signOn', { id: unit.id });
    incident = await operator.call('openIncident', incidentInput());
    const destinationFacilityId = hospital.id;
    const sent = await operator.call('offer', { id: incident.id, unitIds: [unit.id], destinationFacilityId });
    await crew.call('accept', { id: sent.assignments[0]?.id ?? '' });
    await server.crewed();
    await operator.call('openIncident', incidentInput({ complaint: 'labour', triage: 'kuning' }));
  }, 30_000);

  async function inspect(page: Page, zones: readonly string[], prepare?: () => Promise<void>): Promise<void> {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await prepare?.();
      await expectNoSidewaysScroll(page);
      await expectApart(page, zones);
      await expectNames(page);
    }
  }

  it('should hold the console at 390, 1366, 1440 and 2560', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await signInByKeyboard(page, OPERATOR);
    const row = page.locator('.inc', { hasText: 'Sesak napas' });
    await row.click();
    await page.locator('.job', { hasText: own.world.unit.callSign }).waitFor();
    await page.locator('.rank').waitFor();
    const zones = ['.head', '.left', 'section.card', 'section.map', '.board', '.zonetabs'];
    await inspect(page, zones);
    await page.setViewportSize(DESKTOP);
    await expectApart(page, ['.rank', 'section.card', '.board', '.head']);
    await page.locator('html').evaluate('document.documentElement.dataset.theme = "light"');
    await inspect(page, zones);
  }, 60_000);

  it('should let the keyboard reach what matters on the console and show where it is', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.inc', { hasText: 'Persalinan' }).click();
    await page.locator('.foot .primary:enabled', { hasText: 'Tawarkan ke UJI-' }).waitFor();
    await tabTo(page, '.inc');
    await expectVisibleFocus(page);
    await tabTo(page, '.foot .primary', 60);
    await expectVisibleFocus(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await expectNames(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }, 45_000);

  it('should hold the crew phone at every width and reach its big button', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/crew/`, { viewport: PHONE, ...LOCATION });
    await signInByKeyboard(page, CREW);
    await page.locator('.cr-job').waitFor();
    const button = await page.locator('.cr-actions .go').boundingBox();
    expect(button?.height).toBeGreaterThanOrEqual(64);
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
    await inspect(page, ['.cr-bar', '.cr-heading', '.cr-facts', '.cr-actions']);
    await tabTo(page, '.cr-actions .go');
    await expectVisibleFocus(page);
  }, 45_000);

  it('should hold the desk at every width and reach the answer', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(page, NURSE);
    await page.locator('.dk-card.open').waitFor();
    await inspect(page, ['.dk-header', '.dk-main', '.dk-side', '.dk-tabs']);
    await page.setViewportSize(LAPTOP);
    await tabTo(page, '.dk-ack');
    await expectVisibleFocus(page);
  }, 45_000);

  /** What cannot be read on the page at 1366 and 390 px, with letters of each size. */
  async function unreadable(page: Page, what: string): Promise<string[]> {
    const found: string[] = [];
    for (const textPx of TEXT_SIZES) {
      await setTextSize(page, textPx);
      for (const size of [LAPTOP, PHONE]) {
        await page.setViewportSize(size);
        found.push(...(await brokenTexts(page, `${what}, letters of ${textPx}`)));
        if (process.env.SIAGA_UI_PICTURES === '1')
          await page.screenshot({ path: `test/ui/__output__/${what}-${textPx}-${size.width}.png` });
      }
    }
    await setTextSize(page, TEXT_SIZES[0] ?? 16);
    await page.setViewportSize(LAPTOP);
    return found;
  }

  it('should cut no text and lay none over another with long names, also where letters are twice as large', async () => {
    await longNames(own.world.server);
    for (const last of [1, 2, 3, 4]) await ring(own.world, `+62 812 3400 00${last}1`);
    const { page } = await browsing.open(`${own.world.line.base}/`, { viewport: LAPTOP });
    await page.locator('input[autocomplete=username]').waitFor();
    const found = await unreadable(page, 'door');
    await signInByKeyboard(page, CHIEF);
    await page.locator('.ringfold').waitFor();
    await page.locator('.inc.is-tile').first().waitFor();
    found.push(...(await unreadable(page, 'queue')));
    await page.keyboard.press('a');
    await page.locator('#place-search').fill('kota jambi');
    await page.locator('.placebox .count', { hasText: 'hasil' }).waitFor();
    found.push(...(await unreadable(page, 'places')));
    await page.keyboard.press('Alt+1');
    await page.locator('.card .note.is-amber').waitFor();
    await page.locator('.rk small', { hasText: 'paling cepat' }).first().waitFor();
    found.push(...(await unreadable(page, 'call')));
    await page.locator('.inc', { hasText: 'Kecelakaan' }).click();
    await page.locator('.job').waitFor();
    await page.locator('.rk small', { hasText: 'paling cepat' }).first().waitFor();
    for (const key of ['u', '1', '2']) await page.keyboard.press(key);
    found.push(...(await unreadable(page, 'case')));
    for (const tab of ['Kasus', 'Riwayat']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel').locator('.timeline li, fieldset').first().waitFor();
      found.push(...(await unreadable(page, tab)));
    }
    expect(found).toEqual([]);
  }, 120_000);

  it('should cut no text in the windows of the menu, on the phone and at the desk', async () => {
    const { base } = own.world.line;
    const { page } = await browsing.open(`${base}/`, { viewport: LAPTOP });
    await signInByKeyboard(page, CHIEF);
    await page.locator('.live[data-line=online]').waitFor();
    const menu = page.getByRole('button', { name: 'Menu akun' });
    await menu.click();
    const lines = await page.getByRole('menuitem').allTextContents();
    const found = await brokenTexts(page, 'menu');
    await page.keyboard.press('Escape');
    const dialog = page.getByRole('dialog');
    for (const name of lines.filter((line) => !NO_WINDOW.test(line))) {
      await menu.click();
      await page.getByRole('menuitem', { name, exact: true }).click();
      await dialog.waitFor();
      await eventually(() => dialog.getByText('Memuat').count(), 0);
      found.push(...(await unreadable(page, name)));
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    const { page: phone } = await browsing.open(`${base}/crew/`, { viewport: PHONE, ...LOCATION });
    await signInByKeyboard(phone, CREW);
    await phone.locator('.cr-job').waitFor();
    found.push(...(await unreadable(phone, 'job')));
    const { page: desk } = await browsing.open(`${base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(desk, NURSE);
    await desk.locator('.dk-card.open').waitFor();
    found.push(...(await unreadable(desk, 'desk')));
    expect(found).toEqual([]);
  }, 120_000);
});

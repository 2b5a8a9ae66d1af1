import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Incident } from '#siaga/contracts';
import { incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { DESKTOP, LAPTOP, PHONE, useBrowser, WALL } from './support/browser.js';
import { expectApart, expectNames, expectNoSidewaysScroll, expectVisibleFocus } from './support/layout.js';
import { signInByKeyboard, tabTo } from './support/steps.js';
import { CREW, NURSE, OPERATOR, PHONE_POSITION, useWorld } from './support/world.js';

const SIZES = [PHONE, LAPTOP, DESKTOP, WALL];
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
});

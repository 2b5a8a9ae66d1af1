import { describe, expect, it } from '@jest/globals';
import { incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { CUT_LINE, eventually, PHONE, useBrowser } from './support/browser.js';
import { signOnCrew } from './support/steps.js';
import { CREW, OPERATOR, PHONE_POSITION, useWorld } from './support/world.js';

/** True once the page is kept on the phone; a script text, since these tests are compiled without the browser's types. */
const IS_SHELL_KEPT =
  'navigator.serviceWorker.ready.then(() => caches.match("/crew/index.html", { ignoreSearch: true })).then((kept) => kept !== undefined)';

describe('crew phone without a line', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  it('should keep a tap through a reload and send it later with its true time', async () => {
    const { server, line, unit } = own.world;
    const operator = await server.signIn(OPERATOR);
    const { page, watch } = await browsing.open(`${line.base}/crew/`, {
      viewport: PHONE,
      hasTouch: true,
      geolocation: PHONE_POSITION,
      permissions: ['geolocation'],
    });
    await signOnCrew(page, CREW, unit.callSign);
    await eventually(() => page.evaluate(IS_SHELL_KEPT), true);
    const incident = await operator.call('openIncident', incidentInput());
    const { assignments } = await operator.call('offer', { id: incident.id, unitIds: [unit.id] });
    const id = assignments[0]?.id ?? '';
    await page.getByRole('button', { name: 'Terima', exact: true }).click();
    await eventually(async () => (await operator.call('assignment', { id })).status, 'accepted');

    watch.allow(CUT_LINE);
    line.cut();
    await page.locator('.cr-line.offline').waitFor();
    const beforeMs = Date.now();
    await page.getByRole('button', { name: 'Berangkat', exact: true }).click();
    await page.locator('.cr-status', { hasText: 'Menuju lokasi' }).waitFor();
    const afterMs = Date.now();
    await page.locator('.cr-status .cr-unsent', { hasText: 'belum terkirim' }).waitFor();

    await page.reload();
    await page.locator('.cr-status', { hasText: 'Menuju lokasi' }).waitFor();
    await page.locator('.cr-strip', { hasText: '1 belum terkirim' }).waitFor();
    expect((await operator.call('assignment', { id })).status).toBe('accepted');
    await page.locator('.cr-strip').click();
    await page.getByRole('dialog').waitFor();
    expect(await findings(page, 'unsent taps')).toEqual([]);
    await page.keyboard.press('Escape');

    const mendedMs = Date.now();
    line.mend();
    await eventually(async () => (await operator.call('assignment', { id })).status, 'en_route');
    await page.locator('.cr-unsent').waitFor({ state: 'detached' });
    const { stamps } = await operator.call('assignment', { id });
    const stamp = stamps.find(({ name }) => name === 'unit_en_route');
    expect(stamp?.source).toBe('tap');
    const atMs = Date.parse(stamp?.at ?? '');
    expect(atMs).toBeGreaterThanOrEqual(beforeMs - 1_000);
    expect(atMs).toBeLessThanOrEqual(afterMs + 1_000);
    expect(Date.parse(stamp?.receivedAt ?? '')).toBeGreaterThanOrEqual(mendedMs);
  }, 90_000);
});

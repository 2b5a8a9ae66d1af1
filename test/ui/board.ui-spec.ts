import { beforeAll, describe, expect, it } from '@jest/globals';
import { atFacility } from '../support/builders.js';
import { buildClinic, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { CUT_LINE, useBrowser, WALL } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const TELEVISION = 'papan.contoh';

describe('the board of a waiting room', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);
  let clinic: ClinicWorld;

  beforeAll(async () => {
    const { server } = own.world;
    clinic = await buildClinic(server, {
      weekly: {
        opens: '00:00',
        closes: '23:59',
        rhythm: { minutes: 240, places: 9, walkIns: 9, firstExtra: 0 },
      },
    });
    await server.account(TELEVISION, atFacility(clinic.facilityId), 'Papan Contoh');
  }, 60_000);

  async function call(n: number, room: string): Promise<string> {
    const { id: sessionId } = await clinic.session(0);
    const patient = patientNo(n);
    await clinic.counter.call('takeTicket', { sessionId, channel: 'counter', placeKind: 'walk_in', patient });
    const { ticket } = await clinic.counter.call('callNext', { id: sessionId, room });
    return ticket?.label ?? '';
  }

  it('should show what is called and by which room, never whom, and come back to itself after a start', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/desk/#board`, { viewport: WALL });
    await signInByKeyboard(page, TELEVISION);
    const now = page.getByRole('region', { name: 'Dipanggil' });
    await now.getByText('Belum ada yang dipanggil.').waitFor();
    const said = page.waitForResponse((response) => response.url().includes('/booking/voice'));
    const allow = page.getByRole('button', { name: 'Nyalakan suara' });
    // The keys at sign-in may be leave enough for the browser.
    if (await allow.isVisible()) await allow.click();
    const label = await call(1, '2');
    await now.getByText(label).waitFor();
    await now.getByText('Ruang 2').first().waitFor();
    // Said once the page was pressed, by the server's voice or by the browser's own.
    expect((await said).status()).toBe(200);
    expect(await findings(page, 'a board')).toEqual([]);
    const next = await call(2, 'Loket 1');
    await now.locator('.newest', { hasText: next }).getByText('Loket 1').waitFor();
    await page.getByRole('region', { name: 'Poli' }).getByText('Menunggu: 0').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('Pasien Contoh');
    expect(await page.locator('.dk-header').isVisible()).toBe(false);

    await page.reload();
    await now.locator('.newest', { hasText: next }).waitFor();
  }, 90_000);

  it('should keep what it last heard when the line is cut, with its age, and go on by itself', async () => {
    const { page, watch } = await browsing.open(`${own.world.line.base}/desk/#board`, { viewport: WALL });
    await signInByKeyboard(page, TELEVISION);
    const label = await call(3, '4');
    const newest = page.locator('.newest');
    await newest.getByText(label).waitFor();
    watch.allow(CUT_LINE);
    own.world.line.cut();
    await page.getByText('Sambungan terputus. Keadaan terakhir').waitFor({ timeout: 60_000 });
    expect(await newest.innerText()).toContain(label);
    const missed = await call(4, '5');
    own.world.line.mend();
    await newest.getByText(missed).waitFor({ timeout: 60_000 });
    await page.getByText('Sambungan terputus. Keadaan terakhir').waitFor({ state: 'detached' });
  }, 180_000);
});

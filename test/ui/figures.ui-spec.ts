import { beforeAll, describe, expect, it } from '@jest/globals';
import { atFacility } from '../support/builders.js';
import { buildClinic, patientNo } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { LAPTOP, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const HEAD = 'kepala.contoh';

describe('the figures of the clinics', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  beforeAll(async () => {
    const { server } = own.world;
    const clinic = await buildClinic(server, {
      weekly: {
        opens: '00:00',
        closes: '23:59',
        rhythm: { minutes: 240, places: 5, walkIns: 5, firstExtra: 0 },
      },
    });
    await server.account(HEAD, atFacility(clinic.facilityId, 'clinic_head'), 'Kepala Contoh');
    const { id: sessionId } = await clinic.session(0);
    for (const n of [1, 2]) {
      const patient = patientNo(n);
      await clinic.counter.call('takeTicket', {
        sessionId,
        channel: 'counter',
        placeKind: 'walk_in',
        patient,
      });
    }
    const { ticket } = await clinic.counter.call('callNext', { id: sessionId, room: '1' });
    await clinic.counter.call('stepTicket', { id: ticket?.id ?? '', step: 'serve' });
    // The wait of a moment would be drawn as none.
    await server.database.query(
      `UPDATE ticket SET arrived_at = served_at - interval '25 minutes' WHERE id = $1`,
      [ticket?.id ?? ''],
    );
  }, 60_000);

  it('should show a head today as it runs and the weeks as charts with their table', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(page, HEAD);
    await page.getByRole('button', { name: 'Angka poli' }).click();
    await page.getByText('Menunggu 1, dilayani 1, selesai 0').waitFor();
    await page.getByText('paling lama 60 menit').waitFor();
    expect(await findings(page, 'figures')).toEqual([]);
    await page.getByRole('button', { name: 'Tabel' }).click();
    const rows = page.getByRole('table', { name: 'Per minggu' }).locator('tbody tr');
    await rows.first().waitFor();
    // Nobody had booked; of those who walked in one was served, after 25 minutes.
    const told = expect.stringMatching(/–\s+–\s+25 menit\s+25 menit\s+100 %\s+–\s+0 %\s+0 %/);
    expect(await rows.allInnerTexts()).toEqual([told]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Simpan CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^angka-poli-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
    await page.getByText('Angka tersimpan.').waitFor();
    await page.getByLabel('Waktu').selectOption('quarter');
    await rows.first().waitFor();
    expect(await rows.allInnerTexts()).toEqual([told]);
  }, 90_000);
});

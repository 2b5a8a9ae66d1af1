import { beforeAll, describe, expect, it } from '@jest/globals';
import { atFacility } from '../support/builders.js';
import { buildClinic, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { LAPTOP, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const COUNTER = 'loket.contoh';

describe('the counter of the clinics', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);
  let clinic: ClinicWorld;

  beforeAll(async () => {
    const { server } = own.world;
    // The last window of the day is another hour's, but for its own four hours.
    clinic = await buildClinic(server, {
      weekly: {
        opens: '00:00',
        closes: '23:59',
        rhythm: { minutes: 240, places: 5, walkIns: 5, firstExtra: 0 },
      },
      rules: { earliestMinutes: 0 },
    });
    await server.account(COUNTER, atFacility(clinic.facilityId), 'Loket Contoh');
  }, 60_000);

  it('should take in who walks in, call, serve and end a number, by keyboard', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(page, COUNTER);
    await page.getByRole('button', { name: 'Loket poli' }).click();
    await page.getByText('Ruang tunggu kosong.').waitFor();
    const found = await findings(page, 'empty counter');

    const { name, nik } = patientNo(41);
    await page.getByLabel('Nama', { exact: true }).fill(name);
    await page.getByLabel('NIK').fill('12');
    await page.keyboard.press('Enter');
    await page.locator('.sg-field', { hasText: 'NIK' }).locator('.problem').waitFor();
    await page.getByLabel('NIK').fill(nik);
    await page.keyboard.press('Enter');
    const waiting = page.getByRole('region', { name: 'Menunggu' });
    await waiting.getByText('A-01').waitFor();
    found.push(...(await findings(page, 'one waits')));

    await page.getByLabel('Ruang', { exact: true }).fill('2');
    await page.getByRole('button', { name: 'Panggil berikutnya ke ruang 2' }).press('Enter');
    const called = page.getByRole('region', { name: 'Dipanggil dan dilayani' });
    await called.getByText('ke 2 pukul').waitFor();
    await called.getByRole('button', { name: 'Masuk: A-01' }).press('Enter');
    await called.getByRole('button', { name: 'Selesai: A-01' }).press('Enter');
    await page.getByText('Selesai hari ini: 1').waitFor();
    await page.getByRole('button', { name: 'Panggil berikutnya ke ruang 2' }).press('Enter');
    await page.getByText('Tidak ada yang menunggu.').waitFor();
    expect(found).toEqual([]);
  }, 90_000);

  it('should show what another counter does, and ask why for who comes at another hour and for what is taken back', async () => {
    const { id: sessionId, clusters } = await clinic.session(0);
    const last = clusters.length - 1;
    const isLast = Date.parse(clusters[last]?.from ?? '') <= Date.now();
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(page, COUNTER);
    await page.getByRole('button', { name: 'Loket poli' }).click();
    const { label } = await clinic.counter.call('takeTicket', {
      sessionId,
      channel: 'counter',
      placeKind: 'jkn',
      cluster: last,
      patient: patientNo(42),
    });
    const booked = page.getByRole('region', { name: 'Belum datang' });
    await booked.getByText(label).waitFor();
    await booked.getByRole('button', { name: `Sudah datang: ${label}` }).press('Enter');
    const waiting = page.getByRole('region', { name: 'Menunggu' });
    if (!isLast) {
      const dialog = page.getByRole('dialog', { name: `Terima ${label} di luar jamnya` });
      await dialog.getByLabel('Alasan').fill('Rumahnya jauh');
      expect(await findings(page, 'why at another hour')).toEqual([]);
      await page.keyboard.press('Enter');
    }
    await waiting.getByText(label).waitFor();
    await waiting.getByRole('button', { name: `Batalkan: ${label}` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `Batalkan ${label}` });
    await dialog.getByLabel('Alasan').fill('Pulang');
    expect(await findings(page, 'why it is taken back')).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await waiting.getByText(label).waitFor({ state: 'detached' });
  }, 90_000);
});

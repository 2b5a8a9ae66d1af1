import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildClinic, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { codeFor } from '../support/portal-booking.js';
import { findings } from './support/axe.js';
import { PHONE, useBrowser } from './support/browser.js';
import { expectNoSidewaysScroll } from './support/layout.js';
import { useWorld } from './support/world.js';

const WRONG = /status of (409|422) /;

describe('a number from a phone', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);
  let clinic: ClinicWorld;

  beforeAll(async () => {
    clinic = await buildClinic(own.world.server);
  }, 60_000);

  /** The code that was sent for the place that was held last. */
  async function lastCode(): Promise<string> {
    const { server } = own.world;
    const [hold] = await server.database.query<{ id: string }>(
      'SELECT id FROM booking_hold ORDER BY made_at DESC LIMIT 1',
    );
    return codeFor(server, hold?.id ?? '');
  }

  it('should be had without an account, and have a page of its own', async () => {
    const { page, watch } = await browsing.open(`${own.world.line.base}/portal/`, { viewport: PHONE });
    await page.getByRole('button', { name: 'Pilih klinik' }).click();
    const offer = page.getByRole('region', { name: 'Klinik Anak' });
    await offer.waitFor();
    const found = await findings(page, 'places');
    await expectNoSidewaysScroll(page);

    await page.getByLabel('Klinik, dokter, atau tempat').fill('klinik gigi');
    await page.keyboard.press('Enter');
    await page.getByText('Tidak ada yang cocok.').waitFor();
    await page.getByLabel('Klinik, dokter, atau tempat').fill('anak');
    await page.keyboard.press('Enter');
    const { clusters, serviceDate } = await clinic.session(1);
    await page.getByLabel('Hari', { exact: true }).fill(serviceDate);
    await page.keyboard.press('Enter');
    await offer.getByRole('button', { name: '10.30 sampai 11.00 sisa 5' }).click();

    await page.getByRole('heading', { name: 'Data pasien' }).waitFor();
    await page.getByText('Tempat pukul 10.30 sampai 11.00 ditahan untuk Anda').waitFor();
    await page.getByRole('button', { name: 'Kirim kode' }).click();
    await page.getByText('Isi nama pasien.').waitFor();
    found.push(...(await findings(page, 'what is missing')));
    const { name, nik } = patientNo(61);
    watch.allow(WRONG);
    await page.getByLabel('Nama lengkap').fill(name);
    await page.getByLabel('NIK atau nomor kartu BPJS').fill(`${nik.slice(0, 6)}993392${nik.slice(12)}`);
    await page.getByLabel('Nomor ponsel').fill('0812-5555-0061');
    await page.getByRole('button', { name: 'Kirim kode' }).click();
    await page.getByText('Periksa tanggal lahir').waitFor();
    await page.getByLabel('NIK atau nomor kartu BPJS').fill(nik);
    await page.getByRole('button', { name: 'Kirim kode' }).click();
    await page.getByText('dikirim ke 0812-5555-0061').waitFor();
    found.push(...(await findings(page, 'the code')));

    const code = await lastCode();
    await page.getByLabel('Kode dari SMS').fill(String((Number(code) + 1) % 1_000_000).padStart(6, '0'));
    await page.getByRole('button', { name: 'Ambil nomor' }).click();
    await page.getByText('Kode salah atau sudah tidak berlaku. Sisa 4 kali mencoba.').waitFor();
    await page.getByLabel('Kode dari SMS').fill(code);
    await page.getByRole('button', { name: 'Ambil nomor' }).click();
    const ticket = page.getByRole('region', { name: 'A-01, Klinik Anak' });
    await ticket.getByText('Kelompok 10.30 sampai 11.00').waitFor();
    await ticket.getByText('Datang paling cepat 10.00').waitFor();
    await ticket.getByText('0 orang').waitFor();
    found.push(...(await findings(page, 'a number')));
    await expectNoSidewaysScroll(page);
    await page.reload();
    await page.getByText('Kelompok 10.30 sampai 11.00').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Come at 10.00 at the earliest').waitFor();
    const { tickets } = await clinic.counter.call('bookingDay', {
      facilityId: clinic.facilityId,
      date: serviceDate,
    });
    expect(tickets.map(({ label, channel, cluster }) => [label, channel, cluster])).toEqual([
      ['A-01', 'portal', clusters.findIndex(({ from }) => from === clusters[5]?.from)],
    ]);
    expect(found).toEqual([]);
  }, 120_000);

  it('should be refused in a sentence that names the next window with a place', async () => {
    const full = await buildClinic(own.world.server, {
      facilityId: clinic.facilityId,
      letter: 'S',
      weekly: { rhythm: { minutes: 120, places: 1, walkIns: 0, firstExtra: 0 } },
    });
    const { id: sessionId, serviceDate } = await full.session(1);
    const { page, watch } = await browsing.open(`${own.world.line.base}/portal/`, { viewport: PHONE });
    await page.getByRole('button', { name: 'Pilih klinik' }).click();
    await page.getByLabel('Hari', { exact: true }).fill(serviceDate);
    await page.keyboard.press('Enter');
    const window = page.getByRole('button', { name: '08.00 sampai 10.00 sisa 1' });
    await window.waitFor();
    await full.counter.call('takeTicket', {
      ...{ sessionId, channel: 'counter', placeKind: 'jkn', cluster: 0, patient: patientNo(62) },
    });
    watch.allow(WRONG);
    await window.click();
    await page.getByText('Nomor antrean habis. Pilih kelompok 10.00 atau hari lain.').waitFor();
  }, 60_000);
});

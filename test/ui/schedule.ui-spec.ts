import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { TemplateSearch } from '#siaga/booking';
import { atFacility } from '../support/builders.js';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { LAPTOP, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const HEAD = 'kepala.contoh';

describe('the schedules of the clinics', () => {
  const browsing = useBrowser();
  // A process that also works in the background would look for the best windows before the test does.
  const own = useWorld(useDatabase().databaseUrl, { SIAGA_ROLE: 'web' });
  let world: ClinicWorld;

  beforeAll(async () => {
    const { server } = own.world;
    world = await buildClinic(server, { rules: { horizonDays: 7 } });
    await server.account(HEAD, atFacility(world.facilityId, 'clinic_head'), 'Kepala Contoh');
  }, 60_000);

  async function openSchedule(refused?: RegExp): Promise<Page> {
    const { page, watch } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    if (refused) watch.allow(refused);
    await signInByKeyboard(page, HEAD);
    await page.getByRole('button', { name: 'Jadwal poli' }).click();
    await page.getByRole('button', { name: 'Ubah Klinik Anak' }).waitFor();
    return page;
  }

  const book = async (n: number, days: number): Promise<void> => {
    const { id: sessionId } = await world.session(days);
    const patient = patientNo(n);
    await world.counter.call('takeTicket', { sessionId, channel: 'counter', placeKind: 'jkn', patient });
  };

  it('should take a doctor and a clinic with a session for each day, without a hand on the mouse for its figures', async () => {
    const page = await openSchedule();
    await page.getByRole('button', { name: 'Tambah dokter' }).click();
    const doctor = page.getByRole('dialog', { name: 'Tambah dokter' });
    await doctor.getByLabel('Nama').fill('dr. Baru Contoh');
    expect(await findings(page, 'a doctor')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Ubah dr. Baru Contoh' }).waitFor();

    await page.getByRole('button', { name: 'Tambah poli' }).click();
    const clinic = page.getByRole('dialog', { name: 'Tambah poli' });
    await clinic.getByLabel('Nama', { exact: true }).fill('Klinik Saraf');
    await clinic.getByLabel('Huruf nomor').fill('s');
    await clinic.getByRole('button', { name: 'Tambah sesi' }).click();
    await clinic.getByLabel('Dokter').selectOption({ label: 'dr. Baru Contoh' });
    await clinic.getByRole('button', { name: 'Salin sesi 1 ke hari berikut' }).click();
    await clinic.getByLabel('Pasien per kelompok').last().fill('lima');
    await clinic.getByRole('button', { name: 'Simpan jadwal' }).click();
    await clinic.locator('.problem').waitFor();
    await clinic.getByLabel('Pasien per kelompok').last().fill('4');
    expect(await findings(page, 'a clinic')).toEqual([]);
    await clinic.getByRole('button', { name: 'Simpan jadwal' }).click();
    await clinic.waitFor({ state: 'detached' });
    await page.getByText('S, 2 sesi seminggu').waitFor();
    const { clinics } = await world.head.call('clinics', { facilityId: world.facilityId });
    const weekly = clinics.find(({ letter }) => letter === 'S')?.weekly ?? [];
    expect(weekly.map(({ weekday, rhythm }) => [weekday, rhythm.places])).toEqual([
      [1, 5],
      [2, 4],
    ]);
  }, 90_000);

  it('should show whose window a changed week would touch before it is saved, and touch nobody’s', async () => {
    await book(1, 2);
    const page = await openSchedule();
    await page.getByRole('button', { name: 'Ubah Klinik Anak' }).click();
    const clinic = page.getByRole('dialog', { name: 'Ubah Klinik Anak' });
    for (const field of await clinic.getByLabel('Mulai').all()) await field.fill('09:00');
    await clinic.getByRole('button', { name: 'Lihat akibatnya' }).click();
    const felt = clinic.getByRole('region', { name: 'Yang terjadi bila disimpan' });
    await felt.getByText('08.00–12.00, dr. Contoh: 1 pasien').waitFor();
    expect(await findings(page, 'what a week does')).toEqual([]);
    await clinic.getByRole('button', { name: 'Simpan jadwal' }).click();
    await clinic.waitFor({ state: 'detached' });
    expect((await world.session(2)).startsAt).toContain('T01:00');
    expect((await world.session(2)).state).toBe('open');
  }, 90_000);

  it('should call off a holiday with a look at who has a number, and open it again', async () => {
    await book(2, 4);
    const page = await openSchedule();
    await page.getByRole('button', { name: 'Tambah libur atau cuti' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tambah libur atau cuti' });
    await dialog.getByLabel('Hari pertama').fill(dayFromNow(4));
    await dialog.getByLabel('Hari terakhir').fill(dayFromNow(4));
    await dialog.getByLabel('Keterangan untuk pasien').fill('Akreditasi');
    await dialog.getByText('1 pasien sudah punya nomor dan perlu tempat lain.').waitFor();
    expect(await findings(page, 'a day off')).toEqual([]);
    await dialog.getByRole('button', { name: 'Tutup hari ini' }).click();
    await dialog.waitFor({ state: 'detached' });
    const days = page.getByRole('region', { name: 'Libur dan cuti' });
    await days.getByText('Akreditasi', { exact: true }).waitFor();
    expect((await world.session(4)).state).toBe('called_off');
    // The country's own stand there, with a button each.
    await days.getByText('Hari Natal').first().waitFor();
    await days.getByRole('button', { name: 'Buka lagi: Akreditasi' }).click();
    await days.getByText('Tidak ada libur atau cuti.').waitFor();
    expect((await world.session(4)).state).toBe('open');
  }, 90_000);

  it('should say what windows would do before they are used, and take the best that the nightly search found', async () => {
    expect(await own.world.server.get(TemplateSearch).searchNext()).toBe(world.clinic.id);
    const page = await openSchedule();
    await page.getByRole('button', { name: 'Ubah Klinik Anak' }).click();
    const clinic = page.getByRole('dialog', { name: 'Ubah Klinik Anak' });
    const first = clinic.getByRole('group', { name: 'Sesi 1' });
    await first.getByLabel('Pasien per kelompok').fill('banyak');
    await first.getByRole('button', { name: 'Coba kelompok ini' }).click();
    await first.locator('.problem').waitFor();
    await first.getByLabel('Pasien per kelompok').fill('3');
    await first.getByRole('button', { name: 'Coba kelompok ini' }).click();
    const trial = first.getByRole('region', { name: 'Yang akan dirasakan pasien dan dokter' });
    await trial.getByRole('row', { name: /^Yang diketik: 3 pasien/ }).waitFor();
    await trial.getByText('Sesi yang tercatat belum cukup').waitFor();
    const meanOf = async (name: RegExp): Promise<number> => {
      const cells = await trial.getByRole('row', { name }).getByRole('cell').allInnerTexts();
      return Number((/^\d+/.exec(cells[1] ?? '') ?? [])[0]);
    };
    const [best, opening] = [await meanOf(/^Terbaik/), await meanOf(/^Semua datang/)];
    expect(best).toBeGreaterThan(0);
    expect(best).toBeLessThan(opening);
    expect(await findings(page, 'a trial of windows')).toEqual([]);
    await trial.getByRole('button', { name: /^Pakai Terbaik/ }).click();
    await trial.getByRole('button', { name: /^Pakai Terbaik/ }).waitFor({ state: 'detached' });
    const typed = await first.getByLabel('Pasien per kelompok').inputValue();
    await clinic.getByRole('button', { name: 'Simpan jadwal' }).click();
    await clinic.waitFor({ state: 'detached' });
    const { clinics } = await world.head.call('clinics', { facilityId: world.facilityId });
    const week = clinics.find(({ name }) => name === 'Klinik Anak')?.weekly ?? [];
    expect(String(week[0]?.rhythm.places)).toBe(typed);
    expect(typed).not.toBe('3');
  }, 120_000);

  it('should say which session cannot be when the doctor is in another clinic then', async () => {
    const page = await openSchedule(/status of 422/);
    await page.getByRole('button', { name: 'Tambah poli' }).click();
    const clinic = page.getByRole('dialog', { name: 'Tambah poli' });
    await clinic.getByLabel('Nama', { exact: true }).fill('Klinik Paru');
    await clinic.getByLabel('Huruf nomor').fill('P');
    await clinic.getByRole('button', { name: 'Tambah sesi' }).click();
    await clinic.getByLabel('Dokter').selectOption({ label: 'dr. Contoh' });
    await clinic.getByLabel('Mulai').fill('11:00');
    await clinic.getByLabel('Selesai').fill('13:00');
    await clinic.getByRole('button', { name: 'Simpan jadwal' }).click();
    await clinic.getByText('Dokter ini sudah punya sesi pada jam itu, di poli ini atau poli lain.').waitFor();
    await clinic.getByLabel('Mulai').fill('13:00');
    await clinic.getByLabel('Selesai').fill('15:00');
    await clinic.getByRole('button', { name: 'Simpan jadwal' }).click();
    await clinic.waitFor({ state: 'detached' });
  }, 90_000);
});

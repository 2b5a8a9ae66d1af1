import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { BookedPlace } from '#siaga/contracts';
import { WaitTurns } from '#siaga/booking';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { codeFor, PatientPhone } from '../support/portal-booking.js';
import { issuePass } from '../support/visitor.js';
import { findings } from './support/axe.js';
import { CUT_LINE, eventually, PHONE, useBrowser, type OpenPage } from './support/browser.js';
import { expectNoSidewaysScroll } from './support/layout.js';
import { useWorld } from './support/world.js';

const WRONG = /status of (409|422) /;
/** True once the page is kept on the phone; a script text, since these tests are compiled without the browser's types. */
const IS_KEPT =
  'navigator.serviceWorker.ready.then(() => caches.match("/portal/index.html", { ignoreSearch: true })).then((kept) => kept !== undefined)';

describe('what a number’s holder does on the phone', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, { SIAGA_PUBLIC_URL: 'https://siaga.uji' });
  let clinic: ClinicWorld;

  beforeAll(async () => {
    clinic = await buildClinic(own.world.server);
  }, 60_000);

  async function book(n: number, where = clinic, days = 1): Promise<BookedPlace> {
    const { id } = await where.session(days);
    const form = { patient: patientNo(n), phone: `0812-5555-${String(7_000 + n)}` };
    return new PatientPhone(own.world.server).book(id, form);
  }

  async function pageOf({ ticket }: BookedPlace): Promise<OpenPage> {
    const { server, line } = own.world;
    const subject = { kind: 'booking', id: ticket.id };
    const { path } = await issuePass(server, { subject, label: ticket.patientName });
    const opened = await browsing.open(`${line.base}${path}`, { viewport: PHONE });
    await opened.page.getByRole('button', { name: 'Buka di ponsel ini' }).click();
    await cardOf(opened.page, ticket.label).getByText('Kode pemesanan').waitFor();
    return opened;
  }

  const cardOf = (page: Page, label: string) =>
    page.getByRole('region', { name: `${label}, Klinik Anak`, exact: true });
  async function lastWait(): Promise<string> {
    const rows = await own.world.server.database.query<{ id: string }>(
      'SELECT id FROM booking_code ORDER BY sent_at DESC LIMIT 1',
    );
    return rows[0]?.id ?? '';
  }

  it('should move it in one tap, give it back in two, and book anew in one', async () => {
    const { ticket } = await book(11);
    const { page } = await pageOf({ ticket, secret: '' });
    const card = cardOf(page, ticket.label);
    await card.getByRole('button', { name: 'Geser ke kelompok 08.30' }).click();
    await card.getByText('Kelompok 08.30 sampai 09.00').waitFor();
    await card.getByText('Jam Anda berubah: tadinya pukul 08.00, sekarang pukul 08.30.').waitFor();
    await card.getByRole('button', { name: 'Geser ke kelompok 09.00' }).waitFor();
    await card.getByRole('button', { name: 'Batalkan nomor' }).click();
    const found = await findings(page, 'a number that may be given back');
    await card.getByRole('button', { name: 'Tidak jadi' }).click();
    await card.getByRole('button', { name: 'Batalkan nomor' }).click();
    await card.getByRole('button', { name: 'Ya, batalkan' }).click();
    await card.getByText('Nomor ini sudah dibatalkan.').waitFor();
    await card.getByRole('heading', { name: 'Pilih waktu lain dengan satu ketukan' }).waitFor();
    found.push(...(await findings(page, 'other times')));
    await expectNoSidewaysScroll(page);
    const windows = card
      .getByRole('region')
      .last()
      .getByRole('button', { name: /sampai/ });
    await windows.last().click();
    await page.getByText('Datang paling cepat').nth(1).waitFor();
    await page.getByText('Nomor ini sudah diganti nomor baru.').waitFor();
    await page.reload();
    await page.getByText('Datang paling cepat').nth(1).waitFor();
    const days = await Promise.all(
      [0, 1, 2].map((day) =>
        clinic.counter.call('bookingDay', { facilityId: clinic.facilityId, date: dayFromNow(day) }),
      ),
    );
    const states = days.flatMap(({ tickets }) => tickets.map(({ state, channel }) => [state, channel]));
    expect(states.sort()).toEqual([
      ['booked', 'portal'],
      ['cancelled', 'portal'],
    ]);
    expect(found).toEqual([]);
  }, 90_000);

  it('should be found again on another phone by its code and what is sent', async () => {
    const { ticket } = await book(12);
    const { server, line } = own.world;
    const { page, watch } = await browsing.open(`${line.base}/portal/`, { viewport: PHONE });
    await page.getByRole('button', { name: 'Sudah punya nomor? Buka dengan kode' }).click();
    await page.getByRole('button', { name: 'Kirim kode' }).click();
    await page.getByText('Isi kode pemesanan dan nomor ponselnya.').waitFor();
    const found = await findings(page, 'the way back');
    await page.getByLabel('Kode pemesanan').fill(ticket.code.toLowerCase());
    await page.getByLabel('Nomor ponsel').fill('0812 5555 7012');
    await page.getByRole('button', { name: 'Kirim kode' }).click();
    await page.getByText('Kode hanya dikirim bila').waitFor();
    found.push(...(await findings(page, 'the code of the way back')));
    const otp = await codeFor(server, ticket.id);
    watch.allow(WRONG);
    await page.getByLabel('Kode dari SMS').fill(String((Number(otp) + 1) % 1_000_000).padStart(6, '0'));
    await page.getByRole('button', { name: 'Buka nomor' }).click();
    await page.getByText('Kode salah atau sudah tidak berlaku. Minta kode baru.').waitFor();
    await page.getByLabel('Kode dari SMS').fill(otp);
    await page.getByRole('button', { name: 'Buka nomor' }).click();
    await cardOf(page, ticket.label).getByText(ticket.code, { exact: true }).waitFor();
    expect(found).toEqual([]);
  }, 90_000);

  it('should be waited for where a day is full, and taken when somebody gives it back', async () => {
    const { server, line } = own.world;
    const full = await buildClinic(server, {
      ...{ facilityId: clinic.facilityId, letter: 'S' },
      weekly: { rhythm: { minutes: 240, places: 1, walkIns: 0, firstExtra: 0 } },
    });
    const { ticket } = await book(13, full, 2);
    const { serviceDate } = await full.session(2);
    const { page, context, watch } = await browsing.open(`${line.base}/portal/`, { viewport: PHONE });
    await page.getByRole('button', { name: 'Pilih klinik' }).click();
    await page.getByLabel('Hari', { exact: true }).fill(serviceDate);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Masuk daftar tunggu' }).click();
    await page.getByText('Bila ada yang batal').waitFor();
    const { name, nik } = patientNo(14);
    await page.getByLabel('Nama lengkap').fill(name);
    await page.getByLabel('NIK atau nomor kartu BPJS').fill(nik);
    await page.getByLabel('Nomor ponsel').fill('0812-5555-7014');
    await page.getByRole('button', { name: 'Kirim kode' }).click();
    await page.getByText('dikirim ke 0812-5555-7014').waitFor();
    await page.getByLabel('Kode dari SMS').fill(await codeFor(server, await lastWait()));
    await page.getByRole('button', { name: 'Masuk daftar tunggu' }).click();
    const card = page.getByRole('region', { name: 'Daftar tunggu, Klinik Anak' });
    await card.getByText('Di depan Anda 0 orang.').waitFor();
    const found = await findings(page, 'a waiting list');
    await eventually(() => page.evaluate(IS_KEPT), true);
    watch.allow(CUT_LINE);
    await context.setOffline(true);
    await card.getByText(/Tidak ada sambungan\. Keadaan pukul .*, 0 menit lalu\./).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Tidak ada sambungan' }).waitFor();
    await card.getByText('Di depan Anda 0 orang.').waitFor();
    await card.getByText(/Tidak ada sambungan\. Keadaan pukul/).waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
    found.push(...(await findings(page, 'a waiting list without a connection')));
    await context.setOffline(false);
    await card.getByText(/Diperbarui pukul/).waitFor();
    await full.counter.call('stepTicket', { id: ticket.id, step: 'cancel', note: 'Tidak jadi datang' });
    await server.get(WaitTurns).look();
    await page.reload();
    await card.getByText('Ada tempat pukul 08.00 sampai 12.00.').waitFor();
    found.push(...(await findings(page, 'a place that is offered')));
    await expectNoSidewaysScroll(page);
    await card.getByRole('button', { name: 'Ambil tempat ini' }).click();
    await cardOf(page, 'S-02').getByText('Kelompok 08.00 sampai 12.00').waitFor();
    await card.getByText('Tempatnya sudah Anda ambil.').waitFor();
    expect(found).toEqual([]);
  }, 90_000);

  it('should offer other times where its session is called off', async () => {
    const away = await buildClinic(own.world.server);
    const booked = await book(15, away);
    const { page } = await pageOf(booked);
    await away.head.call('declareDayOff', {
      ...{ facilityId: away.facilityId, kind: 'holiday', reason: 'Cuti bersama', doctorId: null },
      ...{ firstDay: dayFromNow(1), lastDay: dayFromNow(1) },
    });
    const card = cardOf(page, booked.ticket.label).first();
    await card.getByText('Sesi ini dibatalkan. Pilih hari atau tempat lain.').waitFor();
    await card.getByRole('heading', { name: 'Pilih waktu lain dengan satu ketukan' }).waitFor();
    await card
      .getByRole('button', { name: /sampai/ })
      .last()
      .click();
    await page.getByText('Datang paling cepat').nth(1).waitFor();
  }, 60_000);
});

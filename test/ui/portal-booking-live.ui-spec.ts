import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { BookedPlace } from '#siaga/contracts';
import { buildClinic, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { addStage } from '../support/booking-stages.js';
import { useDatabase } from '../support/database.js';
import { PatientPhone } from '../support/portal-booking.js';
import { issuePass } from '../support/visitor.js';
import { findings } from './support/axe.js';
import { CUT_LINE, eventually, PHONE, useBrowser, type OpenPage } from './support/browser.js';
import { expectNoSidewaysScroll } from './support/layout.js';
import { useWorld } from './support/world.js';

/** True once the page is kept on the phone; a script text, since these tests are compiled without the browser's types. */
const IS_KEPT =
  'navigator.serviceWorker.ready.then(() => caches.match("/portal/index.html", { ignoreSearch: true })).then((kept) => kept !== undefined)';
const KEPT_KEYS = 'Object.keys(localStorage).filter((key) => key.startsWith("siaga.kept."))';
const SHOWN_OUT = /status of 401 .*\/portal\/visit\)$/;
/** What the issue promises after a "call next". */
const AT_MOST_MS = 3_000;

describe('a number on a phone, while the day runs', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);
  let clinic: ClinicWorld;

  beforeAll(async () => {
    clinic = await buildClinic(own.world.server);
  }, 60_000);

  async function book(n: number): Promise<BookedPlace> {
    const { id } = await clinic.session(1);
    const form = { patient: patientNo(n), phone: `0812-5555-${String(7_000 + n)}` };
    return new PatientPhone(own.world.server).book(id, form, { travelS: 1_200 });
  }

  /** The page of a number, opened by a link as the message has it. */
  async function pageOf({ ticket }: BookedPlace): Promise<OpenPage> {
    const { server, line } = own.world;
    const subject = { kind: 'booking', id: ticket.id };
    const { path } = await issuePass(server, { subject, label: ticket.patientName });
    const opened = await browsing.open(`${line.base}${path}`, { viewport: PHONE });
    await opened.page.getByRole('button', { name: 'Buka di ponsel ini' }).click();
    await cardOf(opened.page, ticket.label).getByText('Kode pemesanan').waitFor();
    return opened;
  }

  const cardOf = (page: Page, label: string) => page.getByRole('region', { name: `${label}, Klinik Anak` });

  it('should be told of the call at once, and show the code that the counter reads', async () => {
    const booked = await book(1);
    const { ticket } = booked;
    const { page } = await pageOf(booked);
    const card = cardOf(page, ticket.label);
    await card.getByRole('img', { name: `Kode QR ${ticket.code}` }).waitFor();
    await card.getByText('Berangkat pukul').waitFor();
    const found = await findings(page, 'a number with its code');
    await expectNoSidewaysScroll(page);
    const { counter, facilityId } = clinic;
    // The day before: the counter lets it in with a note, as the code alone would not.
    const early = await counter.refusal('checkIn', { facilityId, code: ticket.code });
    expect(early).toMatchObject({ code: 'BOOKING.OUTSIDE_WINDOW' });
    await counter.call('stepTicket', { id: ticket.id, step: 'arrive', note: 'Datang lebih awal' });
    await card.getByText('Anda sudah tercatat datang.').waitFor();
    const calledMs = Date.now();
    await counter.call('callNext', { id: ticket.sessionId, room: 'Poli 3' });
    await card.getByText('Giliran Anda. Silakan ke Poli 3.').waitFor();
    expect(Date.now() - calledMs).toBeLessThan(AT_MOST_MS);
    expect(await counter.call('checkIn', { facilityId, code: ticket.code })).toMatchObject({ id: ticket.id });
    found.push(...(await findings(page, 'a number that is called')));
    expect(found).toEqual([]);
  }, 60_000);

  it('should show its whole way, and be called by the admission, the clinic and the pharmacy', async () => {
    const whole = await buildClinic(own.world.server, {
      weekly: {
        ...{ opens: '00:00', closes: '23:59' },
        rhythm: { minutes: 240, places: 9, walkIns: 1, firstExtra: 0 },
      },
      rules: { isWindowStrict: false },
    });
    const [admission, pharmacy] = [await addStage(whole, 'admission'), await addStage(whole, 'pharmacy')];
    const { id: session } = await whole.session(0);
    const form = { patient: patientNo(4), phone: '0812-5555-7004' };
    const booked = await new PatientPhone(own.world.server).book(session, form);
    const { id, label, code } = booked.ticket;
    const { page } = await pageOf(booked);
    const way = cardOf(page, label).getByRole('region', { name: 'Urutan kunjungan' });
    const { counter, facilityId } = whole;
    const here = (words: string) => way.locator('[aria-current=step]', { hasText: words });
    const shows = async (work: () => Promise<unknown>, words: string): Promise<void> => {
      await work();
      await here(words).waitFor({ timeout: AT_MOST_MS });
    };
    await shows(
      () => counter.call('checkIn', { facilityId, code }),
      `PendaftaranMenunggu dipanggil, nomor ${label}`,
    );
    let turn = '';
    const call = async (stage: string, room: string): Promise<void> => {
      turn = (await counter.call('callTurn', { id: stage, room })).turn?.id ?? '';
    };
    await shows(() => call(admission.id, 'Loket 2'), `Nomor ${label}, silakan ke Loket 2`);
    const found = await findings(page, 'a number at the admission');
    await counter.call('stepTurn', { id: turn, step: 'serve' });
    await shows(
      () => counter.call('stepTurn', { id: turn, step: 'finish' }),
      `Klinik AnakMenunggu dipanggil, nomor ${label}`,
    );
    await shows(
      () => counter.call('callNext', { id: session, room: 'Poli 3' }),
      `Nomor ${label}, silakan ke Poli 3`,
    );
    await counter.call('stepTicket', { id, step: 'serve' });
    await shows(
      () => counter.call('stepTicket', { id, step: 'finish', medicine: 'ready_made' }),
      'Nomor F-01, obat menunggu disiapkan',
    );
    await shows(() => call(pharmacy.id, 'Farmasi 1'), 'Nomor F-01, obat sedang disiapkan');
    await shows(
      () => counter.call('stepTurn', { id: turn, step: 'call', room: 'Farmasi 1' }),
      'Nomor F-01, obat siap di Farmasi 1',
    );
    found.push(...(await findings(page, 'a number at the pharmacy')));
    await expectNoSidewaysScroll(page);
    await counter.call('stepTurn', { id: turn, step: 'finish' });
    await way.getByText('Obat sudah diterima').waitFor({ timeout: AT_MOST_MS });
    expect(await here('').count()).toBe(0);
    expect(found).toEqual([]);
  }, 90_000);

  it('should stay readable without a connection, over F5 too, and show what moved once there is one', async () => {
    const booked = await book(2);
    const { ticket } = booked;
    const { page, context, watch } = await pageOf(booked);
    const card = cardOf(page, ticket.label);
    await eventually(() => page.evaluate(IS_KEPT), true);
    watch.allow(CUT_LINE);
    await context.setOffline(true);
    await card.getByText(/Tidak ada sambungan\. Keadaan pukul .*, 0 menit lalu\./).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Tidak ada sambungan' }).waitFor();
    await card.getByText(ticket.code, { exact: true }).waitFor();
    await card.getByText('Kelompok 08.00 sampai 08.30').waitFor();
    await card.getByText(/Tidak ada sambungan\. Keadaan pukul/).waitFor();
    const found = await findings(page, 'a number without a connection');
    const { id, version } = await clinic.session(1);
    await clinic.counter.call('delaySession', { id, version, delayMinutes: 45 });
    await context.setOffline(false);
    await card.getByText('Jam Anda berubah: tadinya pukul 08.00, sekarang pukul 08.45.').waitFor();
    await card.getByText('Kelompok 08.45 sampai 09.15').waitFor();
    await card.getByText(/Diperbarui pukul/).waitFor();
    expect(found).toEqual([]);
  }, 60_000);

  it('should leave nothing on a phone whose person left', async () => {
    const { page, watch } = await pageOf(await book(3));
    // The line may end before the answer to leaving comes.
    watch.allow(SHOWN_OUT);
    await eventually(async () => (await page.evaluate<string[]>(KEPT_KEYS)).length, 1);
    await page.getByRole('button', { name: 'Keluar dari ponsel ini' }).click();
    await page.getByRole('heading', { name: 'Buka dari tautan Anda' }).waitFor();
    expect(await page.evaluate(KEPT_KEYS)).toEqual([]);
  }, 60_000);
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Ticket } from '#siaga/contracts';
import type { Page } from 'playwright-core';
import { atFacility } from '../support/builders.js';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { textsAbout } from '../support/portal-booking.js';
import { findings } from './support/axe.js';
import { LAPTOP, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const OWN = 'loket.puskesmas';
const THEIRS = 'loket.rumahsakit';
const ALL_DAY = {
  opens: '00:00',
  closes: '23:59',
  rhythm: { minutes: 240, places: 5, walkIns: 5, firstExtra: 0 },
};
const ROOM = '1';

describe('a patient whom the counter sends on', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);
  let puskesmas: ClinicWorld;
  let hospital: ClinicWorld;
  let small: ClinicWorld;

  beforeAll(async () => {
    const { server } = own.world;
    const { id: facilityId } = await server.hospital(undefined, 'puskesmas');
    puskesmas = await buildClinic(server, { weekly: ALL_DAY, rules: { isWindowStrict: false }, facilityId });
    hospital = await buildClinic(server, { weekly: ALL_DAY });
    small = await buildClinic(server, {
      ...{ facilityId: hospital.facilityId, letter: 'S', name: 'Klinik Saraf' },
      weekly: { ...ALL_DAY, rhythm: { minutes: 240, places: 1, walkIns: 0, firstExtra: 0 } },
    });
    await server.account(OWN, atFacility(facilityId), 'Loket Puskesmas');
    await server.account(THEIRS, atFacility(hospital.facilityId), 'Loket Rumah Sakit');
  }, 60_000);

  /** A patient who is with the doctor of the puskesmas. */
  async function withDoctor(n: number, phone: string | null = null): Promise<Ticket> {
    const { id: sessionId } = await puskesmas.session(0);
    const ticket = await puskesmas.counter.call('takeTicket', {
      ...{ sessionId, channel: 'counter', placeKind: 'walk_in' },
      patient: { ...patientNo(n), phone },
    });
    await puskesmas.counter.call('callNext', { id: sessionId, room: ROOM });
    return puskesmas.counter.call('stepTicket', { id: ticket.id, step: 'serve' });
  }
  const finish = ({ id }: Ticket) => puskesmas.counter.call('stepTicket', { id, step: 'finish' });

  async function openCounter(as = OWN): Promise<Page> {
    const { page, watch } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    // What is refused is said by the browser too.
    watch.allow(/status of 409/);
    await page.addInitScript('window.print = () => undefined');
    await page.reload();
    await signInByKeyboard(page, as);
    await page.getByRole('button', { name: 'Loket poli' }).click();
    return page;
  }
  const dialogOf = (page: Page, { label }: Ticket) =>
    page.getByRole('dialog', { name: `Rujuk ${label} ke rumah sakit` });

  it('should have a place in a hospital by a few keys, with a slip, a message and a row at its counter', async () => {
    const ticket = await withDoctor(81, '0812-5555-0081');
    const page = await openCounter();
    const called = page.getByRole('region', { name: 'Dipanggil dan dilayani' });
    await called.getByRole('button', { name: `Rujuk: ${ticket.label}` }).waitFor();
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.keyboard.press('j');
    const dialog = dialogOf(page, ticket);
    await dialog.getByRole('list', { name: 'Tempat yang dapat dipesan' }).waitFor();
    const found = await findings(page, 'places');
    await dialog.getByLabel('Poli, dokter, atau rumah sakit').fill('bedah');
    await page.keyboard.press('Enter');
    await dialog.getByText('Tidak ada tempat yang cocok.').waitFor();
    found.push(...(await findings(page, 'no place')));
    await dialog.getByLabel('Poli, dokter, atau rumah sakit').fill('klinik anak');
    await page.keyboard.press('Enter');
    await dialog.locator('button[data-window]:focus').waitFor();
    expect(await dialog.locator('.dk-offer').first().innerText()).toMatch(/RS Uji .* menit perjalanan/);
    await page.keyboard.press('Enter');

    await dialog.getByLabel('Alasan atau diagnosis').fill('ab');
    await page.keyboard.press('Enter');
    await dialog.locator('.problem').waitFor();
    await dialog.getByLabel('Alasan atau diagnosis').fill('Kejang berulang');
    await dialog.getByLabel('Nomor surat rujukan').fill('0001R0011226V000081');
    found.push(...(await findings(page, 'why')));
    await page.keyboard.press('Enter');

    const done = page.getByRole('dialog', { name: `${ticket.label} dirujuk` });
    await done.getByText('Pesan dengan nomor ini dikirim ke ponsel pasien.').waitFor();
    const { tickets } = await hospital.counter.call('bookingDay', {
      ...{ facilityId: hospital.facilityId, date: dayFromNow(0) },
    });
    const theirs = tickets.find(({ patient }) => patient.nik === patientNo(81).nik);
    expect(theirs).toMatchObject({ channel: 'referral', state: 'booked' });
    await done.getByText(theirs?.label ?? 'none', { exact: true }).waitFor();
    const slip = page.locator('.dk-slip');
    expect(await slip.textContent()).toContain(theirs?.code);
    expect(await slip.textContent()).not.toContain(ticket.patient.name);
    expect((await textsAbout(own.world.server, theirs?.id ?? ''))[0]).toContain(theirs?.code);
    found.push(...(await findings(page, 'referred')));
    await page.keyboard.press('Enter');
    await done.waitFor({ state: 'detached' });

    const there = await openCounter(THEIRS);
    await there.getByLabel('Sesi').selectOption(theirs?.sessionId ?? '');
    const row = there.getByRole('region', { name: 'Belum datang' }).locator('.dk-ticket', {
      hasText: theirs?.label,
    });
    await row.getByText('rujukan Puskesmas Uji').waitFor();
    expect(await row.innerText()).toMatch(/nomor 0001R0011226V000081, Kejang berulang/);
    expect(found).toEqual([]);
    await finish(ticket);
  }, 120_000);

  it('should still be sent on when the visit is over, and be told once they have a number there', async () => {
    const ticket = await withDoctor(82);
    await finish(ticket);
    const page = await openCounter();
    await page.getByText(/Selesai hari ini: \d+/).click();
    const again = async (): Promise<void> => {
      await page.getByRole('button', { name: `Rujuk: ${ticket.label}` }).press('Enter');
      const dialog = dialogOf(page, ticket);
      await dialog.getByLabel('Poli, dokter, atau rumah sakit').fill('anak');
      await page.keyboard.press('Enter');
      await dialog.locator('button[data-window]:focus').waitFor();
      await page.keyboard.press('1');
      await dialog.getByLabel('Alasan atau diagnosis').fill('Perlu dokter anak');
      await page.keyboard.press('Enter');
    };
    await again();
    const done = page.getByRole('dialog', { name: `${ticket.label} dirujuk` });
    await done.getByText('Ponsel pasien tidak tercatat.').waitFor();
    await page.keyboard.press('Escape');
    await again();
    const told = dialogOf(page, ticket).getByRole('alert');
    await told.getByText('sudah punya nomor di Klinik Anak').waitFor();
    expect(await findings(page, 'has a number there')).toEqual([]);
    // What was typed is there again at another place.
    await page.getByRole('button', { name: 'Ganti tempat' }).press('Enter');
    await dialogOf(page, ticket).locator('button[data-window]').first().press('Enter');
    expect(await dialogOf(page, ticket).getByLabel('Alasan atau diagnosis').inputValue()).toBe(
      'Perlu dokter anak',
    );
  }, 90_000);

  it('should be shown the other days of a clinic whose place has gone meanwhile', async () => {
    const ticket = await withDoctor(83);
    const page = await openCounter();
    await page.getByRole('button', { name: `Rujuk: ${ticket.label}` }).press('Enter');
    const dialog = dialogOf(page, ticket);
    await dialog.getByLabel('Poli, dokter, atau rumah sakit').fill('saraf');
    await page.keyboard.press('Enter');
    await dialog.locator('button[data-window]:focus').waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Alasan atau diagnosis').fill('Perlu dokter saraf');
    const { id: sessionId, clusters } = await small.session(0);
    for (const [cluster, { to }] of clusters.entries()) {
      if (Date.parse(to) <= Date.now()) continue;
      await small.counter.call('takeTicket', {
        ...{ sessionId, channel: 'counter', placeKind: 'jkn', cluster },
        patient: patientNo(200 + cluster),
      });
    }
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').getByText('Tempat itu baru saja habis.').waitFor();
    await dialog.getByText('Penuh.').first().waitFor();
    expect(await findings(page, 'gone')).toEqual([]);
    await dialog.locator('button[data-window]').first().press('Enter');
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: `${ticket.label} dirujuk` })
      .getByText('S-01')
      .waitFor();
    await finish(ticket);
  }, 90_000);
});

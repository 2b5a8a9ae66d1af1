import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { atFacility } from '../support/builders.js';
import { buildClinic, dayFromNow, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { PatientPhone } from '../support/portal-booking.js';
import { issuePass } from '../support/visitor.js';
import { findings } from './support/axe.js';
import { letIn } from './support/boards.js';
import { LAPTOP, PHONE, useBrowser, WALL } from './support/browser.js';
import { expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const COUNTER = 'loket.contoh';
const HEAD = 'kepala.contoh';
const BUSY = /status of 409 /;

describe('a doctor who is replaced for one session', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, { SIAGA_ROLE: 'web' });
  let clinic: ClinicWorld;

  beforeAll(async () => {
    const { server } = own.world;
    clinic = await buildClinic(server, {
      weekly: {
        ...{ opens: '00:00', closes: '23:59' },
        rhythm: { minutes: 240, places: 5, walkIns: 5, firstExtra: 0 },
      },
    });
    const { facilityId } = clinic;
    await clinic.head.call('addDoctor', { facilityId, name: 'dr. Pengganti Contoh' });
    await server.account(COUNTER, atFacility(facilityId), 'Loket Contoh');
    await server.account(HEAD, atFacility(facilityId, 'clinic_head'), 'Kepala Contoh');
  }, 60_000);

  async function desk(name: string, work: string, viewport = LAPTOP) {
    const opened = await browsing.open(`${own.world.line.base}/desk/`, { viewport });
    await signInByKeyboard(opened.page, name);
    await opened.page.getByRole('button', { name: work }).click();
    return opened;
  }

  async function phoneOf(n: number, days: number): Promise<Page> {
    const { server, line } = own.world;
    const { id } = await clinic.session(days);
    const form = { patient: patientNo(n), phone: `0812-5555-${String(8_000 + n)}` };
    const { ticket } = await new PatientPhone(server).book(id, form);
    const subject = { kind: 'booking', id: ticket.id };
    const { path } = await issuePass(server, { subject, label: ticket.patientName });
    const { page } = await browsing.open(`${line.base}${path}`, { viewport: PHONE });
    await page.getByRole('button', { name: 'Buka di ponsel ini' }).click();
    await page.getByText('Kode pemesanan').waitFor();
    return page;
  }

  it('should be shown at the counter, on the board and on a phone at once, and put back by keys', async () => {
    const phone = await phoneOf(11, 0);
    await phone.getByText('dr. Contoh').waitFor();
    const board = await browsing.open(`${own.world.line.base}/portal/#board`, { viewport: WALL });
    await letIn(board.page, clinic);
    await board.page.getByText('dr. Contoh', { exact: true }).waitFor();
    const { page } = await desk(COUNTER, 'Loket poli');
    await page.getByRole('button', { name: 'Ganti dokter' }).waitFor();
    await page.keyboard.press('g');
    const dialog = page.getByRole('dialog', { name: 'Ganti dokter sesi ini' });
    await dialog.getByText('Sekarang: dr. Contoh.').waitFor();
    expect(await findings(page, 'a doctor who fills in')).toEqual([]);
    await dialog.getByLabel('Yang praktik').selectOption({ label: 'dr. Pengganti Contoh' });
    await dialog.getByRole('button', { name: 'Ganti', exact: true }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const session = page.getByLabel('Sesi', { exact: true });
    expect(await session.locator('option:checked').textContent()).toContain('dr. Pengganti Contoh');
    await board.page.getByText('dr. Pengganti Contoh', { exact: true }).waitFor({ timeout: 3_000 });
    await phone.getByText('dr. Pengganti Contoh').waitFor({ timeout: 3_000 });
    await page.keyboard.press('g');
    await dialog.getByText('Sekarang: dr. Pengganti Contoh, menggantikan dr. Contoh.').waitFor();
    await dialog.getByRole('button', { name: 'Ganti', exact: true }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await phone.getByText('dr. Contoh').waitFor({ timeout: 3_000 });
  }, 90_000);

  it('should be planned by the head of the clinics for a day to come, and refused in words where they cannot come', async () => {
    const { page, watch } = await desk(HEAD, 'Jadwal poli', PHONE);
    const panel = page.getByRole('region', { name: 'Dokter pengganti' });
    await panel.getByLabel('Hari').fill(dayFromNow(1));
    await panel.getByText('dr. Contoh, 0 pasien').waitFor();
    await panel.getByRole('button', { name: /Ganti dokter Klinik Anak/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Ganti dokter sesi ini' });
    await expectNoSidewaysScroll(page);
    const { doctors } = await clinic.head.call('clinics', { facilityId: clinic.facilityId });
    const other = doctors.find(({ name }) => name === 'dr. Pengganti Contoh');
    const away = await clinic.head.call('declareDayOff', {
      ...{ facilityId: clinic.facilityId, kind: 'leave', reason: 'Cuti', doctorId: other?.id ?? '' },
      ...{ firstDay: dayFromNow(1), lastDay: dayFromNow(1) },
    });
    watch.allow(BUSY);
    await dialog.getByRole('button', { name: 'Ganti', exact: true }).click();
    await page.getByText('Dokter itu libur atau punya sesi lain pada jam itu.').waitFor();
    await clinic.head.call('liftDayOff', { id: away.id, version: away.version });
    await dialog.getByRole('button', { name: 'Ganti', exact: true }).click();
    await panel.getByText('dr. Pengganti Contoh, menggantikan dr. Contoh').waitFor();
    expect(await findings(page, 'doctors who fill in')).toEqual([]);
    await expectNoSidewaysScroll(page);
    expect((await clinic.session(1)).doctorId).toBe(other?.id);
  }, 90_000);
});

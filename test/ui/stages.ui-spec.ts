import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { atFacility } from '../support/builders.js';
import { buildClinic, patientNo, type ClinicWorld } from '../support/booking-world.js';
import { PatientPhone } from '../support/portal-booking.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { letIn } from './support/boards.js';
import { LAPTOP, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const COUNTER = 'loket.contoh';
const HEAD = 'kepala.contoh';

describe('from the door to the medicine', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);
  let clinic: ClinicWorld;

  beforeAll(async () => {
    const { server } = own.world;
    clinic = await buildClinic(server, {
      weekly: {
        opens: '00:00',
        closes: '23:59',
        rhythm: { minutes: 240, places: 5, walkIns: 5, firstExtra: 0 },
      },
      rules: { isWindowStrict: false },
    });
    await server.account(COUNTER, atFacility(clinic.facilityId), 'Loket Contoh');
    await server.account(HEAD, atFacility(clinic.facilityId, 'clinic_head'), 'Kepala Contoh');
  }, 60_000);

  async function open(as: string, work: string): Promise<Page> {
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await page.addInitScript('window.print = () => undefined');
    await page.reload();
    await signInByKeyboard(page, as);
    await page.getByRole('button', { name: work }).click();
    return page;
  }
  const region = (page: Page, name: string) => page.getByRole('region', { name });
  /** Keys are the counter's where nothing is being typed. */
  const press = async (page: Page, key: string): Promise<void> => {
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.keyboard.press(key);
  };

  it('should be set up by the head of the clinics: an admission and a pharmacy', async () => {
    const page = await open(HEAD, 'Atur tahap');
    const list = region(page, 'Pendaftaran dan farmasi');
    const found: string[] = [];
    for (const [kind, name, letter] of [
      ['Pendaftaran', 'Loket pendaftaran', null],
      ['Farmasi', 'Farmasi rawat jalan', 'f'],
    ] as const) {
      await list.getByRole('button', { name: 'Tambah tahap' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Tambah tahap' });
      await dialog.getByRole('button', { name: kind }).press('Enter');
      await dialog.getByLabel('Nama').fill(name);
      await dialog.getByLabel('Loket-loket').fill(`${kind} 1\n${kind} 2`);
      if (letter !== null) await dialog.getByLabel('Huruf nomor farmasi').fill(letter);
      found.push(...(await findings(page, 'a stage')));
      await dialog.getByLabel('Nama').press('Enter');
      await list.getByText(name).waitFor();
    }
    await list.getByText('Farmasi, F, 1 poli, Farmasi 1, Farmasi 2').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Atur tahap' }).click();
    await list.getByText('Loket pendaftaran').waitFor();
    expect(found).toEqual([]);
  }, 90_000);

  it('should be passed by keyboard: booked on a phone, checked in, written down, served, given medicine', async () => {
    const { id: sessionId } = await clinic.session(0);
    const phone = new PatientPhone(own.world.server);
    const patient = { ...patientNo(71), cardNumber: null };
    const { ticket } = await phone.book(sessionId, { patient, phone: '0812-5555-0071' });
    const { label, code } = ticket;

    const counter = await open(COUNTER, 'Loket poli');
    await counter.getByText('Ruang tunggu kosong.').waitFor();
    await press(counter, 'k');
    await counter.keyboard.type('12-34');
    await counter.keyboard.press('Enter');
    await counter.getByText('Itu bukan kode karcis.').waitFor();
    await counter.keyboard.type(code);
    await counter.keyboard.press('Enter');
    await region(counter, 'Di pendaftaran').getByText(label).waitFor();
    await press(counter, 'n');
    await counter.getByText('Tidak ada yang menunggu.').waitFor();
    const found = await findings(counter, 'somebody at the admission');

    const stage = await open(COUNTER, 'Pendaftaran & farmasi');
    const atWork = region(stage, 'Dipanggil dan dilayani');
    await region(stage, 'Menunggu').getByText(label).waitFor();
    await press(stage, 'n');
    await atWork.getByText(`ke Pendaftaran 1 pukul`).waitFor();
    found.push(...(await findings(stage, 'a number at the admission')));
    await press(stage, 'm');
    await atWork.getByRole('button', { name: `Selesai: ${label}` }).waitFor();
    await press(stage, 's');
    await stage.getByText('Selesai hari ini: 1').waitFor();

    await region(counter, 'Menunggu').getByText(label).waitFor();
    await press(counter, 'n');
    const called = region(counter, 'Dipanggil dan dilayani');
    await called.getByRole('button', { name: `Masuk: ${label}` }).waitFor();
    await press(counter, 'm');
    await called.getByRole('button', { name: `Selesai, racikan: ${label}` }).waitFor();
    await press(counter, 'r');
    await counter.getByText(`${label} → F-01`).waitFor();
    found.push(...(await findings(counter, 'sent to the pharmacy')));

    await stage.getByLabel('Tahap').selectOption({ label: 'Farmasi rawat jalan, Farmasi' });
    await region(stage, 'Menunggu').getByText('F-01').waitFor();
    await press(stage, 'r');
    const pharmacy = region(stage, 'Disiapkan dan dipanggil');
    await pharmacy.getByText(`antrean ${label}`).waitFor();
    await press(stage, 'p');
    await pharmacy.getByText('ke Farmasi 1 pukul').waitFor();
    found.push(...(await findings(stage, 'medicine that is ready')));
    // After F5 it stands where it stood.
    await stage.reload();
    await stage.getByRole('button', { name: 'Pendaftaran & farmasi' }).click();
    await pharmacy.getByText('ke Farmasi 1 pukul').waitFor();
    await press(stage, 's');
    await stage.getByText('Selesai hari ini: 1').waitFor();
    await counter.getByText(`${label} → F-01`).waitFor({ state: 'detached' });
    const { turns } = await clinic.counter.call('bookingDay', {
      facilityId: clinic.facilityId,
      date: (await clinic.session(0)).serviceDate,
    });
    expect(turns.map(({ kind, state }) => [kind, state])).toEqual([
      ['admission', 'done'],
      ['pharmacy', 'done'],
    ]);
    expect(found).toEqual([]);
  }, 180_000);

  it('should stand on the board with the counter of the stage, and without anybody’s name', async () => {
    const { name } = patientNo(72);
    await clinic.counter.call('takeTicket', {
      ...{ sessionId: (await clinic.session(0)).id, channel: 'counter', placeKind: 'walk_in' },
      patient: patientNo(72),
    });
    const { stages } = await clinic.counter.call('bookingDay', {
      facilityId: clinic.facilityId,
      date: (await clinic.session(0)).serviceDate,
    });
    const { page } = await browsing.open(`${own.world.line.base}/portal/#board`, { viewport: LAPTOP });
    await letIn(page, clinic);
    const admission = stages.find(({ kind }) => kind === 'admission');
    const { turn } = await clinic.counter.call('callTurn', {
      id: admission?.id ?? '',
      room: 'Pendaftaran 2',
    });
    const now = page.locator('.bd-calls .newest');
    await now.getByText(turn?.label ?? '').waitFor();
    await now.getByText('Pendaftaran 2').waitFor();
    expect(await page.locator('body').innerText()).not.toContain(name);
  }, 60_000);
});

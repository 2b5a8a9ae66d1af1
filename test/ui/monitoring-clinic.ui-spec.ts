import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { CaseFile } from '#siaga/contracts';
import { buildClinic, dayFromNow, type ClinicWorld } from '../support/booking-world.js';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { buildMonitoring, monitoredNo, openCase, type MonitoringWorld } from '../support/monitoring-world.js';
import { findings } from './support/axe.js';
import { LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { brokenTexts, expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const OFFICER = 'petugas.poli';

describe('a clinic visit that an officer books at the desk', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, {
    SIAGA_ROLE: 'web',
    SIAGA_PUBLIC_URL: 'https://siaga.example',
  });
  let world: MonitoringWorld;
  let clinic: ClinicWorld;
  let small: ClinicWorld;

  beforeAll(async () => {
    const { server } = own.world;
    world = await buildMonitoring(server);
    await server.account(OFFICER, inRegion('field_officer'), 'Wati Contoh');
    const { id: facilityId } = await server.hospital(undefined, 'puskesmas');
    clinic = await buildClinic(server, { facilityId, name: 'Klinik Paru' });
    small = await buildClinic(server, {
      ...{ facilityId, name: 'Klinik Gigi', letter: 'G' },
      weekly: { rhythm: { minutes: 240, places: 1, walkIns: 0, firstExtra: 0 } },
    });
  }, 60_000);

  async function sheetOf(name: string, viewport = LAPTOP): Promise<Page> {
    const { page, watch } = await browsing.open(`${own.world.line.base}/desk/`, { viewport });
    watch.allow(/409/);
    await page.addInitScript('window.print = () => { window.printed = true; }');
    await page.reload();
    await signInByKeyboard(page, OFFICER);
    await page.getByRole('button', { name: `Buka ${name}`, exact: true }).click();
    return page;
  }
  const fileOf = (id: string): Promise<CaseFile> => world.officer.call('monitoredCase', { id });

  it('should be had in two presses, the second a digit, with what was seen; and stand in the case', async () => {
    const { id, person } = (await openCase(world, 1)).case;
    const page = await sheetOf(person.name);
    await page.getByRole('button', { name: 'Pesan poli' }).press('Enter');
    const window = page.getByRole('dialog', { name: `Pesan poli untuk ${person.name}` });
    await window.getByLabel('Yang terlihat pada orangnya').fill('Batuk berdarah');
    await window.getByLabel('Poli, dokter, atau rumah sakit').fill('paru');
    await page.keyboard.press('Enter');
    await window.getByRole('heading', { name: /Klinik Paru/ }).waitFor();
    const found = await findings(page, 'clinics near the house');
    found.push(...(await brokenTexts(page, 'clinics')));
    await window.locator('[data-window]:focus').waitFor();
    await page.keyboard.press('1');
    const done = page.getByRole('dialog', { name: `Nomor poli untuk ${person.name}` });
    await done.getByText('Pesan dengan nomor ini dikirim ke ponsel pasien.').waitFor();
    found.push(...(await findings(page, 'a clinic number')));
    await done.getByRole('button', { name: 'Cetak karcis' }).click();
    await page.waitForFunction('window.printed === true');
    expect(await page.locator('.dk-slip').textContent()).not.toMatch(/COVID|Warga|1571/);
    await page.evaluate('window.dispatchEvent(new Event("afterprint"))');
    await done.getByRole('button', { name: 'Selesai' }).click();
    await page.getByText('Klinik Paru: dipesan').waitFor();
    found.push(...(await findings(page, 'a case with a clinic visit')));
    expect(found).toEqual([]);
    const { referrals } = await fileOf(id);
    expect(referrals).toMatchObject([{ clinicName: 'Klinik Paru', officer: 'Wati Contoh' }]);
    const { tickets } = await clinic.counter.call('bookingDay', {
      ...{ facilityId: clinic.facilityId, date: referrals[0]?.serviceDate ?? '' },
    });
    const there = tickets.find(({ label }) => label === referrals[0]?.label);
    expect(there?.referral?.reason).toBe('Batuk berdarah. Pelindung: APD level 2.');
  }, 90_000);

  it('should say what became of a place that went meanwhile, and keep what was typed through a reload', async () => {
    const { person } = (await openCase(world, 2)).case;
    const page = await sheetOf(person.name, PHONE);
    await page.getByRole('button', { name: 'Pesan poli' }).click();
    const window = page.getByRole('dialog', { name: `Pesan poli untuk ${person.name}` });
    await window.getByLabel('Yang terlihat pada orangnya').fill('Demam tinggi');
    await page.reload();
    await page.getByRole('button', { name: `Buka ${person.name}`, exact: true }).click();
    await page.getByRole('button', { name: 'Pesan poli' }).click();
    expect(await window.getByLabel('Yang terlihat pada orangnya').inputValue()).toBe('Demam tinggi');
    await window.getByLabel('Poli, dokter, atau rumah sakit').fill('gigi');
    await window.getByRole('button', { name: 'Cari' }).click();
    const place = window.getByRole('group', { name: /Klinik Gigi/ }).locator('[data-window]');
    await place.first().waitFor();
    await expectNoSidewaysScroll(page);
    // In the afternoon nothing of today is left to be taken.
    for (const days of [0, 1]) {
      const { facilityId, counter } = small;
      const { sessions } = await counter.call('bookingDay', { facilityId, date: dayFromNow(days) });
      for (const session of sessions.filter(({ clinicId }) => clinicId === small.clinic.id))
        for (const n of session.clusters.keys()) {
          const { name, nik } = monitoredNo(90 + days * 10 + n);
          await counter.try('takeTicket', {
            ...{ sessionId: session.id, channel: 'counter', placeKind: 'jkn', patient: { name, nik } },
          });
        }
    }
    await place.first().click();
    await window.getByText('Tempat itu baru saja habis', { exact: false }).waitFor();
    await place.first().click();
    const done = page.getByRole('dialog', { name: `Nomor poli untuk ${person.name}` });
    await done.getByText('Pesan dengan nomor ini dikirim ke ponsel pasien.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Klinik Gigi: dipesan').waitFor();
  }, 90_000);
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { movedPoint, type OpenedCase } from '#siaga/contracts';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  openCase,
  programInput,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { findings } from './support/axe.js';
import { CUT_LINE, eventually, LAPTOP, PHONE, useBrowser, type OpenPage } from './support/browser.js';
import { brokenTexts, expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const OFFICER = 'petugas.lokasi';
const HOME = { lon: 103.61, lat: -1.6 };
/** The page sends once in a while, and is patient with a line that is gone. */
const SLOW = { timeout: 60_000 };
const at = (metres: number) => {
  const { lon, lat } = movedPoint(HOME, 0, metres);
  return { longitude: lon, latitude: lat, accuracy: 20 };
};

describe('where somebody is who consented, and how they wish to be asked', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, { SIAGA_ROLE: 'web' });
  let world: MonitoringWorld;

  beforeAll(async () => {
    const { server } = own.world;
    world = await buildMonitoring(server);
    const rules = { ...programInput().rules, movement: { radiusM: 200, gridM: 200, trailDays: 7 } };
    const program = await world.office.call('setMonitoringProgram', { ...programInput(), rules });
    world = { ...world, program };
    await server.account(OFFICER, inRegion('field_officer'), 'Lina Contoh');
  }, 60_000);

  const button = (page: Page | Locator, name: string) => page.getByRole('button', { name });
  const fileOf = (id: string) => world.officer.call('monitoredCase', { id });

  async function look(page: Page, what: string): Promise<string[]> {
    const found = [...(await findings(page, what)), ...(await brokenTexts(page, what))];
    await expectNoSidewaysScroll(page);
    if (process.env.SIAGA_UI_PICTURES === '1')
      for (const theme of ['light', 'dark']) {
        await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
        await page.screenshot({ path: `test/ui/__output__/movement ${what} ${theme}.png`, fullPage: true });
      }
    return found;
  }

  async function ownPage(opened: OpenedCase, allowed: boolean): Promise<OpenPage> {
    const browser = await browsing.open(`${own.world.line.base}/portal/`, {
      viewport: PHONE,
      geolocation: at(0),
      permissions: allowed ? ['geolocation'] : [],
    });
    const { page } = browser;
    await button(page, 'Buka laporan harian').click();
    await page.getByLabel('Kode dari petugas').fill(opened.activation?.code ?? '');
    await page.getByLabel(/nam angka rahasia/).fill('482915');
    await page.getByRole('button', { name: 'Buka', exact: true }).click();
    return browser;
  }

  it('should be asked first, raise a flag on the officer’s list when they leave without a line, and be gone when taken back', async () => {
    const opened = await openCase(world, 501, { place: HOME });
    const { id, person } = opened.case;
    const { page: desk } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await desk.reload();
    await signInByKeyboard(desk, OFFICER);
    await button(desk, `Buka ${person.name}`).waitFor();

    const { page, context, watch } = await ownPage(opened, true);
    const part = page.getByRole('region', { name: 'Lokasi Anda' });
    await part.getByText('hanya selama halaman ini terbuka').waitFor();
    const found = await look(page, 'asked for the location');
    await button(part, 'Saya bersedia').click();
    await part.getByText('Anda di wilayah isolasi.').waitFor(SLOW);
    found.push(...(await look(page, 'at home')));

    watch.allow(CUT_LINE);
    await context.setOffline(true);
    await context.setGeolocation(at(2_000));
    await part.getByText('Tidak ada sambungan').waitFor(SLOW);
    await context.setOffline(false);
    await part.getByText('Anda di luar wilayah isolasi').waitFor(SLOW);
    found.push(...(await look(page, 'out of the area')));
    expect((await fileOf(id)).case.flags.map(({ kind }) => kind)).toEqual(['breach']);

    const row = desk.getByRole('listitem').filter({ hasText: person.name });
    await row.getByText('Keluar isolasi').first().waitFor();
    await button(desk, `Buka ${person.name}`).click();
    const sheet = desk.getByRole('complementary', { name: `Kasus ${person.name}` });
    const trail = sheet.getByRole('region', { name: 'Lokasi' });
    await button(trail, 'Lihat jejak lokasi').click();
    await trail.getByText(/Di luar wilayah, kira-kira 2000 m dari rumah/).waitFor();
    await button(trail, 'Lihat di peta').click();
    await trail
      .getByRole('application', { name: 'Peta jejak lokasi' })
      .or(trail.locator('.mon-map'))
      .first()
      .waitFor();
    found.push(...(await look(desk, 'a trail')));
    await button(trail, 'Izinkan keluar 2 jam').click();
    await trail.getByText(/Boleh keluar sampai/).waitFor();
    await part.getByText(/Petugas mengizinkan Anda keluar sampai/).waitFor();

    await button(part, 'Berhenti dan hapus jejaknya').click();
    await button(part, 'Saya bersedia').waitFor();
    await trail.getByText('Belum menyetujui berbagi lokasi').waitFor();
    const read = await world.officer.call('caseTrail', { id });
    expect(read).toMatchObject({ consentedAt: null, places: [] });
    expect(found).toEqual([]);
  }, 240_000);

  it('should change nothing else where the phone may not tell', async () => {
    const opened = await openCase(world, 502, { place: HOME });
    const { page } = await ownPage(opened, false);
    const part = page.getByRole('region', { name: 'Lokasi Anda' });
    await button(part, 'Saya bersedia').click();
    await part.getByText('Izin lokasi ditolak di telepon ini').waitFor(SLOW);
    const found = await look(page, 'not allowed');
    await page.getByRole('button', { name: /Lapor hari ini/ }).click();
    await page.getByRole('heading', { name: 'Bagaimana keadaan Anda?' }).waitFor();
    expect(found).toEqual([]);
  }, 120_000);

  it('should be asked by the channel and at the hour that they choose', async () => {
    const opened = await openCase(world, 503, { place: null });
    const { page } = await ownPage(opened, true);
    await page.getByText('rumah Anda belum ditandai di peta').waitFor();
    await button(page, 'Cara ditanya').click();
    const form = page.getByRole('form', { name: `Cara menanyakan laporan ${opened.case.person.name}` });
    await form.getByLabel('WhatsApp').check();
    await form.getByLabel('Jam').selectOption({ label: '19.00' });
    const found = await look(page, 'how to be asked');
    await button(form, 'Simpan').click();
    await form.getByText('Disimpan.').waitFor();
    await eventually(async () => (await fileOf(opened.case.id)).asks, { channel: 'whatsapp', hour: 19 });
    await form.getByLabel('Jangan tanya').check();
    await button(form, 'Simpan').click();
    await eventually(async () => (await fileOf(opened.case.id)).asks.channel, 'none');
    expect(found).toEqual([]);
  }, 120_000);
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { CaseFile, OpenedCase } from '#siaga/contracts';
import { JournalFollowers } from '#siaga/journal';
import { DailyAsks, FlagDeadlines } from '#siaga/monitoring';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { buildEntry, type EntryWorld } from '../support/entry-world.js';
import { openCase } from '../support/monitoring-world.js';
import { textsAbout } from '../support/portal-booking.js';
import { scanned } from './support/cards.js';
import {
  CUT_LINE,
  DESKTOP,
  eventually,
  LAPTOP,
  PHONE,
  useBrowser,
  type OpenPage,
} from './support/browser.js';
import { signInByKeyboard, signOnCrew } from './support/steps.js';
import { CREW, OPERATOR, PHONE_POSITION, useWorld } from './support/world.js';

const OFFICER = 'petugas.contoh';
const PORT = 'petugas.bandara';
const PIN = '739201';
const GATEWAY = 'rahasia-gerbang-sms-contoh';
/** True once the page is kept on the phone. */
const IS_KEPT =
  'navigator.serviceWorker.ready.then(() => caches.match("/portal/index.html", { ignoreSearch: true })).then((kept) => kept !== undefined)';

/** What people live through from end to end, over several screens at once; each screen by itself is tried in its own spec. */
describe('a follow-up from end to end', () => {
  const browsing = useBrowser();
  const database = useDatabase();
  const own = useWorld(database.databaseUrl, {
    SIAGA_ROLE: 'web',
    SIAGA_PUBLIC_URL: 'https://siaga.uji',
    SIAGA_SMS: JSON.stringify({ url: 'http://127.0.0.1:9/sms', inbound: { secret: GATEWAY } }),
  });
  let world: EntryWorld;

  beforeAll(async () => {
    const { server } = own.world;
    world = await buildEntry(server);
    await server.account(OFFICER, inRegion('field_officer'), 'Wati Contoh');
    await server.account(PORT, inRegion('entry_officer'), 'Joko Contoh');
  }, 60_000);

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const row = (page: Page, name: string) =>
    page.locator('.mon-row').filter({ has: page.getByRole('button', { name: `Buka ${name}`, exact: true }) });
  const fileOf = (id: string): Promise<CaseFile> => world.officer.call('monitoredCase', { id });
  const answer = (page: Page, question: string, said: 'Ya' | 'Tidak') =>
    page.getByRole('group', { name: question }).getByRole('radio', { name: said }).check();

  const portal = (at = ''): Promise<OpenPage> =>
    browsing.open(`${own.world.line.base}/portal/${at}`, { viewport: PHONE });

  async function desk(as: string, viewport = LAPTOP): Promise<Page> {
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport });
    await signInByKeyboard(page, as);
    return page;
  }

  async function activate(opened: OpenedCase): Promise<Page> {
    const { page } = await portal();
    await button(page, 'Buka laporan harian').click();
    await page.getByLabel('Kode dari petugas').fill(opened.activation?.code ?? '');
    await page.getByLabel(/nam angka rahasia/).fill(PIN);
    await page.getByRole('button', { name: 'Buka', exact: true }).click();
    await page.getByRole('heading', { name: /Laporan harian: / }).waitFor();
    return page;
  }

  /** Fills the form of the day in as somebody who is well, but for what is said otherwise, and sends it. */
  async function report(page: Page, signs?: string): Promise<void> {
    await button(page, /Lapor hari ini/).click();
    await page.getByLabel('Suhu').fill('36,7');
    await button(page, 'Tidak ada gejala di bawah ini').click();
    if (signs !== undefined) await answer(page, signs, 'Ya');
    await answer(page, 'Tetap di rumah', 'Ya');
    await button(page, 'Periksa laporan').click();
    await button(page, 'Kirim laporan').click();
  }

  /** Another day begins: all that was is a day longer ago. */
  async function nextDay(id: string): Promise<void> {
    await database.pool.query(
      'UPDATE monitored_case SET day_one = day_one - 1, ends_on = ends_on - 1, last_for_date = last_for_date - 1 WHERE id = $1',
      [id],
    );
    await database.pool.query('UPDATE monitoring_report SET for_date = for_date - 1 WHERE case_id = $1', [
      id,
    ]);
  }

  /** As the gateway tells what somebody answered. */
  async function smsFrom(from: string, text: string): Promise<void> {
    const response = await fetch(`${own.world.server.base}/api/v1/messaging/sms`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${GATEWAY}` },
      body: JSON.stringify({ type: 'message', id: `m-${text}`, from, text }),
    });
    expect(response.status).toBe(200);
  }

  it('should make an ambulance of an answer: the person, the officer, the operator and the crew see each other', async () => {
    const opened = await openCase(world, 401, { kind: 'pdp' });
    const { name } = opened.case.person;
    const { server } = own.world;
    // What happens from here on is followed.
    await server.get(JournalFollowers).runDue();
    const officer = await desk(OFFICER);
    const { page: console } = await browsing.open(`${own.world.line.base}/`, { viewport: DESKTOP });
    await signInByKeyboard(console, OPERATOR);
    await console.locator('.live[data-line=online]').waitFor();
    const { page: crew } = await browsing.open(`${own.world.line.base}/crew/`, {
      ...{ viewport: PHONE, hasTouch: true, geolocation: PHONE_POSITION, permissions: ['geolocation'] },
    });
    await signOnCrew(crew, CREW, own.world.unit.callSign);

    const phone = await activate(opened);
    await row(officer, name).waitFor();
    await report(phone, 'Sesak napas');
    await phone.getByRole('heading', { name: 'Perlu pertolongan sekarang' }).waitFor();
    await row(officer, name).getByText('Darurat').first().waitFor();

    await button(officer, `Buka ${name}`).click();
    const sheet = officer.getByRole('complementary', { name: `Kasus ${name}` });
    await sheet.getByRole('button', { name: 'Ambulans' }).click();
    const call = officer.getByRole('dialog', { name: `Panggil ambulans untuk ${name}` });
    await call.getByLabel('Yang terlihat').fill('Sesak, bibir biru');
    await call.getByRole('button', { name: 'Panggil ambulans' }).click();

    await sheet.getByText('menunggu operator').waitFor();
    await phone.getByText('Bantuan dipanggil. Operator 119 akan menghubungi Anda.').waitFor();

    await console.locator('.ring').first().waitFor();
    await console.keyboard.press('a');
    await console.getByText('Sesak, bibir biru').first().waitFor();
    await console.getByText('APD level 2').first().waitFor();
    await sheet.getByText('dijawab operator').waitFor();
    await phone.getByText('Operator 119 menangani panggilan Anda.').waitFor();
    await console.keyboard.press('k');
    await console.keyboard.type('Sesak');
    await console.locator('.card h1', { hasText: 'Sesak napas' }).waitFor();
    await console.keyboard.press('Escape');
    await console.keyboard.press('q');
    await console.locator('[role=radio][data-triage=merah][aria-checked=true]').waitFor();
    await console.getByRole('button', { name: `Kirim ${own.world.unit.callSign} ke lokasi` }).waitFor();
    await console.keyboard.press('Enter');

    await crew.locator('.cr-offer').waitFor();
    await crew.getByRole('button', { name: 'Terima', exact: true }).click();
    await console.locator('.job .status', { hasText: 'Diterima' }).waitFor();
    await crew
      .getByText(/Pelindung: APD level 2/)
      .first()
      .waitFor();
    await server.get(JournalFollowers).runDue();
    await sheet.getByText('ambulans menuju lokasi').waitFor();
    await phone.getByText('Ambulans sedang menuju ke rumah.').waitFor();
  }, 120_000);

  it('should be told by a feature phone: asked by message, answered with a sign, seen by the officer', async () => {
    const opened = await openCase(world, 402, { asks: { channel: 'sms', hour: 0 } });
    const { name } = opened.case.person;
    const officer = await desk(OFFICER);
    await row(officer, name).waitFor();
    await database.pool.query(
      "UPDATE monitoring_ask SET ask_at = now() - interval '1 second' WHERE case_id = $1",
      [opened.case.id],
    );
    await own.world.server.get(DailyAsks).askDue();
    expect((await textsAbout(own.world.server, opened.case.id))[0]).toContain('balas 1 bila serumah sehat');
    await smsFrom('+6281255561402', '1');
    await row(officer, name)
      .getByText(/Lapor(an)? terakhir/)
      .waitFor();

    await smsFrom('+6281255561402', '2');
    await row(officer, name).getByText('Bergejala').first().waitFor();
    expect((await textsAbout(own.world.server, opened.case.id))[0]).toContain('telepon 119');
    expect((await fileOf(opened.case.id)).reports).toMatchObject([
      { source: 'message', weight: 'none' },
      { source: 'message', weight: 'symptomatic', revision: 2 },
    ]);
  }, 90_000);

  it('should be met at the port, report for three days, one of them without a line, fall silent and be visited', async () => {
    const page = await desk(PORT, PHONE);
    await button(page, /Bandara Contoh \(udara\)/).waitFor();
    await button(page, 'Mulai jaga').click();
    await button(page, 'Orang berikutnya').click();
    await page.getByLabel('NIK', { exact: true }).fill('1571031508920031');
    await page.getByLabel('Nama').fill('Pendatang Jauh');
    await page.getByLabel('Telepon').fill('0812-5556-7031');
    await page.getByLabel('Datang dari').fill('Jakarta');
    const region = page.getByLabel('Kelurahan, kecamatan atau kota');
    await region.fill('talang banjar');
    await page
      .getByRole('option', { name: /Talang Banjar/ })
      .first()
      .waitFor();
    await region.press('Enter');
    await page.getByLabel('Alamat').fill('Jalan Contoh 31');
    await page.getByLabel('Suhu').fill('36,5');
    await button(page, 'Tidak ada keluhan').click();
    await page.getByText('Setuju dipantau').click();
    await button(page, 'Simpan dan tampilkan kode').click();
    const address = await scanned(page, 'Kode untuk dipindai ponsel pendatang');

    const { page: phone, context, watch } = await portal();
    await phone.goto(address);
    await phone.getByLabel('Buat enam angka rahasia').fill(PIN);
    await button(phone, 'Hubungkan ponsel ini').click();
    await page.locator('.ent-paired').waitFor();
    await button(phone, 'Buka halaman saya').click();
    const me = phone.getByRole('region', { name: 'Pendatang Jauh' });
    await me.getByText('Hari ke-1 dari 14').waitFor();
    const officer = await desk(OFFICER);
    await row(officer, 'Pendatang Jauh').waitFor();
    const { cases } = await world.officer.call('monitoringWork', { regionCode: world.program.regionCode });
    const id = cases.find(({ person }) => person.name === 'Pendatang Jauh')?.id ?? '';

    for (const day of [2, 3, 4]) {
      await nextDay(id);
      await phone.reload();
      await me.getByText(`Hari ke-${String(day)} dari 14`).waitFor();
      const isCut = day === 3;
      if (isCut) {
        watch.allow(CUT_LINE);
        await eventually(() => phone.evaluate(IS_KEPT), true);
        await context.setOffline(true);
        await phone.reload();
        await phone.getByRole('heading', { name: 'Tidak ada sambungan' }).waitFor();
      }
      await report(phone);
      if (isCut) await context.setOffline(false);
      await phone.getByText('Laporan sudah diterima.').waitFor();
      await button(phone, 'Selesai').click();
    }
    expect((await fileOf(id)).reports.map(({ weight }) => weight)).toEqual(['none', 'none', 'none', 'none']);
    await row(officer, 'Pendatang Jauh').getByText('Hari 4 dari 14', { exact: false }).waitFor();

    await nextDay(id);
    await database.pool.query(
      "UPDATE monitored_case SET silent_at = now() - interval '1 second' WHERE id = $1",
      [id],
    );
    await own.world.server.get(FlagDeadlines).runDue();
    await row(officer, 'Pendatang Jauh').locator('.mon-flag').first().waitFor();
    await button(officer, 'Buka Pendatang Jauh').focus();
    await officer.keyboard.press('t');
    await row(officer, 'Pendatang Jauh').getByText('diambil Wati Contoh', { exact: false }).waitFor();
    await officer.keyboard.press('k');
    const visit = officer.getByRole('dialog', { name: 'Kunjungan atau telepon: Pendatang Jauh' });
    await visit.getByLabel('Catatan').fill('Ponselnya rusak, orangnya sehat');
    await visit.getByRole('button', { name: 'Simpan kunjungan' }).click();
    await row(officer, 'Pendatang Jauh').locator('.mon-flag').first().waitFor({ state: 'detached' });
    expect((await fileOf(id)).visits).toMatchObject([
      { note: 'Ponselnya rusak, orangnya sehat', officer: 'Wati Contoh' },
    ]);
  }, 180_000);
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { OpenedCase } from '#siaga/contracts';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  dayInJambi,
  openCase,
  WELL,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { textsAbout } from '../support/portal-booking.js';
import { send } from '../support/session.js';
import { findings } from './support/axe.js';
import { CUT_LINE, eventually, PHONE, useBrowser, type OpenPage } from './support/browser.js';
import { expectNoSidewaysScroll } from './support/layout.js';
import { useWorld } from './support/world.js';

const WRONG = /status of (409|429) /;
const PIN = '482915';
/** True once the page is kept on the phone; a script text, since these tests are compiled without the browser's types. */
const IS_KEPT =
  'navigator.serviceWorker.ready.then(() => caches.match("/portal/index.html", { ignoreSearch: true })).then((kept) => kept !== undefined)';
const KEPT_REPORTS = 'Object.keys(localStorage).filter((key) => key.startsWith("siaga.kept.report.")).length';

describe('the daily report on a phone', () => {
  const browsing = useBrowser();
  const database = useDatabase();
  const own = useWorld(database.databaseUrl, { SIAGA_ROLE: 'web', SIAGA_PUBLIC_URL: 'https://siaga.uji' });
  let monitoring: MonitoringWorld;

  beforeAll(async () => {
    monitoring = await buildMonitoring(own.world.server);
  }, 60_000);

  const card = (page: Page, n: number) =>
    page.getByRole('region', { name: `Warga Contoh ${String(n)}`, exact: true });
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const fileOf = (id: string) => monitoring.officer.call('monitoredCase', { id });
  const toldOf = async (id: string) =>
    (await fileOf(id)).reports.map(({ forDate, weight, revision }) => [forDate, weight, revision]);

  /** Another day begins: all that was is a day longer ago. */
  async function nextDay({ case: { id } }: OpenedCase): Promise<void> {
    await database.pool.query(
      'UPDATE monitored_case SET day_one = day_one - 1, ends_on = ends_on - 1, last_for_date = last_for_date - 1 WHERE id = $1',
      [id],
    );
    await database.pool.query('UPDATE monitoring_report SET for_date = for_date - 1 WHERE case_id = $1', [
      id,
    ]);
  }

  /** Axe on the page as it stands, nothing cut off at the side, and a picture in both themes where they are asked for. */
  async function look(page: Page, what: string): Promise<string[]> {
    const found = await findings(page, what);
    await expectNoSidewaysScroll(page);
    if (process.env.SIAGA_UI_PICTURES === '1')
      for (const theme of ['light', 'dark']) {
        await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
        await page.screenshot({ path: `test/ui/__output__/monitoring ${what} ${theme}.png`, fullPage: true });
      }
    await page.evaluate("document.documentElement.dataset.theme = 'light'");
    return found;
  }

  const portal = (): Promise<OpenPage> =>
    browsing.open(`${own.world.line.base}/portal/`, { viewport: PHONE });

  async function typeCode(page: Page, code: string, pin: string): Promise<void> {
    await page.getByLabel('Kode dari petugas').fill(code);
    await page.getByLabel(/nam angka rahasia/).fill(pin);
    await page.getByRole('button', { name: 'Buka', exact: true }).click();
  }

  async function activate(opened: OpenedCase): Promise<OpenPage> {
    const browser = await portal();
    await button(browser.page, 'Buka laporan harian').click();
    await typeCode(browser.page, opened.activation?.code ?? '', PIN);
    await browser.page.getByRole('heading', { name: /Laporan harian: / }).waitFor();
    return browser;
  }

  const answer = (page: Page, question: string, said: 'Ya' | 'Tidak') =>
    page.getByRole('group', { name: question }).getByRole('radio', { name: said }).check();

  /** Fills the open form in as somebody who is well, and looks at the summary. */
  async function fillWell(page: Page): Promise<void> {
    await page.getByLabel('Suhu').fill('36,6');
    await button(page, 'Tidak ada gejala di bawah ini').click();
    await answer(page, 'Tetap di rumah', 'Ya');
    await button(page, 'Periksa laporan').click();
    await page.getByRole('heading', { name: /benar begini/ }).waitFor();
  }

  it('should be opened by a code, sent on three days, corrected, and say when help is needed now', async () => {
    const opened = await openCase(monitoring, 301);
    const code = opened.activation?.code ?? '';
    const { page, watch } = await portal();
    const found = await look(page, 'start');
    await button(page, 'Buka laporan harian').click();
    await typeCode(page, 'ACD', '111111');
    await page.getByText('Isi kode dari petugas').waitFor();
    await page.getByText('Angka ini mudah ditebak.').waitFor();
    found.push(...(await look(page, 'open, problems')));
    watch.allow(WRONG);
    await typeCode(page, 'ACDEFG34', PIN);
    await page.getByText('Kode salah, sudah lewat waktunya').waitFor();
    await typeCode(page, `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`, PIN);
    const me = card(page, 301);
    await me.getByText('Hari ke-2 dari 14').waitFor();
    await me.getByText('Belum lapor').waitFor();
    found.push(...(await look(page, 'house, due')));
    await expect(page.getByRole('link', { name: 'Telepon 119' }).getAttribute('href')).resolves.toBe(
      'tel:119',
    );

    await button(page, /Lapor hari ini/).click();
    await page.getByRole('heading', { name: 'Bagaimana keadaan Anda?' }).waitFor();
    await page.getByLabel('Suhu').fill('366');
    await button(page, 'Periksa laporan').click();
    await page.getByText('Isi suhu badan seperti 36,8.').waitFor();
    await page.getByText('Pilih ya atau tidak.').first().waitFor();
    found.push(...(await look(page, 'form, problems')));
    await button(page, 'Tidak ada gejala di bawah ini').click();
    await page.reload();
    // What was filled in outlives the page.
    await page
      .getByRole('group', { name: 'Batuk' })
      .getByRole('radio', { name: 'Tidak', checked: true })
      .waitFor();
    await fillWell(page);
    found.push(...(await look(page, 'summary')));
    await page.reload();
    await button(page, 'Kirim laporan').click();
    await page.getByText('Laporan sudah diterima.').waitFor();
    await page.getByText('Lapor lagi besok.').waitFor();
    found.push(...(await look(page, 'taken')));
    await page.reload();
    await page.getByText('Laporan sudah diterima.').waitFor();
    await button(page, 'Selesai').click();
    await me.getByText('Sudah lapor').waitFor();
    expect(await toldOf(opened.case.id)).toEqual([[dayInJambi(), 'none', 1]]);

    await nextDay(opened);
    await page.reload();
    await me.getByText('Hari ke-3 dari 14').waitFor();
    await button(page, /Perbaiki laporan kemarin/).waitFor();
    await button(page, /Lapor hari ini/).click();
    await fillWell(page);
    await button(page, 'Kirim laporan').click();
    await page.getByText('Laporan sudah diterima.').waitFor();
    await page.goBack();
    await button(page, /Perbaiki laporan hari ini/).click();
    await page.getByText('Tanggal ini sudah dilaporkan.').waitFor();
    await answer(page, 'Sesak napas', 'Ya');
    await button(page, 'Periksa laporan').click();
    await page.getByText('sebelumnya: Tidak').waitFor();
    found.push(...(await look(page, 'correction')));
    await button(page, 'Kirim pembetulan').click();
    await page.getByRole('heading', { name: 'Perlu pertolongan sekarang' }).waitFor();
    await page.getByText('Laporan sudah diterima.').waitFor();
    found.push(...(await look(page, 'urgent')));
    await button(page, 'Selesai').click();

    await nextDay(opened);
    await nextDay(opened);
    await page.reload();
    await me.getByText('Terlambat').waitFor();
    found.push(...(await look(page, 'house, late')));
    await button(page, /Lapor untuk kemarin/).click();
    await fillWell(page);
    await button(page, 'Kirim laporan').click();
    await page.getByText('Laporan sudah diterima.').waitFor();
    expect(await toldOf(opened.case.id)).toEqual([
      [dayInJambi(-3), 'none', 1],
      [dayInJambi(-2), 'none', 1],
      [dayInJambi(-2), 'urgent', 2],
      [dayInJambi(-1), 'none', 1],
    ]);
    expect(found).toEqual([]);
  }, 180_000);

  it('should be made for a whole house without a line, outlive F5, and go by itself when there is one', async () => {
    const mother = await openCase(monitoring, 311);
    const child = await openCase(monitoring, 312, { householdOf: mother.case.id });
    const other = await openCase(monitoring, 313, { householdOf: mother.case.id });
    const { page, context, watch } = await activate(mother);
    await eventually(() => page.evaluate(IS_KEPT), true);
    watch.allow(CUT_LINE);
    await context.setOffline(true);
    await page.getByText('Anda tetap bisa melapor.').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Tidak ada sambungan' }).waitFor();
    await card(page, 312)
      .getByRole('button', { name: /Lapor hari ini/ })
      .click();
    await page.getByRole('heading', { name: 'Bagaimana keadaan Warga Contoh 312?' }).waitFor();
    await fillWell(page);
    await button(page, 'Kirim laporan').click();
    await page.getByText('Menunggu jaringan. Laporan tersimpan').waitFor();
    const found = await look(page, 'waiting');
    await button(page, 'Selesai').click();
    await card(page, 313)
      .getByRole('button', { name: /Lapor hari ini/ })
      .click();
    await answer(page, 'Sesak napas', 'Ya');
    await page.reload();
    await page
      .getByRole('group', { name: 'Sesak napas' })
      .getByRole('radio', { name: 'Ya', checked: true })
      .waitFor();
    await answer(page, 'Batuk', 'Tidak');
    await answer(page, 'Tetap di rumah', 'Ya');
    await button(page, 'Periksa laporan').click();
    await button(page, 'Kirim laporan').click();
    // Who needs help now is told without a line too.
    await page.getByRole('heading', { name: 'Perlu pertolongan sekarang' }).waitFor();
    await button(page, 'Selesai').click();
    await card(page, 312)
      .getByText(/menunggu jaringan/)
      .waitFor();
    found.push(...(await look(page, 'house, waiting')));
    expect(await page.evaluate(KEPT_REPORTS)).toBe(2);
    const { version } = (await fileOf(other.case.id)).case;
    watch.allow(WRONG);
    await monitoring.officer.call('closeFollowUp', { id: other.case.id, version, as: 'referred' });

    await context.setOffline(false);
    await card(page, 312).getByText('Sudah lapor').waitFor();
    await page.getByText('Laporan ini tidak diterima: pemantauannya sudah ditutup petugas.').waitFor();
    await card(page, 313).getByText('Dirujuk ke fasilitas kesehatan.').waitFor();
    found.push(...(await look(page, 'house, refused and over')));
    await button(page, 'Sudah saya baca').click();
    await eventually(() => page.evaluate(KEPT_REPORTS), 0);
    expect(await toldOf(child.case.id)).toEqual([[dayInJambi(), 'none', 1]]);
    expect(await toldOf(other.case.id)).toEqual([]);
    expect(found).toEqual([]);
  }, 120_000);

  it('should follow the officer at once, in two tabs, and be found again with the digits on another phone', async () => {
    const mother = await openCase(monitoring, 321);
    const child = await openCase(monitoring, 322, { householdOf: mother.case.id });
    const { page, context, watch } = await activate(mother);
    const second = await context.newPage();
    await second.goto(page.url());
    await card(second, 322).getByText('Belum lapor').waitFor();
    await monitoring.officer.call('reportForCase', {
      id: child.case.id,
      forDate: dayInJambi(),
      answers: WELL,
    });
    for (const tab of [page, second]) await card(tab, 322).getByText('Sudah lapor').waitFor();

    // Both tabs hold a form; what the one sent, the other corrects, knowing it.
    for (const tab of [page, second])
      await card(tab, 321)
        .getByRole('button', { name: /Lapor hari ini/ })
        .click();
    watch.allow(CUT_LINE);
    await context.setOffline(true);
    await fillWell(page);
    await button(page, 'Kirim laporan').click();
    await page.getByText('Menunggu jaringan.').waitFor();
    await second.getByText('Tanggal ini sudah dilaporkan.').waitFor();
    await context.setOffline(false);
    await page.getByText('Laporan sudah diterima.').waitFor();
    await eventually(() => second.evaluate(KEPT_REPORTS), 0);
    await second.goBack();
    await card(second, 321).getByText('Sudah lapor').waitFor();
    expect(await toldOf(mother.case.id)).toEqual([[dayInJambi(), 'none', 1]]);

    const { version } = (await fileOf(mother.case.id)).case;
    const endsOn = dayInJambi(20);
    const extended = await monitoring.officer.call('extendCase', { id: mother.case.id, version, endsOn });
    await card(second, 321).getByText('Hari ke-2 dari 22').waitFor();

    const phone = await portal();
    phone.watch.allow(WRONG);
    await button(phone.page, 'Buka laporan harian').click();
    await phone.page.getByLabel('sudah pernah saya pakai').check();
    await typeCode(phone.page, mother.activation?.code ?? '', '111222');
    await phone.page.getByText('Kode atau enam angkanya tidak cocok.').waitFor();
    const found = await look(phone.page, 'come back, refused');
    await typeCode(phone.page, mother.activation?.code ?? '', PIN);
    await card(phone.page, 321).getByText('Sudah lapor').waitFor();
    await monitoring.officer.call('closeFollowUp', {
      ...{ id: mother.case.id, version: extended.version, as: 'completed' },
    });
    for (const tab of [second, phone.page])
      await card(tab, 321).getByText('Pemantauan sudah selesai.').waitFor();
    expect(await card(phone.page, 321).getByRole('button').count()).toBe(0);
    found.push(...(await look(phone.page, 'house, over')));
    expect(found).toEqual([]);
  }, 120_000);

  it('should be opened by the link of the message alone, and tell who guesses how long to wait', async () => {
    const opened = await openCase(monitoring, 331);
    const [text = ''] = await textsAbout(own.world.server, opened.case.id);
    const path = /portal\/#m\/[\w-]+/.exec(text)?.[0] ?? '';
    const { page } = await browsing.open(`${own.world.line.base}/${path}`, { viewport: PHONE });
    await button(page, 'Buka di ponsel ini').click();
    await card(page, 331).getByText('Belum lapor').waitFor();

    const code = opened.activation?.code ?? '';
    for (let guess = 0; guess < 12; guess += 1)
      await send(own.world.server.base, 'returnToCase', { code, pin: String(100_000 + guess) });
    const guesser = await portal();
    guesser.watch.allow(WRONG);
    await button(guesser.page, 'Buka laporan harian').click();
    await typeCode(guesser.page, code, PIN);
    await guesser.page.getByText(/Terlalu sering dicoba\. Coba lagi \d+ menit lagi\./).waitFor();
  }, 60_000);

  it('should call for help by one button, see that it is in hand, take a mistake back, and dial without a line', async () => {
    const opened = await openCase(monitoring, 341, { place: { lon: 103.6329, lat: -1.5992 } });
    const operator = await own.world.server.session(inRegion('operator'), 'Operator Panik');
    const { page, watch } = await activate(opened);
    const alarmOf = async () => (await fileOf(opened.case.id)).alarms[0];
    const help = page.getByRole('complementary', { name: 'Pertolongan' });
    await help.getByRole('button', { name: 'Panggil bantuan' }).click();
    await help.getByText('Bantuan dipanggil. Operator 119 akan menghubungi Anda.').waitFor();
    const found = await look(page, 'help is called');
    await help.getByRole('button', { name: /Salah tekan, batalkan \(\d+\)/ }).click();
    await help.getByText('Dibatalkan. Operator tahu bahwa ini salah tekan.').waitFor();
    expect((await alarmOf())?.takenBackAt).not.toBeNull();

    await help.getByRole('button', { name: 'Panggil bantuan' }).click();
    await help.getByText('Bantuan dipanggil.').waitFor();
    await page.reload();
    await help.getByText('Bantuan dipanggil.').waitFor();
    const id = String((await alarmOf())?.callId);
    expect(await operator.call('call', { id })).toMatchObject({ state: 'ringing', source: 'panic' });
    await operator.call('answerCall', { id });
    await help.getByText('Operator 119 menangani panggilan Anda.').waitFor();
    found.push(...(await look(page, 'help is in hand')));
    await operator.call('closeCall', { id, disposition: 'information' });
    await help.getByRole('button', { name: 'Panggil bantuan' }).waitFor();

    watch.allow(CUT_LINE);
    await page.context().setOffline(true);
    await help.getByRole('button', { name: 'Panggil bantuan' }).click();
    await help.getByText('Belum sampai. Telepon 119 sekarang.').waitFor();
    found.push(...(await look(page, 'help without a line')));
    expect(found).toEqual([]);
  }, 120_000);
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { CaseFile } from '#siaga/contracts';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  dayInJambi,
  monitoredNo,
  MonitoredPhone,
  openCase,
  WELL,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { findings } from './support/axe.js';
import { LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { brokenTexts, expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const OFFICER = 'petugas.contoh';

describe('what officers change of a case at the desk', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, { SIAGA_ROLE: 'web' });
  let world: MonitoringWorld;

  beforeAll(async () => {
    const { server } = own.world;
    world = await buildMonitoring(server);
    await server.account(OFFICER, inRegion('field_officer'), 'Wati Contoh');
  }, 60_000);

  const fileOf = (id: string): Promise<CaseFile> => world.officer.call('monitoredCase', { id });
  const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

  /** The sheet of somebody with all that may be done. */
  async function openSheet(name: string): Promise<{ page: Page; sheet: Locator }> {
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await page.reload();
    await signInByKeyboard(page, OFFICER);
    await page.getByRole('button', { name: `Buka ${name}`, exact: true }).click();
    const sheet = page.getByRole('complementary', { name: `Kasus ${name}` });
    await sheet.getByText('Tindakan lain').click();
    return { page, sheet };
  }

  it('should call an ambulance, and show what becomes of it', async () => {
    const { case: one } = await openCase(world, 1);
    const { name } = one.person;
    const { page, sheet } = await openSheet(name);
    await sheet.getByRole('button', { name: 'Ambulans' }).click();
    const ambulance = dialog(page, `Panggil ambulans untuk ${name}`);
    await ambulance.getByLabel('Yang terlihat').fill('Sesak sejak pagi');
    const found = await findings(page, 'an ambulance for somebody');
    await ambulance.getByRole('button', { name: 'Panggil ambulans' }).click();
    await sheet.getByText('menunggu operator').waitFor();
    const operator = await own.world.server.session(inRegion('operator'));
    const callId = (await fileOf(one.id)).alarms[0]?.callId ?? '';
    expect((await operator.call('call', { id: callId })).note).toMatch(/Sesak sejak pagi$/);
    await operator.call('answerCall', { id: callId });
    await sheet.getByText('dijawab operator').waitFor();
    found.push(...(await brokenTexts(page, 'a sheet with a call')));
    expect(found).toEqual([]);
  }, 60_000);

  it('should add a contact, make a case of them, and change how somebody is asked', async () => {
    const { case: one } = await openCase(world, 2, { kind: 'pdp' });
    const { name } = one.person;
    const { page, sheet } = await openSheet(name);
    await sheet.getByRole('button', { name: 'Tambah kontak' }).click();
    const fresh = dialog(page, `Kontak dari ${name}`);
    await fresh.getByLabel('Nama').fill('Kontak Contoh');
    await fresh.getByLabel('Alamat').fill('Jalan Contoh 22');
    await fresh.getByRole('button', { name: 'Mulai pantau' }).click();
    await dialog(page, 'Kode untuk Kontak Contoh').getByRole('button', { name: 'Selesai' }).click();
    await sheet.getByRole('button', { name: 'Kontak Contoh' }).click();

    const contact = page.getByRole('complementary', { name: 'Kasus Kontak Contoh' });
    await contact.getByText('Tindakan lain').click();
    await contact.getByRole('button', { name: 'Ubah golongan' }).click();
    const kind = dialog(page, 'Golongan Kontak Contoh');
    await kind.waitFor();
    const found = await findings(page, 'another kind');
    await kind.getByRole('button', { name: 'Pasien di rumah (PDP)' }).click();
    await kind.getByLabel('Hari 1 yang baru').fill(dayInJambi());
    await kind.getByRole('button', { name: 'Simpan golongan' }).click();
    await kind.waitFor({ state: 'detached' });
    await contact.getByText('Pasien di rumah (PDP)', { exact: false }).waitFor();

    await contact.getByRole('button', { name: 'Lihat kasus asalnya' }).click();
    await sheet.getByText('Tindakan lain').click();
    await sheet.getByRole('button', { name: 'Cara ditanya' }).click();
    const asks = dialog(page, `Cara ${name} ditanya setiap hari`);
    await asks.waitFor();
    found.push(...(await findings(page, 'how somebody is asked')));
    await asks.getByRole('button', { name: 'WhatsApp' }).click();
    await asks.getByLabel('Pukul').selectOption('19');
    await asks.getByRole('button', { name: 'Simpan cara' }).click();
    await sheet.getByText('WhatsApp, pukul 19.00').waitFor();
    const [named] = (await fileOf(one.id)).contacts;
    expect(named).toMatchObject({ name: 'Kontak Contoh', kind: 'pdp' });
    expect((await fileOf(one.id)).asks).toEqual({ channel: 'whatsapp', hour: 19 });
    expect(found).toEqual([]);
  }, 90_000);

  it('should let another of the house report', async () => {
    const { case: one } = await openCase(world, 3);
    const { case: other } = await openCase(world, 4, { householdOf: one.id });
    const { page, sheet } = await openSheet(other.person.name);
    await sheet.getByRole('button', { name: 'Jadikan pelapor' }).click();
    const reporter = dialog(page, `Pelapor serumah: ${other.person.name}`);
    await reporter.waitFor();
    const found = await findings(page, 'another reporter');
    await reporter.getByRole('button', { name: 'Jadikan pelapor' }).click();
    await reporter.getByText(/^[A-Z0-9]{4} [A-Z0-9]{4}$/).waitFor();
    await reporter.getByRole('button', { name: 'Selesai' }).click();
    await sheet.getByText('Melapor sendiri').waitFor();
    expect(found).toEqual([]);
  }, 60_000);

  it('should find the second record of a person and make one of both, on a telephone too', async () => {
    const first = await openCase(world, 5);
    const second = await openCase(world, 0, {
      person: { ...monitoredNo(5), name: 'Varga Contoh 5', nik: null },
    });
    const phone = await MonitoredPhone.activate(own.world.server, second);
    await phone.report({ ...WELL, temperature: 37.2 });
    const { name } = first.case.person;
    const { page, sheet } = await openSheet(name);
    await page.setViewportSize(PHONE);
    await sheet.getByRole('button', { name: 'Gabung catatan' }).click();
    const merge = dialog(page, `Gabung catatan ke ${name}`);
    await merge.getByLabel('Nama, nomor telepon, atau NIK').fill('varga 1005');
    await merge.getByRole('button', { name: 'Cari' }).click();
    await merge.getByRole('button', { name: 'Pilih Varga Contoh 5' }).waitFor();
    const found = await findings(page, 'a second record');
    await expectNoSidewaysScroll(page);
    found.push(...(await brokenTexts(page, 'a second record')));
    await merge.getByRole('button', { name: 'Pilih Varga Contoh 5' }).click();
    found.push(...(await findings(page, 'two records as one')));
    await merge.getByRole('button', { name: 'Ya, gabungkan' }).click();
    // The person used the second record's page: a way into the first is shown once.
    const code = dialog(page, `Kode untuk ${name}`);
    await code.getByText(/^[A-Z0-9]{4} [A-Z0-9]{4}$/).waitFor();
    await code.getByRole('button', { name: 'Selesai' }).click();
    await code.waitFor({ state: 'detached' });
    expect((await fileOf(first.case.id)).reports).toMatchObject([{ forDate: dayInJambi(), weight: 'none' }]);
    expect(found).toEqual([]);
  }, 60_000);

  it('should look for somebody in the whole area when the list does not hold them', async () => {
    const { case: ended } = await openCase(world, 0, {
      person: { ...monitoredNo(6), name: 'Jusuf Sudah Selesai' },
    });
    const { case: one } = await openCase(world, 7);
    await world.officer.call('closeFollowUp', { id: ended.id, version: ended.version, as: 'completed' });
    const { page } = await openSheet(one.person.name);
    await page.getByLabel('Cari nama, alamat, RT atau RW').fill('yusup');
    await page.getByRole('button', { name: 'Cari di seluruh wilayah' }).click();
    await page.getByRole('button', { name: 'Buka Jusuf Sudah Selesai' }).click();
    const sheet = page.getByRole('complementary', { name: 'Kasus Jusuf Sudah Selesai' });
    await sheet.getByText('Pemantauan sudah selesai', { exact: false }).waitFor();
    expect(await findings(page, 'found in the whole area')).toEqual([]);
  }, 60_000);
});

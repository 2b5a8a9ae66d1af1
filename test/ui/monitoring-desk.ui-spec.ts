import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { CaseFile, OpenedCase } from '#siaga/contracts';
import { inRegion, OTHER_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  dayInJambi,
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
const OFFICE = 'dinkes.contoh';
const STRANGER = 'petugas.lain';

describe('the officers of follow-up at the desk', () => {
  const browsing = useBrowser();
  // Nothing raises or passes on a flag by itself: each test does what it wants.
  const own = useWorld(useDatabase().databaseUrl, {
    SIAGA_ROLE: 'web',
    SIAGA_PUBLIC_URL: 'https://siaga.example',
  });
  let world: MonitoringWorld;

  beforeAll(async () => {
    const { server } = own.world;
    world = await buildMonitoring(server);
    await server.account(OFFICER, inRegion('field_officer'), 'Wati Contoh');
    await server.account(OFFICE, inRegion('health_office'), 'Dinkes Kota Contoh');
    await server.account(STRANGER, inRegion('field_officer', OTHER_REGION), 'Petugas Lain');
  }, 60_000);

  async function open(
    as: string,
    { work, refused }: { work?: string; refused?: RegExp } = {},
  ): Promise<Page> {
    const { page, watch } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    if (refused) watch.allow(refused);
    await page.addInitScript('window.print = () => { window.printed = true; }');
    await page.reload();
    await signInByKeyboard(page, as);
    if (work !== undefined) await page.getByRole('button', { name: work, exact: true }).click();
    return page;
  }
  const row = (page: Page, name: string) =>
    page.locator('.mon-row').filter({ has: page.getByRole('button', { name: `Buka ${name}`, exact: true }) });
  const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
  const choose = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('button', { name: `Buka ${name}`, exact: true }).focus();
  };
  const fileOf = (id: string): Promise<CaseFile> => world.officer.call('monitoredCase', { id });
  const nameOf = (opened: OpenedCase): string => opened.case.person.name;

  it('should let an officer of an area enter a person, with a code shown once, and the next of the house', async () => {
    const page = await open(OFFICER);
    await page.getByRole('heading', { name: 'Kota Jambi' }).waitFor();
    await page.getByText('Belum ada yang dipantau di wilayah ini').waitFor();
    const found = await findings(page, 'an empty day');
    await page.keyboard.press('b');
    const fresh = dialog(page, 'Kasus baru');
    await fresh.getByLabel('Program').selectOption({ label: 'COVID-19 Contoh' });
    await fresh.getByRole('button', { name: 'Gejala ringan (ODP)' }).click();
    await fresh.getByLabel('Hari 1').fill(dayInJambi(-1));
    await fresh.getByText('bukan hari dimasukkan', { exact: false }).waitFor();
    await fresh.getByLabel('NIK', { exact: true }).fill('1571031508200001');
    // Both centuries are offered, and a date that is not the NIK's is doubted and taken.
    await fresh.getByRole('button', { name: /^15 Agu 1920/ }).waitFor();
    await fresh.getByRole('button', { name: /^15 Agu 2020/ }).click();
    await fresh.getByLabel('Nama').fill('Ibu Contoh');
    await fresh.getByRole('button', { name: 'Perempuan' }).click();
    await fresh.getByText('Jenis kelamin berbeda dari NIK.').waitFor();
    await fresh.getByLabel('Telepon').fill('0812-5556-9001');
    const region = fresh.getByLabel('Kelurahan, kecamatan atau kota');
    await region.fill('talang banjar');
    await fresh.getByRole('option', { name: /Talang Banjar/ }).waitFor();
    found.push(...(await findings(page, 'a new case')));
    await region.press('Enter');
    await fresh.locator('.mon-found').waitFor({ state: 'detached' });
    await fresh.getByRole('button', { name: 'Mulai pantau' }).click();
    await fresh.getByLabel('Alamat').and(fresh.locator('[aria-invalid=true]')).waitFor();
    await fresh.getByLabel('Alamat').fill('Jalan Contoh 9');
    await fresh.getByLabel('RT', { exact: true }).fill('04');
    await fresh.getByRole('button', { name: 'Mulai pantau' }).click();

    const code = dialog(page, 'Kode untuk Ibu Contoh');
    await code.getByText(/^[A-Z0-9]{4} [A-Z0-9]{4}$/).waitFor();
    await code.getByRole('img', { name: 'Tautan ke halaman laporan' }).waitFor();
    await code.getByText('Jenis kelamin berbeda dari NIK.').waitFor();
    found.push(...(await findings(page, 'a code that is shown once')));
    await code.getByRole('button', { name: 'Cetak slip' }).click();
    await page.waitForFunction('window.printed === true');
    const slip = await page.locator('.mon-slip').textContent();
    expect(slip).toMatch(/[A-Z0-9]{4} [A-Z0-9]{4}/);
    expect(slip).not.toMatch(/Ibu Contoh|COVID|1571/);
    await page.evaluate('window.dispatchEvent(new Event("afterprint"))');

    await code.getByRole('button', { name: 'Tambah serumah' }).click();
    const member = dialog(page, 'Orang serumah Ibu Contoh');
    expect(await member.getByLabel('Alamat').inputValue()).toBe('Jalan Contoh 9');
    expect(await member.getByLabel('Nama').inputValue()).toBe('');
    await member.getByLabel('Nama').fill('Anak Contoh');
    await member.getByRole('button', { name: 'Mulai pantau' }).click();
    const done = dialog(page, 'Kode untuk Anak Contoh');
    await done.getByText('Tidak perlu kode', { exact: false }).waitFor();
    await done.getByRole('button', { name: 'Selesai' }).click();
    await page.getByText('Serumah, 2 orang').waitFor();
    await row(page, 'Ibu Contoh').getByText('Hari 2 dari 14', { exact: false }).waitFor();
    found.push(...(await findings(page, 'a house in the list')), ...(await brokenTexts(page, 'a house')));
    expect(found).toEqual([]);
    const list = await world.officer.call('monitoringWork', { regionCode: '15.71.03.1003' });
    expect(list.cases.map(({ person }) => person.name).sort()).toEqual(['Anak Contoh', 'Ibu Contoh']);
  }, 120_000);

  it('should show signs as the person presses, and be worked on by keys: taken up, visited, closed', async () => {
    const opened = await openCase(world, 11);
    const name = nameOf(opened);
    const phone = await MonitoredPhone.activate(own.world.server, opened);
    const page = await open(OFFICER);
    await row(page, name).waitFor();
    await phone.report({ ...WELL, breathless: true });
    await row(page, name).getByText('Darurat').first().waitFor();
    await row(page, name).getByText('sisa', { exact: false }).waitFor();
    await row(page, name).getByText('diminta ke', { exact: false }).waitFor();
    expect(await page.locator('.mon-row').first().textContent()).toContain(name);
    const found = await findings(page, 'an urgent one');
    found.push(...(await brokenTexts(page, 'an urgent one')));

    await choose(page, name);
    await page.keyboard.press('t');
    await row(page, name).getByText('diambil Wati Contoh', { exact: false }).waitFor();
    await page.keyboard.press('l');
    const report = dialog(page, `Laporkan ${name}`);
    await report.getByText('Hari ini sudah dilaporkan', { exact: false }).waitFor();
    await report.getByLabel('Suhu').fill('368');
    await report.getByRole('button', { name: 'Simpan laporan' }).click();
    await report.locator('.problem').waitFor();
    await report.getByLabel('Suhu').fill('36,8');
    await report.getByRole('group', { name: 'Sesak napas' }).getByRole('button', { name: 'Tidak' }).click();
    found.push(...(await findings(page, 'a report by an officer')));
    await report.getByRole('button', { name: 'Simpan laporan' }).click();
    await report.waitFor({ state: 'detached' });

    await choose(page, name);
    await page.keyboard.press('k');
    const visit = dialog(page, `Kunjungan atau telepon: ${name}`);
    await visit.getByLabel('Catatan').fill('Sudah membaik');
    found.push(...(await findings(page, 'a visit')));
    await visit.getByRole('button', { name: 'Simpan kunjungan' }).click();
    await row(page, name).locator('.mon-flag').first().waitFor({ state: 'detached' });

    await choose(page, name);
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('complementary', { name: `Kasus ${name}` });
    await sheet.getByText('Perbaikan ke-1').waitFor();
    await sheet.getByText('Sudah membaik').waitFor();
    await sheet.getByRole('link', { name: new RegExp(`^Telepon ${name}`) }).waitFor();
    found.push(...(await findings(page, 'the sheet of a case')), ...(await brokenTexts(page, 'a sheet')));

    await sheet.getByText('Tindakan lain').click();
    await sheet.getByRole('button', { name: 'Kode baru' }).click();
    const code = dialog(page, `Kode untuk ${name}`);
    await code.waitFor();
    found.push(...(await findings(page, 'another code')));
    await code.getByRole('button', { name: 'Buat kode baru' }).click();
    await code.getByText(/^[A-Z0-9]{4} [A-Z0-9]{4}$/).waitFor();
    await page.keyboard.press('Escape');

    await sheet.getByRole('button', { name: 'Perpanjang' }).click();
    const extend = dialog(page, `Perpanjang masa pantau ${name}`);
    await extend.waitFor();
    found.push(...(await findings(page, 'a longer period')));
    await extend.getByLabel('Hari terakhir').fill(dayInJambi(16));
    await extend.getByRole('button', { name: 'Simpan hari terakhir' }).click();
    await extend.waitFor({ state: 'detached' });

    await sheet.getByRole('button', { name: 'Tutup pemantauan' }).click();
    const close = dialog(page, `Tutup pemantauan ${name}`);
    await close.getByRole('button', { name: 'Dirujuk' }).click();
    await close.getByRole('button', { name: 'Lanjut' }).click();
    await close.getByText('tidak dapat dibatalkan', { exact: false }).waitFor();
    found.push(...(await findings(page, 'the end of a case')));
    await close.getByRole('button', { name: 'Ya, tutup sebagai Dirujuk' }).click();
    await sheet.getByText('Pemantauan sudah selesai: Dirujuk', { exact: false }).waitFor();
    await row(page, name).waitFor({ state: 'detached' });
    const file = await fileOf(opened.case.id);
    expect(file.case).toMatchObject({ status: 'referred', endsOn: dayInJambi(16) });
    expect(found).toEqual([]);
  }, 150_000);

  it('should tell an officer that another was faster, and show who has it', async () => {
    const opened = await openCase(world, 12);
    const name = nameOf(opened);
    await world.officer.call('reportForCase', {
      ...{ id: opened.case.id, forDate: dayInJambi(), answers: { ...WELL, cough: true } },
    });
    const page = await open(OFFICER, { refused: /status of 409/ });
    await row(page, name).getByText('Bergejala').first().waitFor();
    const [flag] = (await fileOf(opened.case.id)).case.flags;
    // Held back on its way: what the officer presses was true when they looked.
    await page.route('**/take-up', async (route) => {
      await world.officer.call('takeUpFlag', { id: opened.case.id, flagId: String(flag?.id) });
      await route.continue();
    });
    await choose(page, name);
    await page.keyboard.press('t');
    await page.getByText('Sudah diambil petugas lain lebih dulu', { exact: false }).waitFor();
    await row(page, name).getByText('diambil Petugas Contoh', { exact: false }).waitFor();
  }, 60_000);

  it('should be filtered in place, tell what a filter hides, and be used on a telephone', async () => {
    const [well, ill] = [await openCase(world, 13), await openCase(world, 14)];
    await world.officer.call('reportForCase', {
      ...{ id: ill.case.id, forDate: dayInJambi(), answers: { ...WELL, breathless: true } },
    });
    const page = await open(OFFICER);
    await row(page, nameOf(ill)).waitFor();
    await page.getByLabel('Cari nama, alamat, RT atau RW').fill(nameOf(well));
    await row(page, nameOf(ill)).waitFor({ state: 'detached' });
    await page.getByText('1 darurat yang belum diambil tidak terlihat', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Tampilkan', exact: true }).click();
    await row(page, nameOf(ill)).waitFor();
    await row(page, nameOf(well)).waitFor({ state: 'detached' });
    await page.setViewportSize(PHONE);
    await expectNoSidewaysScroll(page);
    expect(await brokenTexts(page, 'a telephone')).toEqual([]);
    await page.getByRole('button', { name: `Buka ${nameOf(ill)}`, exact: true }).click();
    await page.getByRole('heading', { name: nameOf(ill) }).waitFor();
    await expectNoSidewaysScroll(page);
    expect(await brokenTexts(page, 'a sheet on a telephone')).toEqual([]);
    await page.getByRole('button', { name: 'Kembali ke daftar' }).click();
    await row(page, nameOf(ill)).waitFor();
  }, 60_000);

  it('should keep what was typed of a new case over a reload', async () => {
    const page = await open(OFFICER);
    await page.getByRole('button', { name: 'Kasus baru' }).click();
    await dialog(page, 'Kasus baru').getByLabel('Nama').fill('Setengah Ketik');
    await page.reload();
    await page.getByRole('button', { name: 'Kasus baru' }).click();
    expect(await dialog(page, 'Kasus baru').getByLabel('Nama').inputValue()).toBe('Setengah Ketik');
  }, 60_000);

  it('should show nothing of it to an officer of another area', async () => {
    await openCase(world, 15);
    const page = await open(STRANGER);
    await page.getByRole('heading', { name: 'Kabupaten Sumenep' }).waitFor();
    await page.getByText('Belum ada yang dipantau di wilayah ini').waitFor();
    expect(await page.getByText('Warga Contoh').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Program', exact: true }).count()).toBe(0);
  }, 60_000);

  it('should let the health office change a program, with its form looked at first, and copy one of the centre', async () => {
    const page = await open(OFFICE, { work: 'Program' });
    await page.getByRole('button', { name: 'Ubah COVID-19 Contoh' }).click();
    const program = dialog(page, 'Ubah COVID-19 Contoh');
    await program.getByLabel('Masa pantau (hari, hari 1 dihitung)').fill('nol');
    await program.getByRole('button', { name: 'Simpan program' }).click();
    await program.locator('.problem').waitFor();
    await program.getByLabel('Masa pantau (hari, hari 1 dihitung)').fill('10');
    await program.getByRole('button', { name: 'Tambah pertanyaan' }).click();
    await program.getByLabel('Kalimat', { exact: true }).last().fill('Hilang penciuman');
    await program.getByRole('button', { name: 'Lihat formulir' }).click();
    const preview = program.getByRole('region', { name: 'Formulir seperti yang diisi orang' });
    await preview.getByRole('group', { name: 'Hilang penciuman' }).waitFor();
    await program.getByText('tidak meminta lokasi siapa pun').waitFor();
    await program.getByText('Minta lokasi orang yang bersedia').click();
    await program.getByLabel('Wilayah isolasi: jarak dari rumah (meter)').fill('300');
    await program.getByText('lebih dari 300 m dari rumah').waitFor();
    const found = await findings(page, 'a program');
    await program.getByRole('button', { name: 'Simpan program' }).click();
    await program.waitFor({ state: 'detached' });
    await page.getByText('Versi 2, 10 hari, 6 pertanyaan').waitFor();

    await page.getByRole('button', { name: 'Salin ke wilayah ini: Kontak campak' }).click();
    const copy = dialog(page, 'Salin ke wilayah ini: Kontak campak');
    await copy.getByRole('button', { name: 'Simpan program' }).click();
    await copy.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Ubah Kontak campak' }).waitFor();
    found.push(...(await findings(page, 'the programs')), ...(await brokenTexts(page, 'the programs')));
    expect(found).toEqual([]);
    const { programs } = await world.office.call('monitoringPrograms', {});
    const next = programs.find(({ id }) => id === world.program.id);
    expect(next?.rules.movement).toEqual({ radiusM: 300, gridM: 200, trailDays: 7 });
    expect(next?.questions.at(-1)).toMatchObject({ key: 'hilang_penciuman', weighs: 'symptomatic' });
    expect((await openCase(world, 16)).case).toMatchObject({ programVersion: 2, endsOn: dayInJambi(8) });
  }, 90_000);
});

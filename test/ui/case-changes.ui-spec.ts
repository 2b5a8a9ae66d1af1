import { beforeAll, describe, expect, it } from '@jest/globals';
import { LateJobs } from '#siaga/dispatch';
import { incidentInput, placeAt } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { CREW, NURSE, OPERATOR, PHONE_POSITION, SUPERVISOR, useWorld } from './support/world.js';

/** A unit that has accepted and does not set off is late after two seconds. */
const LATE = { SIAGA_LATE_AFTER: JSON.stringify({ everywhere: { accepted: { merah: [1, 2] } } }) };
const LOCATION = { geolocation: PHONE_POSITION, permissions: ['geolocation'] };

describe('what changes under a case, on the screens', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, LATE);
  let assignmentId: string;

  beforeAll(async () => {
    const { server, unit, hospital } = own.world;
    const [operator, crew, nurse] = [
      await server.signIn(OPERATOR),
      await server.signIn(CREW),
      await server.signIn(NURSE),
    ];
    await crew.call('signOn', { id: unit.id });
    const incident = await operator.call('openIncident', incidentInput());
    const destinationFacilityId = hospital.id;
    const sent = await operator.call('offer', { id: incident.id, unitIds: [unit.id], destinationFacilityId });
    assignmentId = sent.assignments[0]?.id ?? '';
    await crew.call('accept', { id: assignmentId });
    const { facilities } = await nurse.call('facilities', {});
    await nurse.call('setDiversion', {
      id: hospital.id,
      version: facilities.find(({ id }) => id === hospital.id)?.version ?? 0,
      diversion: { reason: 'IGD penuh', expiresAt: null },
    });
    await operator.call(
      'openIncident',
      incidentInput({
        complaint: 'labour',
        triage: 'kuning',
        needs: { unit: ['ventilator'], facility: [] },
        place: placeAt({ accuracyM: 4_000 }),
      }),
    );
    await server.crewed();
  }, 30_000);

  it('should tell the centre on the job, with what to do', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await page.setViewportSize(LAPTOP);
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.inc', { hasText: 'Sesak napas' }).click();
    const notice = page.locator('.job .sg-notice');
    await notice.waitFor();
    expect(await notice.textContent()).toContain('Pilih tujuan lain dan kabari kru.');
  }, 60_000);

  it("should call a unit late by the centre's own times: on the board, to the supervisor and on the phone", async () => {
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await signInByKeyboard(page, SUPERVISOR);
    await page.locator('.inc', { hasText: 'Sesak napas' }).locator('.c .is-red').waitFor();
    await page.locator('.units .u', { hasText: 'AMB-71' }).locator('.is-red').waitFor();
    await own.world.server.get(LateJobs).look();
    // Who only hears the screen is told of the newest red one.
    await page
      .locator('.visually-hidden[role=alert]', { hasText: 'Sesak napas' })
      .waitFor({ state: 'attached' });
    await page.locator('.alerts').click();
    const line = page.getByRole('dialog').locator('.alertline', { hasText: 'melewati batasnya' });
    await line.waitFor();
    expect(await line.textContent()).toMatch(/AMB-71 \d+ dtk “diterima”/);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: 'Batas waktu' }).click();
    const limits = page.getByRole('dialog');
    const row = limits.getByRole('row', { name: /^Diterima/ });
    await row.waitFor();
    // Red by the setting of this centre, yellow as it is without one.
    expect(await row.getByRole('cell').allTextContents()).toEqual(
      expect.arrayContaining(['00.01 00.02', '01.00 02.00']),
    );
    await limits.getByText('SIAGA_LATE_AFTER').waitFor();
  }, 60_000);

  it('should offer what could go and send it with Enter, and close only with what can have been', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await page.setViewportSize(LAPTOP);
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.inc', { hasText: 'Persalinan' }).filter({ hasText: 'Belum pasti' }).click();
    await page.locator('.ch', { hasText: 'Tempat belum pasti (±4' }).waitFor();
    await page.locator('.rank', { hasText: 'Unit yang cocok sedang tidak ada' }).waitFor();
    await page.getByRole('button', { name: 'Tetap tawarkan ke' }).waitFor();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const options = await dialog.locator('option').allTextContents();
    expect(options).toEqual(['Diserahkan ke instansi lain', 'Laporan palsu', 'Lainnya']);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.locator('.job', { hasText: 'Ditawarkan' }).or(page.locator('.job .status')).first().waitFor();
    const [row] = await own.world.server.database.query<{ lacks: string[] }>(
      'SELECT lacks FROM assignment WHERE id <> $1',
      [assignmentId],
    );
    expect(row?.lacks).toEqual(['ventilator']);
  }, 60_000);

  it('should tell the crew on its phone and the desk on its card', async () => {
    const phone = await browsing.open(`${own.world.line.base}/crew/`, LOCATION);
    await phone.page.setViewportSize(PHONE);
    await signInByKeyboard(phone.page, CREW);
    const notice = phone.page.locator('.sg-notice');
    await notice.waitFor();
    await phone.page.locator('.cr-status', { hasText: 'lewat batas' }).waitFor();
    expect(await notice.textContent()).toContain('Tunggu tujuan baru dari pusat, atau pilih sendiri.');
    const desk = await browsing.open(`${own.world.line.base}/desk/`);
    await desk.page.setViewportSize(LAPTOP);
    await signInByKeyboard(desk.page, NURSE);
    await desk.page.locator('.dk-notices', { hasText: 'masih menuju ke sini' }).waitFor();
  }, 60_000);

  it('should say which unit was lost, and send no other until one is chosen again', async () => {
    const { server, line } = own.world;
    const operator = await server.signIn(OPERATOR);
    // Nearer than the units of the tests before, whose offers run out meanwhile.
    const [near, next, far] = [
      (await server.crewed(undefined, 103.632)).unit,
      (await server.crewed(undefined, 103.6327)).unit,
      (await server.crewed(undefined, 103.6333)).unit,
    ];
    const { id } = await operator.call('openIncident', incidentInput({ complaint: 'stroke' }));
    const elsewhere = await operator.call('openIncident', incidentInput());
    const takeAway = (unitId: string): Promise<unknown> =>
      operator.call('offer', { id: elsewhere.id, unitIds: [unitId], timeoutS: 600 });
    const { page } = await browsing.open(`${line.base}/`);
    await page.setViewportSize(LAPTOP);
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.inc', { hasText: 'Stroke' }).click();
    await page.getByRole('button', { name: `Tawarkan ke ${near.callSign}` }).waitFor();

    await takeAway(near.id);
    const held = page.getByRole('button', { name: `Pilih lagi: ${near.callSign}` });
    await held.waitFor();
    expect(await held.isDisabled()).toBe(true);
    const said = page.locator('.rank [role=alert]', { hasText: `${near.callSign} menunggu jawaban` });
    await said.getByRole('button', { name: `Teruskan dengan ${next.callSign}` }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('2');
    await page.getByRole('button', { name: `Tawarkan ke ${far.callSign}` }).waitFor();
    await said.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.locator('.job', { hasText: far.callSign }).waitFor();
    const sent = await server.database.query('SELECT unit_id FROM assignment WHERE incident_id = $1', [id]);
    expect(sent).toEqual([{ unit_id: far.id }]);

    await page.keyboard.press('1');
    await page.getByRole('button', { name: `Tawarkan ke ${next.callSign}` }).waitFor();
    await takeAway(next.id);
    await page.getByRole('button', { name: `Pilih lagi: ${next.callSign}` }).waitFor();
    await page.getByRole('button', { name: 'Teruskan tanpa unit' }).click();
    await page.locator('.rank [role=alert]').waitFor({ state: 'detached' });
  }, 60_000);
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { CREW, NURSE, OPERATOR, PHONE_POSITION, useWorld } from './support/world.js';

const LOCATION = { geolocation: PHONE_POSITION, permissions: ['geolocation'] };

describe('what changes under a case, on the screens', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);
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
      incidentInput({ complaint: 'labour', triage: 'kuning', needs: { unit: ['ventilator'], facility: [] } }),
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

  it('should offer what could go and send it with Enter, and close only with what can have been', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await page.setViewportSize(LAPTOP);
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.inc', { hasText: 'Persalinan' }).click();
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
    expect(await notice.textContent()).toContain('Tunggu tujuan baru dari pusat, atau pilih sendiri.');
    const desk = await browsing.open(`${own.world.line.base}/desk/`);
    await desk.page.setViewportSize(LAPTOP);
    await signInByKeyboard(desk.page, NURSE);
    await desk.page.locator('.dk-notices', { hasText: 'masih menuju ke sini' }).waitFor();
  }, 60_000);
});

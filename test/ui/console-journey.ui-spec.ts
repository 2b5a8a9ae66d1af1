import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { DESKTOP, eventually, LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { signInByKeyboard, signOnCrew } from './support/steps.js';
import { CREW, NURSE, OPERATOR, PHONE_POSITION, ring, useWorld } from './support/world.js';

const CALLER = '0811-0000-0301';
/** The phone swallows a second tap that follows too soon. */
const PHONE_STEPS = [
  ['Berangkat', 'Menuju lokasi'],
  ['Tiba di lokasi', 'Di lokasi'],
  ['Bertemu pasien', 'Bersama pasien'],
  ['Bawa pasien, berangkat', 'Membawa pasien'],
  ['Tiba di tujuan', 'Tiba di tujuan'],
  ['Serah terima selesai', 'Serah terima'],
] as const;

describe('console by keyboard, with the crew and the hospital', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  /** Answers, places, triages and sends without a mouse. */
  async function dispatchByKeyboard(page: Page): Promise<void> {
    await page.locator('.ring', { hasText: CALLER }).waitFor();
    await page.keyboard.press('a');
    await page.locator('.card h1', { hasText: 'Panggilan baru' }).waitFor();
    await page.keyboard.press('t');
    await page.keyboard.type('RT 5');
    expect(await page.locator('#place-search').inputValue()).toBe('RT 5');
    await page.locator('#place-search').fill('');
    await page.keyboard.type('talang banjar');
    await page.locator('.cands .cand', { hasText: 'Talang Banjar' }).first().waitFor();
    await page.locator('.placebox .count', { hasText: 'hasil' }).waitFor();
    await page.keyboard.press('Alt+1');
    await page.locator('.cand.chosen', { hasText: 'Talang Banjar' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await page.keyboard.type('Sesak');
    await page.locator('.card h1', { hasText: 'Sesak napas' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('q');
    await page.locator('[role=radio][data-triage=merah][aria-checked=true]').waitFor();
    await page.keyboard.press('f');
    await page.locator('.rank .is-picking').waitFor();
    await page.keyboard.press('a');
    await page.locator('.rk[aria-pressed=true]', { hasText: own.world.hospital.name }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: `Kirim ${own.world.unit.callSign} ke lokasi` }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.job', { hasText: 'Belum menjawab' }).waitFor();
  }

  it('should lead a call to a closed incident, each step seen live by those concerned', async () => {
    const { line, unit } = own.world;
    const [{ page: console }, { page: phone }, { page: desk }] = await Promise.all([
      browsing.open(`${line.base}/`, { viewport: DESKTOP }),
      browsing.open(`${line.base}/crew/`, {
        viewport: PHONE,
        hasTouch: true,
        geolocation: PHONE_POSITION,
        permissions: ['geolocation'],
      }),
      browsing.open(`${line.base}/desk/`, { viewport: LAPTOP }),
    ]);
    await signOnCrew(phone, CREW, unit.callSign);
    await signInByKeyboard(desk, NURSE);
    await desk.locator('.dk-inbound, .dk-main').first().waitFor();
    await signInByKeyboard(console, OPERATOR);
    await console.locator('.live[data-line=online]').waitFor();
    await ring(own.world, CALLER);
    await dispatchByKeyboard(console);

    const offer = phone.locator('.cr-offer');
    await offer.waitFor();
    expect(await offer.locator('h1').textContent()).toBe('Sesak napas');
    expect(Number(await offer.locator('.cr-count b').textContent())).toBeGreaterThan(0);
    const box = await offer.boundingBox();
    expect(box?.width).toBe(PHONE.width);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThanOrEqual(PHONE.height - 1);
    await console.locator('.job', { hasText: 'telepon kru sudah berbunyi' }).waitFor();
    await phone.getByRole('button', { name: 'Terima', exact: true }).click();
    await console.locator('.job .status', { hasText: 'Diterima' }).waitFor();

    const announced = desk.locator('.dk-card.open', { hasText: unit.callSign });
    await announced.waitFor();
    expect(await announced.locator('.sg-triage').textContent()).toContain('Merah');
    await desk.keyboard.press('t');
    await desk.locator('.dk-answer', { hasText: 'Ns. Rina Contoh' }).waitFor();
    await console.locator('.job', { hasText: 'Faskes siap' }).waitFor();

    for (const [button, status] of PHONE_STEPS) {
      const press = phone.getByRole('button', { name: button, exact: true });
      await press.waitFor();
      await eventually(async () => {
        if (await press.isVisible()) await press.click();
        return (await phone.locator('.cr-status b').textContent()) === status;
      }, true);
      await console.locator('.job .status', { hasText: status }).first().waitFor();
    }
    const ready = phone.getByRole('button', { name: 'Siap lagi', exact: true });
    await eventually(async () => {
      if (await ready.isVisible()) await ready.click();
      return phone.locator('.cr-standby').isVisible();
    }, true);
    await desk.locator('.dk-history', { hasText: unit.callSign }).waitFor();

    await console.keyboard.press('n');
    await console.getByRole('dialog').waitFor();
    const outcome = console.getByRole('dialog').locator('select');
    await outcome.focus();
    await console.keyboard.type('Dibawa');
    await console.locator('[role=dialog] button[type=submit]').focus();
    await console.keyboard.press('Enter');
    await console.getByRole('dialog').waitFor({ state: 'detached' });
    await console.getByText('Tidak ada kejadian berjalan.').waitFor();
    const [incident] = await own.world.server.database.query<{ status: string; outcome: string }>(
      'SELECT status, outcome FROM incident',
    );
    expect(incident).toEqual({ status: 'closed', outcome: 'transported' });
  }, 90_000);

  it('should correct a time by the clocks of the centre, wherever the computer stands', async () => {
    const { server, line, unit } = own.world;
    const [crew, operator] = await Promise.all([server.signIn(CREW), server.signIn(OPERATOR)]);
    // Still on duty when the test above ran; alone, this one begins the shift.
    await crew.try('signOn', { id: unit.id });
    const { id } = await operator.call('openIncident', incidentInput());
    const [offer] = (await operator.call('offer', { id, unitIds: [unit.id] })).assignments;
    const accepted = await crew.call('accept', { id: offer?.id ?? '' });
    const at = accepted.stamps.at(-1)?.at ?? '';
    const { page } = await browsing.open(`${line.base}/`, { timezoneId: 'Asia/Jayapura' });
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.inc').first().click();
    await page.getByRole('button', { name: 'Betulkan waktu' }).click();
    const time = page.getByLabel('Waktu yang benar (WIB)');
    const jakarta = new Date(Date.parse(at) + 7 * 3_600_000).toISOString();
    expect(await time.inputValue()).toBe(jakarta.slice(0, 19));
    await time.fill(`${jakarta.slice(0, 16)}:00`);
    await page.getByLabel('Alasan').fill('Jam telepon kru salah');
    await page.locator('[role=dialog] button[type=submit]').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const [stamp] = await server.database.query<{ at: Date }>(
      'SELECT at FROM assignment_stamp WHERE assignment_id = $1 AND supersedes_id IS NOT NULL',
      [offer?.id],
    );
    expect(stamp?.at.toISOString()).toBe(`${at.slice(0, 16)}:00.000Z`);
  }, 45_000);
});

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

  it('should send two units at once, show them with the place, change a destination and lead back, all by keys', async () => {
    const { server, hospital } = own.world;
    const [near, far] = [await server.crewed(undefined, 103.6), await server.crewed(undefined, 103.9)];
    const other = await server.hospital();
    const operator = await server.signIn(OPERATOR);
    const { id } = await operator.call('openIncident', incidentInput({ complaint: 'burn' }));
    const { page } = await browsing.open(`${own.world.line.base}/`, { viewport: LAPTOP });
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.inc', { hasText: 'Luka bakar' }).click();
    const lineOf = (callSign: string) => page.locator('.rkline', { hasText: callSign });
    const digitOf = async (callSign: string): Promise<string> =>
      (await lineOf(callSign).locator('.sg-kbd').textContent()) ?? '';
    await lineOf(far.unit.callSign).waitFor();
    await page.keyboard.press('u');
    await page.locator('.rank', { hasText: 'Enter mengirim semuanya' }).waitFor();
    for (const { unit } of [far, near, far, far]) await page.keyboard.press(await digitOf(unit.callSign));
    const both = `Tawarkan ke ${near.unit.callSign} + ${far.unit.callSign}`;
    await page.getByRole('button', { name: both }).waitFor();
    expect(await page.locator('.rkadd[aria-pressed=true]').count()).toBe(2);
    await page.keyboard.press('Escape');
    await page.locator('.is-picking').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.locator('.job').nth(1).waitFor();
    const jobs = await server.database.query<{ id: string; unit_id: string }>(
      'SELECT id, unit_id FROM assignment WHERE incident_id = $1',
      [id],
    );
    expect(jobs.map((job) => job.unit_id).sort()).toEqual([near.unit.id, far.unit.id].sort());

    // Thirty kilometres lie between them: all three stand inside the part of the map that nothing covers.
    await page.locator('.sg-incident.is-selected').waitFor();
    const unseen = (): Promise<string[]> =>
      page.evaluate<string[]>(`(() => {
        const [map, rank] = ['.sg-map', '.rank'].map((one) => document.querySelector(one).getBoundingClientRect());
        return [...document.querySelectorAll('.sg-incident.is-selected, .sg-unit[data-state=offered]')].flatMap((mark) => {
          const { left, right, top, bottom } = mark.querySelector('svg').getBoundingClientRect();
          return left >= map.left && top >= map.top && bottom <= map.bottom && right <= rank.left ? [] : [mark.textContent];
        });
      })()`);
    await eventually(() => page.locator('.sg-unit[data-state=offered]').count(), 2);
    await eventually(unseen, []);

    const jobId = jobs.find((job) => job.unit_id === near.unit.id)?.id ?? '';
    await near.crew.call('accept', { id: jobId });
    const destination = async (): Promise<string | undefined> =>
      (await operator.call('assignment', { id: jobId })).destination?.facilityId;
    await page.locator('.job', { hasText: 'Diterima' }).first().waitFor();
    await page.keyboard.press('f');
    const letter = await page.locator('.rk', { hasText: hospital.name }).locator('.sg-kbd').textContent();
    await page.keyboard.press(letter ?? '');
    await page
      .getByRole('button', { name: `${near.unit.callSign}: bawa ke ${hospital.name}` })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await eventually(destination, hospital.id);
    await page.keyboard.press('j');
    const dialog = page.getByRole('dialog');
    await dialog.locator('select').selectOption(other.id);
    await dialog.locator('button[type=submit]').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await eventually(destination, other.id);

    // Esc: the tab, the chosen unit, the case; each press leads back by one.
    await page.getByRole('tab', { name: 'Riwayat' }).click();
    await page.locator('.timeline', { hasText: `${near.unit.callSign} menerima tugas.` }).waitFor();
    await page.locator('.timeline', { hasText: `${far.unit.callSign} ditawari tugas ini.` }).waitFor();
    expect(await page.locator('.timeline').textContent()).not.toMatch(/[a-z]_[a-z]|berubah status/);
    await page.keyboard.press('Escape');
    await page.locator('[role=tab][aria-selected=true]', { hasText: 'Unit' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.card', { hasText: 'Belum ada kasus di tangan' }).waitFor();
  }, 90_000);

  it('should leave the place box with a digit, leave a call by a second Esc only, and close the menu on a language', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/`, { viewport: DESKTOP });
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.live[data-line=online]').waitFor();
    await ring(own.world, '0811-0000-0977');
    await page.locator('.ring', { hasText: '0811-0000-0977' }).waitFor();
    await page.keyboard.press('a');
    await page.locator('.card h1', { hasText: 'Panggilan baru' }).waitFor();
    const box = page.locator('#place-search');
    await page.keyboard.press('t');
    await page.keyboard.type('talang banjar');
    await page.locator('.placebox .count', { hasText: 'hasil' }).waitFor();
    await page.keyboard.press('Alt+1');
    await page.locator('.cand.chosen:focus').waitFor();
    await page.keyboard.press('t');
    await page.locator('#place-search:focus').waitFor();
    expect(await box.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await page.keyboard.type('Sesak');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.sg-toast', { hasText: 'Esc sekali lagi' }).waitFor();
    await page.locator('.card h1', { hasText: 'Sesak napas' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.card', { hasText: 'Belum ada kasus di tangan' }).waitFor();
    await page.locator('.callrow', { hasText: '0811-0000-0977' }).click();
    await page.locator('.card h1', { hasText: 'Sesak napas' }).waitFor();

    const menu = page.locator('.top .sg-menu > button');
    for (const [before, after] of [
      ['Bahasa', 'en'],
      ['Language', 'id'],
    ] as const) {
      await menu.press('ArrowDown');
      await page.locator('.sg-menu-item[data-focused]').waitFor();
      await page.keyboard.type(before);
      await page.locator('.sg-menu-item[data-focused]', { hasText: before }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator(`html[lang=${after}]`).waitFor();
      await page.locator('.sg-menu-list').waitFor({ state: 'detached' });
      await page.locator('.top .sg-menu > button:focus').waitFor();
    }
  }, 60_000);
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { incidentInput, inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { eventually, LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { CREW, NURSE, PHONE_POSITION, ring, useWorld } from './support/world.js';

const CHIEF = 'kepala';
const CALLER = '0811-0000-0301';
const AT_PHONE = { viewport: PHONE, geolocation: PHONE_POSITION, permissions: ['geolocation'] };
/** Longer than axe takes to look at the offer. */
const OFFER_S = 600;
const DOOR = 'input[autocomplete=username]';
/** Lines of the menu that open no window: the map's own window, switches, the way out. */
const NO_WINDOW = /^(Buka peta|Suara|Tampilan|Tema|Bahasa|Keluar)/;

describe('axe finds nothing, in both themes, wide and on a phone', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);
  let jobId = '';

  beforeAll(async () => {
    const grants = [...inRegion('operator'), ...inRegion('supervisor'), ...inRegion('admin')];
    await own.world.server.account(CHIEF, grants, 'Budi Contoh');
  }, 30_000);

  async function openConsole(): Promise<Page> {
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await signInByKeyboard(page, CHIEF);
    await page.locator('.live[data-line=online]').waitFor();
    return page;
  }

  it('should hold at the doors', async () => {
    const found: string[] = [];
    for (const [address, stands] of [
      ['/', DOOR],
      ['/crew/', DOOR],
      ['/desk/', DOOR],
      ['/portal/', 'h1'],
      ['/portal/#m/k3yk3yk3yk3yk3yk3yk3yk3y', 'h1'],
    ] as const) {
      const { page } = await browsing.open(`${own.world.line.base}${address}`);
      await page.locator(stands).first().waitFor();
      found.push(...(await findings(page, address)));
    }
    expect(found).toEqual([]);
  }, 90_000);

  it('should hold in every window that the menu and the keys of the console open', async () => {
    const page = await openConsole();
    const found = await findings(page, 'console');
    const menu = page.getByRole('button', { name: 'Menu akun' });
    await menu.click();
    found.push(...(await findings(page, 'menu')));
    const names = (await page.getByRole('menuitem').allTextContents()).filter(
      (name) => !NO_WINDOW.test(name),
    );
    expect(names.length).toBeGreaterThan(7);
    await page.keyboard.press('Escape');
    const dialog = page.getByRole('dialog');
    for (const name of names) {
      await menu.click();
      await page.getByRole('menuitem', { name, exact: true }).click();
      await dialog.waitFor();
      // The report loads its figures and its chart: each says so.
      await eventually(() => dialog.getByText('Memuat').count(), 0);
      found.push(...(await findings(page, name)));
      const create = dialog.locator('.line > .sg-button.primary').first();
      if (/unit|akun|pusat/i.test(name) && (await create.isVisible())) {
        await create.click();
        found.push(...(await findings(page, `${name}, new`)));
      }
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    for (const key of ['?', '/', 'l', 'c']) {
      await page.keyboard.press(key);
      await dialog.waitFor();
      found.push(...(await findings(page, `key ${key}`)));
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    expect(found).toEqual([]);
  }, 240_000);

  it('should hold with a call in hand, and with a case and its units', async () => {
    const page = await openConsole();
    await ring(own.world, CALLER);
    await page.locator('.ring', { hasText: CALLER }).waitFor();
    const found = await findings(page, 'ringing');
    await page.keyboard.press('a');
    await page.locator('.card h1', { hasText: 'Panggilan baru' }).waitFor();
    await page.keyboard.press('t');
    await page.keyboard.type('talang banjar');
    await page.locator('.cands .cand').first().waitFor();
    found.push(...(await findings(page, 'place search')));
    await page.keyboard.press('Alt+1');
    await page.locator('.cand.chosen').waitFor();
    found.push(...(await findings(page, 'call')));
    await page.locator('#place-search').fill('sumenep');
    await page.locator('.cands .cand', { hasText: 'Sumenep' }).first().waitFor();
    await page.locator('.placebox .count', { hasText: 'hasil' }).waitFor();
    // Far from the centre's own area: Enter takes none of them.
    await page.keyboard.press('Alt+1');
    await page.locator('.ho').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await page.getByRole('dialog').waitFor();
    found.push(...(await findings(page, 'hand over')));
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.getByRole('dialog').waitFor();
    found.push(...(await findings(page, 'no emergency')));
    await page.keyboard.press('Escape');
    await page.locator('.patient ~ textarea').fill('Pintu pagar terkunci');
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    await page.getByRole('dialog').waitFor();
    found.push(...(await findings(page, 'unsent texts')));
    await page.keyboard.press('Escape');
    const { server, unit, hospital } = own.world;
    await server.signIn(CREW).then((crew) => crew.call('signOn', { id: unit.id }));
    const operator = await server.signIn(CHIEF);
    const { id } = await operator.call('openIncident', incidentInput());
    const sent = await operator.call('offer', {
      id,
      unitIds: [unit.id],
      destinationFacilityId: hospital.id,
      timeoutS: OFFER_S,
    });
    jobId = sent.assignments[0]?.id ?? '';
    await page.locator('.inc', { hasText: 'Sesak napas' }).first().click();
    await page.locator('.job').waitFor();
    found.push(...(await findings(page, 'case')));
    const dialog = page.getByRole('dialog');
    await page.keyboard.press('n');
    await dialog.waitFor();
    found.push(...(await findings(page, 'close a case')));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.foot').getByRole('button', { name: 'Gabung' }).click();
    await dialog.getByRole('heading').waitFor();
    await eventually(() => dialog.getByText('Memuat').count(), 0);
    found.push(...(await findings(page, 'join cases')));
    expect(found).toEqual([]);
  }, 180_000);

  it('should hold on the phone and at the desk', async () => {
    const { base } = own.world.line;
    const { page: phone } = await browsing.open(`${base}/crew/`, AT_PHONE);
    const { page: desk } = await browsing.open(`${base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(phone, CREW);
    await signInByKeyboard(desk, NURSE);
    await phone.locator('.cr-bar').waitFor();
    await desk.locator('.dk-header').waitFor();
    const found = [...(await findings(phone, 'offer')), ...(await findings(desk, 'empty desk'))];
    const sheet = phone.getByRole('dialog');
    await phone.getByRole('button', { name: 'Tidak bisa, beri alasan' }).click();
    await sheet.waitFor();
    found.push(...(await findings(phone, 'decline')));
    await phone.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await own.world.server.signIn(CREW).then((crew) => crew.call('accept', { id: jobId }));
    await phone.locator('.cr-job').waitFor();
    await desk.locator('.dk-card.open').waitFor();
    found.push(...(await findings(phone, 'job')), ...(await findings(desk, 'desk')));
    await desk.getByRole('button', { name: 'Berhenti menerima sementara' }).click();
    found.push(...(await findings(desk, 'diversion')));
    await phone.locator('.cr-reach button.cr-button:not(.wide)').click();
    await sheet.waitFor();
    found.push(...(await findings(phone, 'route')));
    await phone.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await phone.getByRole('button', { name: 'Lainnya' }).click();
    await sheet.waitFor();
    found.push(...(await findings(phone, 'other steps')));
    await sheet.getByRole('button', { name: 'Ganti tujuan' }).click();
    await sheet.getByRole('heading', { name: 'Ke mana pasien dibawa' }).waitFor();
    found.push(...(await findings(phone, 'destination')));
    await phone.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await phone.locator('.cr-gear').click();
    found.push(...(await findings(phone, 'settings')));
    await phone.keyboard.press('Escape');
    await desk.setViewportSize(PHONE);
    for (const tab of await desk.locator('.dk-tabs button').all()) {
      await tab.click();
      found.push(...(await findings(desk, `tab ${(await tab.textContent()) ?? ''}`)));
    }
    expect(found).toEqual([]);
  }, 240_000);
});

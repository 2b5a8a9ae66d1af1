import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PersonalDataCipher } from '#siaga/kernel';
import { useDatabase } from '../support/database.js';
import { endPasses, issuePass, PortalVisit } from '../support/visitor.js';
import { findings } from './support/axe.js';
import { CUT_LINE, eventually, LAPTOP, PHONE, useBrowser, type OpenPage } from './support/browser.js';
import { expectNames, expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { OPERATOR, ring, useWorld } from './support/world.js';

/** True once the page is kept on the phone; a script text, since these tests are compiled without the browser's types. */
const IS_KEPT =
  'navigator.serviceWorker.ready.then(() => caches.match("/portal/index.html", { ignoreSearch: true })).then((kept) => kept !== undefined)';
const SPENT = /status of 404 .*\/portal\/redeem\)$/;
const SHOWN_OUT = /status of 401 .*\/portal\/visit\)$/;

describe('the citizens’ page', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, { SIAGA_PUBLIC_URL: 'https://siaga.uji' });

  const portal = (path = '/portal/'): string => `${own.world.line.base}${path}`;

  /** A link of somebody, opened on a phone up to the question. */
  async function tap(path: string): Promise<OpenPage> {
    const opened = await browsing.open(portal(path), { viewport: PHONE });
    await opened.page.getByRole('heading', { name: 'Buka halaman Anda' }).waitFor();
    return opened;
  }

  async function agree(page: Page, greeting = 'Halo, Ibu Ani Rahayu'): Promise<void> {
    await page.getByRole('button', { name: 'Buka di ponsel ini' }).click();
    await page.getByRole('heading', { name: greeting }).waitFor();
  }

  it('should ask for the link, in both languages and themes, on a phone and wider', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/portal/`, { viewport: PHONE });
    await page.getByRole('heading', { name: 'Buka dari tautan Anda' }).waitFor();
    for (const size of [PHONE, LAPTOP]) {
      await page.setViewportSize(size);
      await expectNoSidewaysScroll(page);
      await expectNames(page);
    }
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    await page.getByRole('button', { name: 'Tampilan' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Open this page from your link' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Open this page from your link' }).waitFor();
    expect(await page.getByRole('link', { name: 'Call 119' }).getAttribute('href')).toBe('tel:119');
  }, 45_000);

  it('should send the secret once its person says so, in a body and in no address', async () => {
    const { path, secret } = await issuePass(own.world.server);
    const { page } = await browsing.open(portal(), { viewport: PHONE });
    const asked: { url: string; body: string }[] = [];
    page.on('request', (request) => asked.push({ url: request.url(), body: request.postData() ?? '' }));
    await page.goto(portal(path));
    await page.getByRole('heading', { name: 'Buka halaman Anda' }).waitFor();
    await expectNoSidewaysScroll(page);
    await expectNames(page);
    expect(asked.filter(({ body }) => body.includes(secret))).toEqual([]);
    await agree(page);
    const sent = asked.filter(({ body }) => body.includes(secret));
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(['/api/v1/portal/redeem']);
    expect(asked.filter(({ url }) => url.split('#')[0]?.includes(secret))).toEqual([]);
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(await page.evaluate('JSON.stringify({ ...localStorage })')).not.toContain(secret);
  }, 45_000);

  it('should keep who was let in over a reload and in a second tab, in both themes and languages', async () => {
    const { path } = await issuePass(own.world.server);
    const { page, context } = await tap(path);
    await agree(page);
    await page.reload();
    await page.getByRole('heading', { name: 'Halo, Ibu Ani Rahayu' }).waitFor();
    const second = await context.newPage();
    await second.goto(portal());
    await second.getByRole('heading', { name: 'Halo, Ibu Ani Rahayu' }).waitFor();
    for (const size of [PHONE, LAPTOP]) {
      await page.setViewportSize(size);
      await expectNoSidewaysScroll(page);
      await expectNames(page);
    }
    await page.getByRole('button', { name: 'Tampilan' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Hello, Ibu Ani Rahayu' }).waitFor();
    await page.getByRole('button', { name: 'Sign out on this phone' }).waitFor();
  }, 45_000);

  it("should tell the centre where a caller's phone is, seen live on the call's card, until the call is over", async () => {
    const { server } = own.world;
    const operator = await server.signIn(OPERATOR);
    await ring(own.world, '0812-3400-0088');
    const console = await browsing.open(portal('/'), { viewport: LAPTOP });
    await signInByKeyboard(console.page, OPERATOR);
    await console.page.locator('.live[data-line=online]').waitFor();
    await console.page.locator('.ring', { hasText: '0812-3400-0088' }).waitFor();
    await console.page.keyboard.press('a');
    await console.page.locator('.card h1', { hasText: 'Panggilan baru' }).waitFor();
    await console.page.keyboard.press('p');
    const state = console.page.locator('.callerlink [role=status]');
    await state.filter({ hasText: 'dikirim lewat SMS, belum dibuka' }).waitFor();
    const [row] = await server.database.query<{ body: string; id: string }>(
      'SELECT body_sealed AS body, subject_id AS id FROM message WHERE subject_id IS NOT NULL',
    );
    const id = row?.id ?? '';
    const { text } = server.get(PersonalDataCipher).open(row?.body ?? '') as { text: string };
    const phone = await browsing.open(portal(`/portal/#${text.split('#')[1]?.split(' ')[0] ?? ''}`), {
      ...{ viewport: PHONE, permissions: ['geolocation'] },
      geolocation: { longitude: 103.632, latitude: -1.597, accuracy: 20 },
    });
    await phone.page.getByRole('button', { name: 'Buka di ponsel ini' }).click();
    await phone.page.getByRole('button', { name: 'Kirim posisi saya' }).waitFor();
    await state.filter({ hasText: 'Tautan dibuka' }).waitFor();
    expect(await findings(phone.page, 'position')).toEqual([]);
    await phone.context.clearPermissions();
    await phone.page.getByRole('button', { name: 'Kirim posisi saya' }).click();
    await phone.page.getByRole('heading', { name: 'Posisi belum terkirim' }).waitFor();
    await phone.page.getByText('Ponsel tidak mengizinkan.').waitFor();
    await phone.context.grantPermissions(['geolocation']);
    await phone.page.getByRole('button', { name: 'Kirim posisi saya' }).click();
    await phone.page.getByRole('heading', { name: 'Posisi terkirim' }).waitFor();
    await expectNoSidewaysScroll(phone.page);
    await state.filter({ hasText: 'mengirim posisi ±20 m' }).waitFor();
    await console.page.locator('.cand.chosen', { hasText: '±20 m' }).waitFor();
    await operator.call('closeCall', { id, disposition: 'prank' });
    await phone.page.reload();
    await phone.page.getByRole('heading', { name: 'Panggilan ini sudah selesai' }).waitFor();
  }, 60_000);

  it('should let its person leave, in every tab, and open the link no more', async () => {
    const { path } = await issuePass(own.world.server);
    const { page, context, watch } = await tap(path);
    await agree(page);
    const second = await context.newPage();
    await second.goto(portal());
    await second.getByRole('heading', { name: 'Halo, Ibu Ani Rahayu' }).waitFor();
    await page.getByRole('button', { name: 'Keluar dari ponsel ini' }).click();
    for (const tab of [page, second])
      await tab.getByRole('heading', { name: 'Buka dari tautan Anda' }).waitFor();
    watch.allow(SPENT);
    await page.goto(portal(path));
    await page.getByRole('button', { name: 'Buka di ponsel ini' }).click();
    await page.getByRole('heading', { name: 'Tautan tidak berlaku lagi' }).waitFor();
  }, 45_000);

  it('should say what to do when a link was used up by another phone', async () => {
    const { path, secret } = await issuePass(own.world.server);
    await PortalVisit.open(own.world.server.base, secret);
    const { page, watch } = await tap(path);
    watch.allow(SPENT);
    await page.getByRole('button', { name: 'Buka di ponsel ini' }).click();
    await page.getByRole('heading', { name: 'Tautan tidak berlaku lagi' }).waitFor();
    await page.getByText('Minta tautan baru kepada yang mengirimnya.').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.getByRole('link', { name: 'Telepon 119' }).getAttribute('href')).toBe('tel:119');
    await page.reload();
    await page.getByRole('heading', { name: 'Buka dari tautan Anda' }).waitFor();
  }, 45_000);

  it('should open a second link beside the first, and the first again with one tap', async () => {
    const [first, second] = [
      await issuePass(own.world.server),
      await issuePass(own.world.server, { label: 'Budi' }),
    ];
    const { page } = await tap(first.path);
    await agree(page);
    await page.goto(portal(second.path));
    await agree(page, 'Halo, Ibu Ani Rahayu dan Budi');
    await page.goto(portal(first.path));
    await agree(page, 'Halo, Budi dan Ibu Ani Rahayu');
  }, 45_000);

  it('should show nobody any more when the thing is over, once the page is looked at again', async () => {
    const subject = { kind: 'uji', id: '01980000-0000-7000-8000-0000000000aa' };
    const { path } = await issuePass(own.world.server, { subject });
    const { page, watch } = await tap(path);
    await agree(page);
    await endPasses(own.world.server, subject);
    watch.allow(SHOWN_OUT);
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await page.getByRole('heading', { name: 'Buka dari tautan Anda' }).waitFor();
  }, 45_000);

  it('should keep the link while the phone has no connection, and open it by itself when it has', async () => {
    const { path } = await issuePass(own.world.server);
    const { page, context, watch } = await tap(path);
    watch.allow(CUT_LINE);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Buka di ponsel ini' }).click();
    await page.getByText('Tautan Anda belum terpakai.').waitFor();
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Halo, Ibu Ani Rahayu' }).waitFor();
  }, 45_000);

  it('should say so when the phone has no connection', async () => {
    const { page, context } = await browsing.open(`${own.world.line.base}/portal/`, { viewport: PHONE });
    await page.getByRole('heading', { name: 'Buka dari tautan Anda' }).waitFor();
    await context.setOffline(true);
    await page.getByText('Tidak ada sambungan.').waitFor();
    await context.setOffline(false);
    await page.getByText('Tidak ada sambungan.').waitFor({ state: 'detached' });
  }, 45_000);

  it('should open without a line once it was open', async () => {
    const { page, watch } = await browsing.open(`${own.world.line.base}/portal/`, { viewport: PHONE });
    await eventually(() => page.evaluate(IS_KEPT), true);
    watch.allow(CUT_LINE);
    own.world.line.cut();
    await page.reload();
    await page.getByRole('heading', { name: 'Buka dari tautan Anda' }).waitFor();
    own.world.line.mend();
  }, 45_000);

  it('should say that the page comes back with the line to whom it let in before', async () => {
    const { path } = await issuePass(own.world.server);
    const { page, watch } = await tap(path);
    await agree(page);
    await eventually(() => page.evaluate(IS_KEPT), true);
    watch.allow(CUT_LINE);
    own.world.line.cut();
    await page.reload();
    await page.getByText('Halaman Anda tampil lagi begitu ponsel tersambung.').waitFor();
    own.world.line.mend();
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.getByRole('heading', { name: 'Halo, Ibu Ani Rahayu' }).waitFor();
  }, 45_000);
});

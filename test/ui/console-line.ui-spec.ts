import { beforeAll, describe, expect, it } from '@jest/globals';
import { isLive, type Incident } from '#siaga/contracts';
import { incidentInput } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import type { Session } from '../support/session.js';
import { CUT_LINE, eventually, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { CREW, OPERATOR, SUPERVISOR, useWorld } from './support/world.js';

describe('console: alerts and a cut line', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);
  let operator: Session;

  beforeAll(async () => {
    operator = await own.world.server.signIn(OPERATOR);
  });

  const open = (label: string): Promise<Incident> =>
    operator.call('openIncident', incidentInput({ place: { ...incidentInput().place, label } }));

  it('should show the supervisor an unanswered offer until somebody takes it', async () => {
    const { server, line, unit } = own.world;
    const crew = await server.signIn(CREW);
    await crew.call('signOn', { id: unit.id });
    const { page, watch } = await browsing.open(`${line.base}/`);
    await signInByKeyboard(page, SUPERVISOR);
    await page.locator('.live[data-line=online]').waitFor();
    const { id, number } = await open('Simpang sunyi');
    await operator.call('offer', { id, unitIds: [unit.id], timeoutS: 5, autoNext: false });
    await page.locator('.alerts.is-late').waitFor();
    await page.keyboard.press('l');
    const alert = page.locator('.alertline', { hasText: `AMB-71 tidak menjawab tawaran ${number}` });
    await alert.waitFor();
    const group = page.locator('.alertgroup').filter({ has: alert });
    await group.getByRole('button', { name: 'Saya tangani' }).focus();
    await page.keyboard.press('Enter');
    await alert.getByText('ditangani Dewi Contoh').waitFor();
    expect(watch.problems).toEqual([]);
    await crew.call('signOff', { id: unit.id });
  }, 45_000);

  it('should say how old the screen is while the line is cut, and equal the server once it is back', async () => {
    const { line } = own.world;
    const early = await open('Sebelum putus');
    const { page, watch } = await browsing.open(`${line.base}/`);
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.inc', { hasText: 'Sebelum putus' }).waitFor();
    watch.allow(CUT_LINE);
    line.cut();
    const banner = page.locator('.sg-banner.red');
    await banner.waitFor();
    expect(await banner.textContent()).toMatch(/Yang terlihat adalah keadaan (baru saja|.* lalu)/);
    await operator.call('cancelIncident', { id: early.id, reason: 'Uji selesai' });
    const later = await Promise.all([open('Selama putus satu'), open('Selama putus dua')]);
    await operator.call('updateIncident', { id: later[0].id, version: later[0].version, complaint: 'burn' });
    line.mend();
    await banner.waitFor({ state: 'detached' });
    const { incidents } = await operator.call('snapshot', {});
    const wanted = incidents.filter(isLive).map(({ place }) => place.label);
    expect(wanted).toEqual(expect.arrayContaining(['Selama putus satu', 'Selama putus dua']));
    await eventually(
      async () =>
        (await page.locator('.inc .s').allTextContents()).filter((text) => wanted.includes(text)).sort(),
      wanted.toSorted(),
    );
    expect(await page.locator('.inc').count()).toBe(wanted.length);
    await page.locator('.inc', { hasText: 'Luka bakar' }).waitFor();
  }, 60_000);
});

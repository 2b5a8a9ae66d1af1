import { beforeAll, describe, expect, it } from '@jest/globals';
import { incidentInput, inRegion, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { LAPTOP, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

describe('records of the past', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);
  beforeAll(async () => {
    await own.world.server.account(
      'kepala',
      [...inRegion('operator'), ...inRegion('supervisor')],
      'Budi Contoh',
    );
  }, 30_000);

  it('should find an incident by its caller, open it again and merge it with another', async () => {
    const chief = await own.world.server.signIn('kepala');
    const call = await chief.call('createCall', { regionCode: OWN_REGION, callerNumber: '0812-3456-7801' });
    const old = await chief.call('openIncident', incidentInput({ callId: call.id }));
    await chief.call('closeIncident', { id: old.id, outcome: 'other' });
    const other = await chief.call('openIncident', incidentInput());
    const { page, watch } = await browsing.open(`${own.world.line.base}/`, { viewport: LAPTOP });
    await signInByKeyboard(page, 'kepala');
    await page.locator('.live[data-line=online]').waitFor();
    await page.keyboard.press('y');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Telepon penelepon').fill('+62 812 3456 7801');
    await page.keyboard.press('Enter');
    const row = dialog.locator('tr', { hasText: old.number });
    await row.getByRole('button', { name: 'Lihat' }).click();
    await dialog.getByLabel('Alasan dibuka lagi').waitFor();
    expect(await findings(page, 'records')).toEqual([]);
    expect(await dialog.locator('.timeline').innerText()).toContain(`${old.number} dibuka`);
    const sheet = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Cetak lembar (PDF)' }).focus();
    await page.keyboard.press('Enter');
    expect((await sheet).suggestedFilename()).toMatch(/^lembar-.*\.pdf$/);
    watch.allow(/sheet\.pdf/);
    await page.route('**/sheet.pdf*', (route) => route.abort());
    await dialog.getByRole('button', { name: 'Cetak lembar (PDF)' }).click();
    await dialog.getByRole('alert').getByText('Tidak tersambung ke pusat').waitFor();
    await dialog.getByLabel('Alasan dibuka lagi').fill('Menelepon lagi');
    await dialog.getByRole('button', { name: `Buka lagi kejadian ${old.number}` }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Gabung', exact: true }).click();
    // Nothing is chosen before a person has: there is no way back from a merge.
    expect(await dialog.getByRole('button', { name: 'Pilih kejadian dulu' }).isDisabled()).toBe(true);
    await dialog.locator('select').selectOption(other.id);
    await dialog.getByRole('button', { name: `Gabung ke ${other.number}` }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await chief.call('incident', { id: old.id })).status).toBe('merged');
  }, 90_000);
});

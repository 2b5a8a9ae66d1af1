import { describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { useDatabase } from '../support/database.js';
import { findings } from './support/axe.js';
import { LAPTOP, PHONE, useBrowser } from './support/browser.js';
import { expectNoSidewaysScroll } from './support/layout.js';
import { signInByKeyboard } from './support/steps.js';
import { NURSE, useWorld } from './support/world.js';

describe('the hand-out of a counter', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  it('should be one page with the way to the portal, and nothing of the screen around it', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(page, NURSE);
    await page.getByRole('button', { name: 'Petunjuk' }).click();
    const paper = page.getByRole('article', { name: 'Daftar dari HP, datang pada jamnya' });
    await paper.getByText('di RS Contoh Jambi').waitFor();
    await paper.getByRole('img', { name: `Kode QR ke ${own.world.line.base}/portal/` }).waitFor();
    expect(await findings(page, 'a hand-out')).toEqual([]);
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
    const { text } = await extractText(pdf, { mergePages: false });
    expect(text).toHaveLength(1);
    expect(text[0]?.replace(/\s+/g, ' ')).toContain('telepon 119');
    expect(text[0]).not.toContain('Cetak petunjuk');
    expect(text[0]).not.toContain('Loket poli');
    await page.setViewportSize(PHONE);
    await expectNoSidewaysScroll(page);
  }, 90_000);
});

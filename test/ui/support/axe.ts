import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE } from './browser.js';
import { brokenWords } from './layout.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const THEMES = ['dark', 'light'] as const;
const SIZES = [DESKTOP, PHONE];

/** Names, roles, contrast, order: all that axe knows of WCAG 2.2 A and AA, and its good practices. */
const RUN = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations, passes }) => ({
  passes: passes.length,
  found: violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => ({ id, target: target.join(' '), why: [...any, ...all, ...none][0]?.message ?? '' })))
}))`;

/**
 * A window that opens or closes while axe looks is in one half of what it saw and not in the other: then it looks again.
 */
const RUN_ON_ONE_SCREEN = `(async () => {
  const windows = () => document.querySelectorAll('[role=dialog], dialog[open]').length;
  for (let left = 5; ; left -= 1) {
    const before = windows();
    const seen = await ${RUN};
    if (windows() === before || left === 0) return seen;
  }
})()`;

/** A colour on its way from one to another is nobody's choice. */
const STILL = '*, *::before, *::after { transition: none !important; animation: none !important; }';

interface Findings {
  passes: number;
  found: { id: string; target: string; why: string }[];
}

/** What axe finds on the page as it stands, in both themes, wide and on a phone, and words that are broken there; the page is as before afterwards. */
export async function findings(page: Page, what: string): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  await page.addStyleTag({ content: STILL });
  const before = page.viewportSize() ?? DESKTOP;
  const theme = String(await page.evaluate('document.documentElement.dataset.theme'));
  const found: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    found.push(...(await brokenWords(page, what)));
    for (const each of THEMES) {
      await page.evaluate(`document.documentElement.dataset.theme = '${each}'`);
      const { passes, found: here } = await page.evaluate<Findings>(RUN_ON_ONE_SCREEN);
      // A page on which axe checks nothing would pass for a good one.
      expect(passes).toBeGreaterThan(5);
      found.push(
        ...here.map(({ id, target, why }) => `${what}, ${each}, ${size.width}: ${id} ${target} (${why})`),
      );
    }
  }
  await page.setViewportSize(before);
  await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
  return found;
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE } from './browser.js';

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

/** Words on what is pressed that do not fit and go on in the next line: squeezed to a letter a line, nobody reads them. */
const BROKEN_WORDS = `(() => {
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const tops = (node, at, end) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, end);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  };
  const broken = [];
  for (const element of document.querySelectorAll('button, [role=button], [role=tab], summary')) {
    if (!isShown(element)) continue;
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      for (const { 0: word, index } of node.data.matchAll(/\\p{L}{2,}/gu))
        if (tops(node, index, index + word.length) > 1) broken.push(word);
  }
  return broken;
})()`;

/** What axe finds on the page as it stands, in both themes, wide and on a phone, and words that are broken there; the page is as before afterwards. */
export async function findings(page: Page, what: string): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  await page.addStyleTag({ content: STILL });
  const before = page.viewportSize() ?? DESKTOP;
  const theme = String(await page.evaluate('document.documentElement.dataset.theme'));
  const found: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const broken = await page.evaluate<string[]>(BROKEN_WORDS);
    found.push(...broken.map((word) => `${what}, ${size.width}: "${word}" is broken over two lines`));
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

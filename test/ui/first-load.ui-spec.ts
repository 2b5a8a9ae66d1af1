import { existsSync, statSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useDatabase } from '../support/database.js';
import { useBrowser } from './support/browser.js';
import { firstFiles } from './support/built.js';
import { useWorld } from './support/world.js';

/** Bytes that the first load of each app may take, compressed: page, scripts, styles and the font. */
const BUDGETS = { console: 300_000, crew: 200_000, desk: 200_000, portal: 100_000 };

const APPS = [
  { app: 'console', address: '/', stands: 'input[autocomplete=username]' },
  { app: 'crew', address: '/crew/', stands: 'input[autocomplete=username]' },
  { app: 'desk', address: '/desk/', stands: 'input[autocomplete=username]' },
  { app: 'portal', address: '/portal/', stands: 'h1' },
] as const;

/** Bytes of a file as the server sends it to a browser that takes gzip. */
const gzipBytes = (file: string): number => statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size;

interface Fetched {
  name: string;
  bytes: number;
}

/** All that was fetched, by the browser's own count of the bodies as they came; without the API's answers. */
function fetchedBy(page: Page): Promise<Fetched[]> {
  return page.evaluate(`
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter((entry) => !new URL(entry.name).pathname.startsWith('/api/') && entry.startTime <= window.standsAt)
      .map((entry) => ({ name: new URL(entry.name).pathname, bytes: entry.encodedBodySize }))
  `);
}

/** Notes when the first screen stands: what is fetched after it is not the first load. */
const watchFor = (selector: string): string => `
  new MutationObserver((_, observer) => {
    if (!document.querySelector(${JSON.stringify(selector)})) return;
    window.standsAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
`;

describe('the first load', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  it.each(APPS)('should be within its budget as built: $app', ({ app }) => {
    const sizes = firstFiles(app).map((file) => ({ file, bytes: gzipBytes(file) }));
    const sum = sizes.reduce((total, { bytes }) => total + bytes, 0);
    process.stdout.write(`first load of ${app} as built: ${sum} bytes gzip\n`);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sum).toBeLessThanOrEqual(BUDGETS[app]);
  });

  it.each(APPS)(
    'should be within its budget over the wire, compressed: $app',
    async ({ app, address, stands }) => {
      const { page, context, watch } = await browsing.open(`${own.world.server.base}/api/v1/info`);
      // A page of JSON names no icon, so that the browser asks for the usual one.
      watch.allow(/favicon\.ico/);
      await context.addInitScript(watchFor(stands));
      await page.goto(`${own.world.server.base}${address}`);
      await page.locator(stands).first().waitFor();
      await page.evaluate('document.fonts.ready.then(() => undefined)');
      const fetched = await fetchedBy(page);
      const sum = fetched.reduce((total, { bytes }) => total + bytes, 0);
      process.stdout.write(`first load of ${app} over the wire: ${sum} bytes in ${fetched.length} files\n`);
      expect(fetched.filter(({ bytes }) => bytes === 0)).toEqual([]);
      expect(sum).toBeLessThanOrEqual(BUDGETS[app]);
    },
    45_000,
  );
});

import { performance } from 'node:perf_hooks';
import { chromium, type Browser } from 'playwright-core';
import type { BenchContext } from './harness/bench.js';
import { startOurServer } from './harness/our-server.js';
import { figure, median, type Measured } from './harness/result.js';
import { migrateDatabase } from './harness/seed.js';

const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium-headless-shell';
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const PHONE = { width: 390, height: 844 };
/** A village's line and a cheap telephone. */
const BYTES_A_SECOND = (400 * 1_000) / 8;
const LATENCY_MS = 150;
const SLOWER = 4;
const GOAL_MS = 3_000;
const TIMEOUT_MS = 30_000;

/** What somebody wants who opens the page for the first time, and how it is called on the screen. */
const WANTED: readonly { readonly name: string; readonly button: string }[] = [
  { name: 'a number at a clinic', button: 'Pilih klinik' },
  { name: 'the daily report', button: 'Buka laporan harian' },
];

/**
 * The portal's first view by a slow line on a slow telephone, nothing kept from before: from the tap on the link until what is wanted is there
 * and answers a press, that is, until what opens behind it has its first heading.
 */
export async function firstView(context: BenchContext): Promise<Measured[]> {
  const url = await context.postgres.createDatabase('first_view');
  await migrateDatabase(url);
  const server = await startOurServer(url, context.port);
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGS });
  try {
    const results: Measured[] = [];
    for (const { name, button } of WANTED) {
      const [seen, pressed]: [number[], number[]] = [[], []];
      for (let round = 0; round < context.rounds; round += 1) {
        const one = await open(browser, server.port, button);
        seen.push(one.seenMs);
        pressed.push(one.pressedMs);
      }
      const label = { bench: 'first-view', case: `${name}, 400 kbit/s, 150 ms, 4 times slower` };
      results.push(
        figure({ ...label, metric: 'usable, ms' }, median(seen), { atMost: GOAL_MS }),
        figure({ ...label, metric: 'pressed, and what opens is there, ms' }, median(pressed)),
      );
    }
    return results;
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function open(
  browser: Browser,
  port: number,
  button: string,
): Promise<{ seenMs: number; pressedMs: number }> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'id-ID' });
  try {
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: LATENCY_MS },
      ...{ downloadThroughput: BYTES_A_SECOND, uploadThroughput: BYTES_A_SECOND },
    });
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const beganAtMs = performance.now();
    await page.goto(`http://127.0.0.1:${String(port)}/portal/`, { waitUntil: 'commit', timeout: TIMEOUT_MS });
    const wanted = page.getByRole('button', { name: button });
    await wanted.waitFor({ timeout: TIMEOUT_MS });
    const seenMs = performance.now() - beganAtMs;
    await wanted.click();
    await wanted.waitFor({ state: 'detached', timeout: TIMEOUT_MS });
    await page.getByRole('heading').first().waitFor({ timeout: TIMEOUT_MS });
    return { seenMs, pressedMs: performance.now() - beganAtMs };
  } finally {
    await context.close();
  }
}

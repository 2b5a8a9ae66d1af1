import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { Pool } from 'pg';
import { SESSION_COOKIE } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import type { BenchContext } from './harness/bench.js';
import { check } from './harness/check.js';
import { SOURCE, startOurServer, type RunningServer } from './harness/our-server.js';
import { compare, figure, median, quantile, type Measured } from './harness/result.js';
import { migrateDatabase, pointOf, seedFacilities, seedOperators, seedUnits } from './harness/seed.js';

const SHORT = 10;
const FLOOD = 5_000;
/** One comes and is dropped in this time beside the measured ones. */
const BESIDE_MS = 20;
/** Calls that ring all the while: nobody can answer them all. */
const RINGING = 1_200;
const CALLS_A_ROUND = 40;
const POST_AT_ONCE = 500;
const TIMEOUT_MS = 20_000;
const GOAL_MS = 300;
const INGEST = '/api/v1/ingest/calls';
const HEADERS = {
  authorization: `Bearer ${SOURCE.secret}`,
  'x-siaga-source': SOURCE.name,
  'content-type': 'application/json',
};
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium-headless-shell';
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** Resolves with the time of the first frame that shows the number in the queue. */
const WATCH = `window.shows = (digits) => new Promise((resolve) => {
  const look = () => {
    const queue = document.querySelector('.left');
    if (!queue || !queue.textContent.replace(/\\D/g, '').includes(digits)) return false;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
    return true;
  };
  const observer = new MutationObserver(look);
  if (!look()) observer.observe(document.body, { childList: true, subtree: true, characterData: true });
})`;

/**
 * From the POST of a call event to its row on an operator's screen, while calls keep coming and being dropped: with 5,000 dropped ones in
 * the list and 1,200 that ring, and with a short list right before, in the same browser on the same server.
 */
export async function floodToScreen(context: BenchContext): Promise<Measured[]> {
  if (!existsSync(CHROMIUM)) {
    process.stdout.write('bench: there is no Chromium (CHROMIUM_PATH), so nothing is measured on a screen\n');
    return [];
  }
  const url = await context.postgres.createDatabase('flood');
  await migrateDatabase(url);
  const pool = new Pool({ connectionString: url, max: 2 });
  await seedFacilities(pool, 500);
  await seedUnits(pool, 100);
  const [operator] = await seedOperators(pool, 1);
  await pool.end();
  const server = await startOurServer(url, context.port);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  try {
    const flood = new Flood(server);
    const short = await measure(context, flood, browser, operator?.token ?? '', SHORT);
    const long = await measure(context, flood, browser, operator?.token ?? '', FLOOD);
    return results(long, short);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The exchange: calls that ring and are dropped. */
class Flood {
  private next = 0;
  dropped = 0;

  constructor(private readonly server: RunningServer) {}

  get port(): number {
    return this.server.port;
  }

  /** Drops calls until there are as many. */
  async fill(count: number): Promise<void> {
    while (this.dropped < count) {
      const calls = Array.from({ length: Math.min(POST_AT_ONCE, count - this.dropped) }, () => this.take());
      await this.post(calls.flatMap((n) => [eventOf(n, 'ringing'), eventOf(n, 'abandoned')]));
      this.dropped += calls.length;
    }
  }

  /** Rings as many, which stay. */
  async ringMany(count: number): Promise<void> {
    for (let left = count; left > 0; left -= POST_AT_ONCE) {
      const calls = Array.from({ length: Math.min(POST_AT_ONCE, left) }, () => this.take());
      await this.post(calls.map((n) => eventOf(n, 'ringing')));
    }
  }

  /** A call that rings; gives its number's digits and how to drop it. */
  async ring(
    before: (digits: string) => Promise<void>,
  ): Promise<{ sentAtMs: number; drop: () => Promise<void> }> {
    const n = this.take();
    await before(numberOf(n).slice(1));
    const sentAtMs = Date.now();
    await this.post([eventOf(n, 'ringing')]);
    return { sentAtMs, drop: () => this.post([eventOf(n, 'abandoned')]) };
  }

  /** Calls beside the measured ones, one after the other, until stopped. */
  keepComing(): { stop: () => Promise<void> } {
    const stop = new AbortController();
    const work = (async () => {
      while (!stop.signal.aborted) {
        const n = this.take();
        const waited = new Promise((resolve) => setTimeout(resolve, BESIDE_MS));
        await this.post([eventOf(n, 'ringing')]);
        await this.post([eventOf(n, 'abandoned')]);
        await waited;
      }
    })();
    return {
      stop: () => {
        stop.abort();
        return work;
      },
    };
  }

  private take(): number {
    this.next += 1;
    return this.next;
  }

  private async post(events: readonly unknown[]): Promise<void> {
    const url = `http://127.0.0.1:${this.port}${INGEST}`;
    const answer = await fetch(url, { method: 'POST', headers: HEADERS, body: JSON.stringify(events) });
    check(answer.status === 202, `the events are taken: ${(await answer.text()).slice(0, 300)}`);
  }
}

async function measure(
  { rounds }: BenchContext,
  flood: Flood,
  browser: Browser,
  token: string,
  rows: number,
): Promise<number[][]> {
  await flood.fill(rows);
  if (rows === FLOOD) await flood.ringMany(RINGING);
  const page = await openConsole(browser, flood.port, token, rows);
  const measured: number[][] = [];
  // The first round warms up and is thrown away. A short list must stay short: calls come beside the long one only.
  for (let round = 0; round <= rounds; round += 1) {
    const beside = rows === FLOOD ? flood.keepComing() : { stop: () => Promise.resolve() };
    const each: number[] = [];
    for (let index = 0; index < (rows === FLOOD ? CALLS_A_ROUND : SHORT); index += 1)
      each.push(await oneCall(flood, page));
    await beside.stop();
    measured.push(each);
  }
  await page.context().close();
  return measured.slice(1);
}

async function openConsole(browser: Browser, port: number, token: string, rows: number): Promise<Page> {
  const base = `http://127.0.0.1:${port}`;
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'id-ID' });
  context.setDefaultTimeout(TIMEOUT_MS);
  await context.addCookies([{ name: SESSION_COOKIE, value: token, url: base }]);
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  await page.goto(`${base}/`);
  await page.locator('.live[data-line=online]').waitFor();
  await page.getByText('Terputus').first().waitFor();
  check(rows > 0, 'there is a list');
  return page;
}

async function oneCall(flood: Flood, page: Page): Promise<number> {
  let shown: Promise<unknown> = Promise.resolve();
  const { sentAtMs, drop } = await flood.ring(async (digits) => {
    await page.evaluate(`void (window.seen = window.shows('${digits}'))`);
    shown = page.evaluate('window.seen');
  });
  const shownAtMs = Number(await shown);
  await drop();
  return shownAtMs - sentAtMs;
}

const RUN = newId();
const numberOf = (n: number): string => `0812${String(10_000_000 + n * 37)}`;

function eventOf(n: number, type: 'ringing' | 'abandoned'): unknown {
  const at = new Date().toISOString();
  const call = { sourceCallId: `${RUN}-${n}`, type, at, from: numberOf(n), to: '119' };
  return { ...call, location: { point: pointOf(n), accuracyM: 60, source: 'pbx' } };
}

function results(long: readonly number[][], short: readonly number[][]): Measured[] {
  const named = (metric: string): { bench: string; case: string; metric: string } => ({
    bench: 'flood-to-screen',
    case: `${FLOOD} dropped`,
    metric,
  });
  const pairs = long.map((round, index) => ({ ours: median(round), reference: median(short[index] ?? []) }));
  return [
    compare(named('p50 ms'), pairs),
    figure(named('p99 ms'), quantile(long.flat(), 0.99), { atMost: GOAL_MS }),
  ];
}

import { existsSync } from 'node:fs';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
];
export const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium-headless-shell';
/** How long a screen may take to show what it should. */
export const DEADLINE_MS = 15_000;
/** What a browser says about a line that the test cut. */
export const CUT_LINE = /net::ERR_|WebSocket connection to/;
/** Where `SIAGA_UI_PICTURES=1` leaves a picture of every page at the end of its test. */
const PICTURES = 'test/ui/__output__';

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1366, height: 768 };
export const DESKTOP = { width: 1440, height: 900 };
export const WALL = { width: 2560, height: 1440 };

/** What must not happen on any page of a browser, whoever opens it: errors, refusals of the content policy, requests to another origin. */
export class Watch {
  private readonly found: string[] = [];
  private readonly allowed: RegExp[] = [];

  constructor(
    context: BrowserContext,
    private readonly origin: string,
  ) {
    for (const page of context.pages()) this.listen(page);
    context.on('page', (page) => this.listen(page));
  }

  /** From here on the browser may say this: the test makes it happen. */
  allow(text: RegExp): void {
    this.allowed.push(text);
  }

  get problems(): readonly string[] {
    return this.found;
  }

  private listen(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.note(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.note(`page error: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (/^(http|ws)/.test(url) && new URL(url).host !== new URL(this.origin).host)
        this.note(`another origin: ${url}`);
    });
  }

  private note(text: string): void {
    if (this.allowed.some((pattern) => pattern.test(text))) return;
    this.found.push(text);
  }
}

export interface OpenPage {
  page: Page;
  context: BrowserContext;
  watch: Watch;
}

/** A browser with a folder of its own on the disk, as a person's is: it can be killed and started again. */
export interface OpenProfile extends OpenPage {
  kill(): Promise<void>;
}

export interface Browsing {
  /** A person's own browser with one page at `url`. */
  open(url: string, options?: BrowserContextOptions): Promise<OpenPage>;
  /** The same on the folder `profile`, which outlives it; `script` runs in every page before its own. */
  openProfile(profile: string, url: string, script?: string): Promise<OpenProfile>;
}

/** One browser for a spec file; what a test opened is closed after it, and must have been without problems. `more` are switches of its own. */
export function useBrowser(more: readonly string[] = []): Browsing {
  let browser: Browser | null = null;
  let opened: OpenPage[] = [];

  beforeAll(async () => {
    if (!existsSync('dist/web/console/index.html'))
      throw new Error('The screens are not built: run `npm run build` first.');
    browser = await chromium.launch({
      executablePath: EXECUTABLE,
      args: [...ARGS, ...more],
    });
  }, 30_000);

  afterEach(async () => {
    const pages = opened;
    opened = [];
    if (process.env.SIAGA_UI_PICTURES === '1') {
      for (const [index, { page }] of pages.entries())
        await page.screenshot({
          path: `${PICTURES}/${expect.getState().currentTestName?.slice(0, 60)}-${index}.png`,
        });
    }
    await Promise.all(pages.map(({ context }) => context.close()));
    expect(pages.flatMap(({ watch }) => watch.problems)).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
  });

  return {
    async open(url, options = {}) {
      if (!browser) throw new Error('The browser starts before the first test.');
      const context = await browser.newContext({ viewport: DESKTOP, locale: 'id-ID', ...options });
      context.setDefaultTimeout(DEADLINE_MS);
      const page = await context.newPage();
      const one = { page, context, watch: new Watch(context, url) };
      opened.push(one);
      await page.goto(url);
      return one;
    },
    async openProfile(profile, url, script = '') {
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: EXECUTABLE,
        args: ARGS,
        viewport: DESKTOP,
        locale: 'id-ID',
      });
      context.setDefaultTimeout(DEADLINE_MS);
      await context.addInitScript(script);
      const page = await context.newPage();
      const one = { page, context, watch: new Watch(context, url) };
      opened.push(one);
      await page.goto(url);
      return { ...one, kill: () => killPage(one) };
    },
  };
}

/** The page's process ends at once, as when the system takes it away; then the browser is closed without it. */
async function killPage({ page, context }: OpenPage): Promise<void> {
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // The answer never comes: who would give it is gone.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await context.close();
}

/** Asks `read` until it gives `wanted`; at the deadline the test fails with what it gave last. */
export async function eventually<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  const endMs = Date.now() + DEADLINE_MS;
  let last = await read();
  while (JSON.stringify(last) !== JSON.stringify(wanted) && Date.now() < endMs) last = await read();
  expect(last).toEqual(wanted);
}

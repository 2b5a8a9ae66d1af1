import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DevCheckout } from '../support/dev-checkout.js';

const INFO = 'apps/api/src/info.controller.ts';
const READY = /The server is ready, .* \(pid (\d+)\)/;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('npm run dev', () => {
  let checkout: DevCheckout;
  let engine: number;
  let server: number;
  beforeAll(async () => {
    checkout = await DevCheckout.start();
    engine = Number(await checkout.says(/The database runs until the end \(pid (\d+)\)/));
    server = Number(await checkout.says(READY));
  }, 240_000);
  afterAll(() => checkout.interrupt());

  const centreName = async (): Promise<string> => {
    const answer = await fetch(`${checkout.base}/api/v1/info`);
    return ((await answer.json()) as { centreName: string }).centreName;
  };

  it('should give every screen and the API at one address', async () => {
    for (const path of ['/', '/crew/', '/desk/']) {
      const page = await fetch(checkout.base + path);
      expect([path, page.status, (await page.text()).includes('/@vite/client')]).toEqual([path, 200, true]);
    }
    expect((await fetch(`${checkout.base}/health/ready`)).status).toBe(200);
    expect(await centreName()).toBe('PSC 119');
  }, 60_000);

  it('should restart the server after a save, and keep the engine', async () => {
    let mark = checkout.mark;
    await checkout.edit(INFO, "'PSC 119'", "'PSC 119 yang baru'");
    const before = server;
    server = Number(await checkout.says(READY, 60_000, mark));
    expect(await centreName()).toBe('PSC 119 yang baru');
    expect([server === before, isAlive(before), isAlive(engine)]).toEqual([false, false, true]);

    mark = checkout.mark;
    await checkout.edit(INFO, 'info(): PublicInfo {', 'info(): PublicInfo {{{');
    await checkout.says(/(info\.controller\.ts)/, 60_000, mark);
    expect([await centreName(), isAlive(server)]).toEqual(['PSC 119 yang baru', true]);
  }, 150_000);

  it('should end all of it on Ctrl-C', async () => {
    expect(await checkout.interrupt()).toBe(0);
    expect([isAlive(server), isAlive(engine)]).toEqual([false, false]);
    await expect(fetch(checkout.base)).rejects.toThrow();
  }, 60_000);
});

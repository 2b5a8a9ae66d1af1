import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { untilTrue } from '../../../../test/support/until-true.js';
import { FetchProgram } from './fetch-program.js';

const DEADLINE_MS = 20_000;
const STEP = { kind: 'step', phase: 'fetching', done: 1, total: 2, bytes: 3 };

// Real: processes.
describe('the program that fetches a map', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'siaga-fetch-program-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function started(text: string): Promise<FetchProgram> {
    const file = path.join(folder, 'program.mjs');
    await writeFile(file, text);
    return new FetchProgram('15.71', 200, file);
  }

  it(
    'should be ended when it does not stop by itself',
    async () => {
      const program = await started(
        `process.on('SIGINT', () => undefined); setInterval(() => undefined, 1000); console.log('${JSON.stringify(STEP)}')`,
      );
      await untilTrue(() => program.step !== null, 'it runs', DEADLINE_MS);
      program.stop();
      expect(await program.ended).toBeNull();
      expect(program.isStopped).toBe(true);
    },
    DEADLINE_MS,
  );

  it('should leave behind why it died', async () => {
    const program = await started(`console.error('x'.repeat(5000)); throw new Error('no memory left')`);
    expect(await program.ended).toBeNull();
    expect(program).toMatchObject({ isStopped: false, lastWords: expect.stringContaining('no memory left') });
    expect(program.lastWords.length).toBeLessThanOrEqual(2_000);
  });

  it('should tell what a server said as text that can be stored', async () => {
    const failed = { kind: 'failed', problem: 'refused', detail: `half \ud83d and \0 ${'y'.repeat(5_000)}` };
    const program = await started(`console.log(${JSON.stringify(JSON.stringify(failed))})`);
    const end = await program.ended;
    expect(end).toMatchObject({
      problem: 'refused',
      detail: expect.stringMatching(/^half \ufffd and \ufffd y+$/),
    });
    expect(end?.kind === 'failed' && end.detail.length).toBe(2_000);
  });
});

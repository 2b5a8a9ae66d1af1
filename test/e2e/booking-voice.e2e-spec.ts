import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CallVoice } from '#siaga/contracts';
import { pairBoard, Television } from '../support/booking-boards.js';
import { buildClinic } from '../support/booking-world.js';
import { useDatabase } from '../support/database.js';
import { bodyOf } from '../support/portal-booking.js';
import { useServer, type TestServer } from '../support/server.js';
import { type PortalVisit } from '../support/visitor.js';

const ESPEAK = '/usr/bin/espeak-ng';
/** The machine that tests may have none: what is tested then is that boards are told so. */
const whenThere = existsSync(ESPEAK) ? it : it.skip;

/** A board of a house of its own, with its television. */
async function hang(server: TestServer): Promise<{ id: string; visit: PortalVisit }> {
  const television = new Television(server.base);
  const { id } = await pairBoard(await buildClinic(server), await television.ask());
  return { id, visit: await television.enter() };
}

describe('the voice of waiting rooms', () => {
  // A busy machine starts twenty programs one after the other.
  jest.setTimeout(120_000);
  const { databaseUrl } = useDatabase();
  const speaking = useServer(databaseUrl, { SIAGA_VOICE_PROGRAM: ESPEAK });
  let board: Awaited<ReturnType<typeof hang>>;

  beforeAll(async () => {
    board = await hang(speaking.server);
  }, 60_000);

  const tryAsk = (label: string, room: string, id = board.id) =>
    board.visit.try('boardVoice', { id, label, room });
  const ask = async (label: string, room: string) =>
    CallVoice.parse(bodyOf('boardVoice', await tryAsk(label, room)));

  whenThere('should say a call in Indonesian as a WAV, the same to all who ask', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask('A-07', '2')));
    expect(answers[0]?.text).toBe('Nomor antrean A 7. Silakan ke ruang 2.');
    const wav = Buffer.from(answers[0]?.audio ?? '', 'base64');
    expect(wav.subarray(0, 4).toString()).toBe('RIFF');
    // Some seconds of sound, not the head of a file alone.
    expect(wav.length).toBeGreaterThan(50_000);
    expect(new Set(answers.map(({ audio }) => audio)).size).toBe(1);
  });

  whenThere('should refuse more than it can say, and go on', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => tryAsk(`B-${String(n + 1)}`, '1')),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(20);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect((await ask('C-01', '1')).audio).not.toBeNull();
  });

  it('should refuse what is no number, and a board of others', async () => {
    for (const label of ['A', 'A-', 'a-1', 'A-1 --pho', 'A-\u0000', 'A-12345'])
      expect((await tryAsk(label, '1')).body).toMatchObject({ code: 'INPUT.INVALID' });
    const other = await hang(speaking.server);
    expect((await tryAsk('A-1', '1', other.id)).body).toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  });
});

describe('a machine without a voice', () => {
  const silent = useServer(useDatabase().databaseUrl, { SIAGA_VOICE_PROGRAM: '/nowhere/espeak-ng' });

  it('should give the words alone, and tell it', async () => {
    const { id, visit } = await hang(silent.server);
    const answer = await visit.try('boardVoice', { id, label: 'A-07', room: 'Loket 1' });
    expect(answer.body).toEqual({ text: 'Nomor antrean A 7. Silakan ke Loket 1.', audio: null });
    const health = await (await fetch(`${silent.server.base}/health/ready`)).text();
    expect(health).toContain('boards use the browser');
  });
});

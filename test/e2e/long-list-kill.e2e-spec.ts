import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ListImport, ListPreview } from '#siaga/contracts';
import { OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { bringList } from '../support/list-files.js';
import { buildMonitoring, dayInJambi } from '../support/monitoring-world.js';
import { ensureServerBuilt, pretendGazetteer, ServerProcess } from '../support/server-process.js';
import { serverSettings, serverVariables, TestServer } from '../support/server.js';
import { send, type Session } from '../support/session.js';
import { untilTrue } from '../support/until-true.js';

const ROWS = 1_000;
const HEADING = 'Nama;NIK;Alamat;Status;Tanggal mulai;No HP';
const row = (n: number): string =>
  [
    ...[`Panjang Contoh ${String(n)}`, `'157103150892${String(1_000 + n)}`, `Jalan Panjang ${String(n)}`],
    ...['ODP', dayInJambi(-1), `0812-5559-${String(1_000 + n)}`],
  ].join(';');

describe('a server that is killed in the middle of a long list', () => {
  const database = useDatabase();
  let officer: Session;
  let preview: ListPreview;
  let running: ServerProcess;

  beforeAll(async () => {
    await ensureServerBuilt();
    const server = await TestServer.start(serverSettings(database.databaseUrl));
    const world = await buildMonitoring(server);
    officer = world.officer;
    const list = [HEADING, ...Array.from({ length: ROWS }, (_, n) => row(n))].join('\n');
    const of = { kind: 'followups', regionCode: OWN_REGION } as const;
    preview = await bringList(officer, of, list, { given: { program: world.program.id } });
    await server.close();
    await pretendGazetteer(database.pool);
    running = await ServerProcess.start(serverVariables(database.databaseUrl));
  }, 300_000);
  afterAll(async () => {
    await running.stop();
  });

  const step = async (): Promise<ListImport> => {
    const input = { id: preview.file.id, previewId: preview.previewId };
    const { status, body } = await send(running.base, 'importListFile', input, { cookie: officer.cookie });
    if (status !== 200) throw new Error(`Answered ${String(status)}: ${JSON.stringify(body)}`);
    return body as ListImport;
  };
  const figure = async (sql: string): Promise<number> =>
    Number((await database.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n);

  it('should go on where it was, lose nobody, open nobody twice, and say of each row what became of it', async () => {
    expect(preview.counts).toMatchObject({ created: ROWS });
    const cut = step().catch(() => 'cut');
    await untilTrue(async () => (await figure('list_file_step')) > 0, 'the first hundred are stored');
    await running.kill();
    expect(await cut).toBe('cut');
    const before = await figure('monitored_case');
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(ROWS);
    running = await ServerProcess.start(serverVariables(database.databaseUrl));
    let done = await step();
    while (done.left > 0) {
      expect(done.results).toEqual([]);
      done = await step();
    }
    // Those of before the cut are told as what they were: new.
    expect(done.counts).toEqual({ created: ROWS, updated: 0, unchanged: 0, refused: 0 });
    expect(done.results.map(({ line }) => line)).toEqual(Array.from({ length: ROWS }, (_, n) => n + 2));
    for (const [sql, n] of [
      ['monitored_case', ROWS],
      ['monitoring_access', ROWS],
      ['monitoring_ask', ROWS],
      ['message WHERE subject_id IN (SELECT id FROM monitored_case)', ROWS],
      ['visitor_pass WHERE subject_id IN (SELECT id FROM monitored_case)', ROWS],
      ["journal WHERE type = 'monitored-case.opened.v1'", ROWS],
      ['list_file_step', 0],
      ['list_file_piece', 0],
    ] as const)
      expect([sql, await figure(sql)]).toEqual([sql, n]);
    expect(await step()).toEqual(done);
  }, 240_000);
});

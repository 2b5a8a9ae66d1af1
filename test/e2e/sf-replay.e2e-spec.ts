import { beforeAll, expect, it } from '@jest/globals';
import { planImport, responseFigures, type ImportPlan, type SfResponse } from '#siaga/simulation';
import { IngestClient } from '../../apps/simulator/src/client/ingest-client.js';
import { Session } from '../../apps/simulator/src/client/session.js';
import { readSfFile } from '../../apps/simulator/src/history/read-sf-file.js';
import { Replay, type ReplayTools } from '../../apps/simulator/src/history/replay-run.js';
import { compareFigures, compareRecords } from '../../apps/simulator/src/history/replay-verify.js';
import { inRegion } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { PASSWORD, useServer } from '../support/server.js';
import { describeWithFiles, sharedFile } from '../support/shared-data.js';

const FILE = sharedFile('sf-fire/calls_2020-04-07_13.csv');
const CALLS = 150;
const REGION = '99.01';
const SOURCE = { name: 'history', secret: 'secret-of-the-old-exchange' };
const TIMEOUT_MS = 240_000;
const silent = () => undefined;

// Real: the whole server, and the first calls of a file of real dispatches. The whole file: npm run replay.
describeWithFiles('real dispatches of San Francisco replayed', [FILE], () => {
  const { databaseUrl } = useDatabase();
  const own = useServer(databaseUrl, {
    SIAGA_INGEST_SOURCES: JSON.stringify({
      [SOURCE.name]: { secret: SOURCE.secret, regionCode: REGION },
    }),
  });
  let rows: SfResponse[];
  let plan: ImportPlan;
  let tools: ReplayTools;
  let replay: Replay;

  beforeAll(async () => {
    rows = firstCalls((await readSfFile(FILE)).responses);
    plan = planImport(rows, REGION);
    await own.server.account('history.admin', inRegion('admin', REGION));
    const { signal } = new AbortController();
    const person = { username: 'history.admin', password: PASSWORD, role: 'admin' };
    tools = {
      admin: new Session(own.server.base, person, signal),
      ingest: new IngestClient(own.server.base, SOURCE, signal),
      regionCode: REGION,
      concurrency: 16,
    };
    replay = new Replay(plan, tools);
    await replay.makeUnits(silent);
    await replay.feedCalls(silent);
    await replay.replayIncidents(silent);
  }, TIMEOUT_MS);

  it(
    'should make every call one incident and every response one assignment, its stamps equal to the second',
    async () => {
      const seen = await compareRecords(plan, replay.ids, tools.admin, tools.concurrency, silent);
      expect(seen.differences).toEqual([]);
      expect([seen.incidents, seen.assignments]).toEqual([CALLS, rows.length]);
      const filled = rows.flatMap((row) => [row.responseAt, row.onSceneAt, row.transportAt, row.hospitalAt]);
      // Notified, acknowledged and back in service stand beside what the row holds.
      expect(seen.stamps).toBe(3 * rows.length + filled.filter((at) => at !== null).length);
    },
    TIMEOUT_MS,
  );

  it('should report the response times that the file itself gives', async () => {
    const times = rows.flatMap((row) => [Date.parse(row.receivedAt), Date.parse(row.availableAt)]);
    const report = await tools.admin.call('responseTimes', {
      from: new Date(Math.min(...times)).toISOString(),
      to: new Date(Math.max(...times) + 1_000).toISOString(),
      regionCode: REGION,
    });
    const lines = compareFigures(responseFigures(rows), report.intervals);
    expect(lines.filter((line) => !line.isEqual)).toEqual([]);
    expect(lines.filter((line) => line.metric === 'count' && (line.file ?? 0) > 0).length).toBe(8);
  });

  it('should leave nothing on the board of an operator there once all is closed', async () => {
    const operator = await own.server.session(inRegion('operator', REGION));
    const { calls, incidents, assignments, units } = await operator.call('snapshot', {});
    expect({ calls, incidents, assignments }).toEqual({ calls: [], incidents: [], assignments: [] });
    expect(units).toHaveLength(plan.units.length);
  });

  it('should change nothing when it is run again', async () => {
    const again = new Replay(plan, tools);
    await again.makeUnits(silent);
    await again.feedCalls(silent);
    expect(again.ids.callIds).toEqual(replay.ids.callIds);
  });
});

function firstCalls(responses: readonly SfResponse[]): SfResponse[] {
  const numbers = [...new Set(responses.map((response) => response.callNumber))].slice(0, CALLS);
  return responses.filter((response) => numbers.includes(response.callNumber));
}

import { beforeAll, expect, it } from '@jest/globals';
import { type Call, distanceM, type LocateProblem, type Point } from '#siaga/contracts';
import { GeoLoader } from '#siaga/geo';
import { prepareEvents, type CallRecord } from '#siaga/simulation';
import { readRecords } from '../../apps/simulator/src/feed/read-records.js';
import { inRegion, OTHER_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { OTHER_PBX, useServer } from '../support/server.js';
import type { Session } from '../support/session.js';
import { describeWithFiles, sharedFile } from '../support/shared-data.js';

const FILE = sharedFile('sumenep-112/location_strings.csv');
const CALLS = 93;
const LOAD_TIMEOUT_MS = 300_000;
const COLUMNS = { whole: ['alamat', 'desa', 'kecamatan'], address: ['alamat'] };

/** One line of the file: the call it became, the pin, and what the search says where the call has no place. */
interface Placed {
  text: string;
  pin: Point;
  call: Call;
  problem: LocateProblem | null;
}

// Real: the whole server, the national gazetteer, 93 locations as the 112 centre of Sumenep wrote them down.
describeWithFiles('locations of Sumenep through the intake', [FILE], () => {
  const { databaseUrl } = useDatabase();
  const own = useServer(databaseUrl);
  let operator: Session;

  beforeAll(async () => {
    await own.server.get(GeoLoader).prepare();
    operator = await own.server.session(inRegion('operator', OTHER_REGION));
  }, LOAD_TIMEOUT_MS);

  async function ring(columns: readonly string[]): Promise<Placed[]> {
    const { records } = await readRecords(FILE);
    const sent = records.map(({ line, fields }) => ({
      line,
      fields: Object.fromEntries(columns.map((column) => [column, fields[column]])),
    }));
    const context = {
      timeZone: 'Asia/Jakarta',
      defaultAt: new Date().toISOString(),
      regionCode: OTHER_REGION,
    };
    const events = prepareEvents('places', sent, context).map(({ event }) => event);
    const result = await own.server.ring(events, OTHER_PBX);
    return Promise.all(
      result.events.map(async ({ index, callId }) => placed(records[index], await read(callId))),
    );
  }

  function read(callId: string | null): Promise<Call> {
    if (callId === null) throw new Error('A location was refused');
    return operator.call('call', { id: callId });
  }

  async function placed(record: CallRecord | undefined, call: Call): Promise<Placed> {
    const text = call.locationText ?? '';
    const pin = { lon: Number(record?.fields['lng']), lat: Number(record?.fields['lat']) };
    if (call.place !== null) return { text, pin, call, problem: null };
    const { candidates, problem } = await operator.call('locate', { q: text, regionCode: OTHER_REGION });
    expect(candidates).toEqual([]);
    return { text, pin, call, problem };
  }

  it.each([
    ['address, desa and kecamatan', COLUMNS.whole],
    ['the address alone', COLUMNS.address],
  ])(
    'should give each of the 93 a place or say that there is none, by %s',
    async (title, columns) => {
      const all = await ring(columns);
      process.stdout.write(`${summary(title, all)}\n`);
      expect(new Set(all.map(({ call }) => call.id)).size).toBe(CALLS);
      for (const { call, problem } of all) {
        if (call.place === null) expect(problem).toBe('not_found');
        else expect(call.place).toMatchObject({ isConfirmed: false, accuracyM: expect.any(Number) });
      }
    },
    LOAD_TIMEOUT_MS,
  );
});

/** How many have a place, how near it lies to the pin, and how many pins lie inside the radius that the place claims. */
function summary(title: string, all: readonly Placed[]): string {
  const found = all.flatMap(({ call, pin }) =>
    call.place === null ? [] : [{ awayM: distanceM(call.place.point, pin), radiusM: call.place.accuracyM }],
  );
  const within = (limitM: number) => found.filter(({ awayM }) => awayM <= limitM).length;
  const inside = found.filter(({ awayM, radiusM }) => awayM <= radiusM).length;
  const sorted = found.map(({ awayM }) => awayM).sort((a, b) => a - b);
  const medianKm = ((sorted[Math.floor(sorted.length / 2)] ?? 0) / 1_000).toFixed(2);
  return (
    `Sumenep by ${title}: ${all.length} calls, ${found.length} with a place, ${all.length - found.length} not found; ` +
    `${within(2_000)} within 2 km of the pin, ${within(5_000)} within 5 km, median ${medianKm} km, ${inside} inside their radius`
  );
}

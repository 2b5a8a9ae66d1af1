import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { booking } from './booking.js';
import { callToScreen } from './call-to-screen.js';
import { cards } from './cards.js';
import { clinic } from './clinic.js';
import { dispatchToCrew } from './dispatch-to-crew.js';
import { firstView } from './first-view.js';
import { floodToScreen } from './flood-to-screen.js';
import { importing } from './geo/import.js';
import { geocoding } from './geocoding.js';
import type { Bench } from './harness/bench.js';
import { openPostgres } from './harness/postgres.js';
import type { Measured } from './harness/result.js';
import { tableOf, withoutSpread } from './harness/table.js';
import { journalOrder } from './journal-order.js';
import { journalStreams } from './journal-streams.js';
import { messagingDrain } from './messaging-drain.js';
import { monitoringGrowth } from './monitoring-growth.js';
import { monitoring } from './monitoring.js';
import { positions } from './positions.js';
import { queueToPhones } from './queue-to-phones.js';
import { ranking } from './ranking.js';
import { resume } from './resume.js';
import { roadChanges } from './road-changes.js';
import { socketInbound } from './socket-inbound.js';
import { travel } from './travel.js';
import { travelGrowth } from './travel-growth.js';

const BENCHES: Record<string, Bench> = {
  'call-to-screen': callToScreen,
  'flood-to-screen': floodToScreen,
  'dispatch-to-crew': dispatchToCrew,
  'journal-streams': journalStreams,
  ranking,
  positions,
  resume,
  geocoding,
  clinic,
  booking,
  'queue-to-phones': queueToPhones,
  'first-view': firstView,
  monitoring,
  import: importing,
  travel,
  'road-changes': roadChanges,
  cards,
};
/** Those that take long or show why something was decided: they run only when named. */
const ON_REQUEST: Record<string, Bench> = {
  'travel-growth': travelGrowth,
  'journal-order': journalOrder,
  'monitoring-growth': monitoringGrowth,
  'socket-inbound': socketInbound,
  'messaging-drain': messagingDrain,
};
const DEFAULT_PORT = 4300;
const FEWEST_ROUNDS = 5;
const USAGE = `npm run bench [NAME…] [-- --json FILE] [--rounds N]\n  names: ${Object.keys({ ...BENCHES, ...ON_REQUEST }).join(', ')}`;

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'string' }, rounds: { type: 'string' } },
    allowPositionals: true,
  });
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
  const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name) && !Object.hasOwn(ON_REQUEST, name));
  if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}.\n${USAGE}`);
  const rounds = Math.max(FEWEST_ROUNDS, Number(values.rounds ?? FEWEST_ROUNDS));
  const port = Number(process.env.BENCH_PORT ?? DEFAULT_PORT);
  const postgres = openPostgres();
  const results: Measured[] = [];
  try {
    for (const name of names) {
      process.stdout.write(`bench: ${name} …\n`);
      const measured = (await (BENCHES[name] ?? ON_REQUEST[name])?.({ postgres, port, rounds })) ?? [];
      process.stdout.write(`${tableOf(measured)}\n\n`);
      results.push(...measured);
    }
  } finally {
    await postgres.close();
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results.map(withoutSpread), null, 2)}\n`);
  const missed = results.filter((result) => !result.ok);
  process.stdout.write(`bench: ${results.length} figures, ${missed.length} goals missed\n`);
  return missed.length === 0;
}

main().then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(
      `bench: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);

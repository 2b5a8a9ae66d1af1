import { clinic } from '../clinic.js';
import { tableOf } from '../harness/table.js';

// Needs no database: the rules are pure.
const measured = await clinic();
process.stdout.write(`${tableOf(measured)}\n`);
process.exitCode = measured.every(({ ok }) => ok) ? 0 : 1;

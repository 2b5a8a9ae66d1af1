import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { AlertKind } from '#siaga/contracts';

const ROOT = path.join(import.meta.dirname, '../..');
const ENDS = 'test/e2e/alerts-end.e2e-spec.ts';
const CHANGES = 'test/e2e/resource-changes.e2e-spec.ts';
const CENTRES = 'test/e2e/handover-two-centres.e2e-spec.ts';

/** Which test sees an alert of the kind end with its cause: the file, and how the test's name begins. */
const TESTS: Readonly<Record<AlertKind, readonly [file: string, test: string]>> = {
  offer_unanswered: [ENDS, 'should end a silence when the next unit takes the job'],
  offer_declined: [ENDS, 'should end a refusal and nobody left'],
  chain_exhausted: [ENDS, 'should end a refusal and nobody left'],
  inbound_unacknowledged: [ENDS, 'should end an announcement that waited when the desk answers'],
  call_refused: ['test/db/calls-intake.db-spec.ts', 'should end the alert of a source with the last'],
  call_id_used_again: [ENDS, 'should end what is only news'],
  source_clock_off: ['test/db/calls-clocks.db-spec.ts', 'should end the alert when the clock was set right'],
  clock_offset: [ENDS, "should end the alert of a phone's clock"],
  unit_silent: [ENDS, 'should end the silence of a unit when it is heard again'],
  status_late: [ENDS, 'should call each status of a job late'],
  handover_unanswered: [CENTRES, 'should end when %s, and that of another case not'],
  handover_refused: [CENTRES, 'should end, refused as handover_refused'],
  facility_diverted: [CHANGES, 'should reach crew, centre and desk when it diverts'],
  facility_closed: [CHANGES, 'should be told when it loses what the patient needs, and when it closes'],
  facility_lacks: [CHANGES, 'should be told when it loses what the patient needs, and when it closes'],
  facility_full: [CHANGES, 'should be told when it is full'],
  facility_moved: [CHANGES, 'should be told when it is full'],
  unit_out_of_service: [CHANGES, 'should be told when it breaks down on the way'],
  unit_renamed: [CHANGES, 'should be told under its new name'],
  unit_transferred: [CHANGES, 'should be told when it goes to a region of another centre'],
  unit_lacks: [CHANGES, "should be told when it loses what the patient needs', async"],
  crew_gone: [CHANGES, "should be told when its crew's account ends"],
  road_closed: [CHANGES, 'should be told with how much later the unit arrives'],
  case_elsewhere: [CHANGES, 'should be told when a centre with borders of its own comes to answer'],
};

describe('alerts', () => {
  it.each(AlertKind.options)('should have a test of the end of %s', (kind) => {
    const [file, name] = TESTS[kind];
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const isThere = [`'${name}`, `"${name}`].some((begin) => text.includes(begin));
    expect({ file, name, isThere }).toEqual({ file, name, isThere: true });
    expect(text).toContain(`'${kind}'`);
  });
});

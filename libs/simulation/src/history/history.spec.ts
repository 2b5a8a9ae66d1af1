import { describe, expect, it } from '@jest/globals';
import { wallTimeToInstant } from '#siaga/contracts';
import { planImport } from './import-plan.js';
import { percentile, responseFigures } from './response-figures.js';
import { parseSfRow, type SfResponse } from './sf-fire.js';
import { parseIsoWallTime, parseUsWallTime } from './zone-time.js';

/** An invented row; every field can be replaced by its column name. */
const row = (replaced: Record<string, string> = {}): Record<string, string> => ({
  'Call Number': '1',
  'Unit ID': 'M01',
  'Call Type': 'Medical Incident',
  'Received DtTm': '04/07/2020 11:59:00 PM',
  'Entry DtTm': '04/07/2020 11:59:30 PM',
  'Dispatch DtTm': '04/08/2020 12:00:10 AM',
  'Response DtTm': '04/08/2020 12:01:10 AM',
  'On Scene DtTm': '04/08/2020 12:06:10 AM',
  'Transport DtTm': '04/08/2020 12:20:10 AM',
  'Hospital DtTm': '04/08/2020 12:30:10 AM',
  'Available DtTm': '04/08/2020 01:00:10 AM',
  'Final Priority': '3',
  'Unit Type': 'MEDIC',
  'Station Area': '07',
  'Call Final Disposition': 'Code 3 Transport',
  Address: '100 Block of INVENTED ST',
  Location: '(37.75, -122.42)',
  ...replaced,
});

const read = (replaced: Record<string, string> = {}): SfResponse => {
  const parsed = parseSfRow(row(replaced));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.response;
};

describe('wall-clock times', () => {
  it('should add the offset of the season', () => {
    const april = parseUsWallTime('04/07/2020 11:53:08 PM');
    const january = parseUsWallTime('1/7/2020 12:53:08 AM');
    expect(april && wallTimeToInstant(april, 'America/Los_Angeles')).toBe('2020-04-08T06:53:08.000Z');
    expect(january && wallTimeToInstant(january, 'America/Los_Angeles')).toBe('2020-01-07T08:53:08.000Z');
  });

  it('should read the time of an exchange in Jambi', () => {
    const wall = parseIsoWallTime('2026-08-11 09:15:31');
    expect(wall && wallTimeToInstant(wall, 'Asia/Jakarta')).toBe('2026-08-11T02:15:31.000Z');
  });

  it.each(['', '31/12/2020', '04/07/2020 13:00:00 PM', 'yesterday'])('should not read %p', (text) => {
    expect(parseUsWallTime(text)).toBeNull();
  });

  it('should refuse a day that does not exist', () => {
    const wall = parseUsWallTime('02/31/2020 01:00:00 AM');
    expect(wall && wallTimeToInstant(wall, 'America/Los_Angeles')).toBeNull();
  });
});

describe('parseSfRow', () => {
  it('should read a whole row', () => {
    expect(read()).toMatchObject({
      rowId: '1-M01',
      point: { lon: -122.42, lat: 37.75 },
      receivedAt: '2020-04-08T06:59:00.000Z',
      availableAt: '2020-04-08T08:00:10.000Z',
    });
  });

  it('should leave missing stamps empty', () => {
    expect(read({ 'Response DtTm': '', 'On Scene DtTm': ' ' })).toMatchObject({
      responseAt: null,
      onSceneAt: null,
    });
  });

  it('should name every problem of a bad row', () => {
    const parsed = parseSfRow(
      row({ 'Unit ID': '', Location: 'somewhere', 'Dispatch DtTm': 'noon', 'Available DtTm': '' }),
    );
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.path)).toEqual([
      'Unit ID',
      'Location',
      'Dispatch DtTm',
      'Available DtTm',
    ]);
  });
});

describe('planImport', () => {
  const kinds = (response: SfResponse) =>
    planImport([response], '99.01').calls[0]?.responses[0]?.steps.map((step) =>
      step.kind === 'advance' ? step.status : step.kind === 'correct' ? `correct ${step.stamp}` : step.kind,
    );

  it('should take every stamp as a step', () => {
    const all = ['offer', 'accept', 'en_route', 'on_scene', 'left_scene', 'at_destination', 'available'];
    expect(kinds(read())).toEqual(all);
  });

  it('should skip what the file does not have', () => {
    const none = { 'Response DtTm': '', 'On Scene DtTm': '', 'Transport DtTm': '', 'Hospital DtTm': '' };
    expect(kinds(read(none))).toEqual(['offer', 'accept', 'available']);
  });

  it('should keep a stamp that no step leads to as a correction', () => {
    const plan = planImport([read({ 'On Scene DtTm': '' })], '99.01');
    const response = plan.calls[0]?.responses[0];
    const known = response?.steps.filter((step) => step.kind === 'advance').map((step) => step.status);
    expect(known?.at(-1)).toBe('available');
    expect(Object.keys(response?.stamps ?? {})).toHaveLength(6);
    expect(response?.steps).toHaveLength(2 + (known?.length ?? 0) + plan.correctedStamps);
  });

  it('should gather the rows of one call, first dispatched first, and close it with the last unit', () => {
    const late = read({ 'Unit ID': 'E2', 'Unit Type': 'ENGINE', 'Dispatch DtTm': '04/08/2020 12:03:00 AM' });
    const { calls, units } = planImport([late, read()], '99.01');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.responses.map((response) => response.unitId)).toEqual(['M01', 'E2']);
    expect(calls[0]).toMatchObject({
      triage: 'merah',
      outcome: 'transported',
      closedAt: '2020-04-08T08:00:10.000Z',
    });
    expect(units.map((unit) => [unit.callSign, unit.type])).toEqual([
      ['E2', 'bls'],
      ['M01', 'als'],
    ]);
  });

  it('should count times that run backwards', () => {
    const back = read({ 'Hospital DtTm': '04/08/2020 12:19:00 AM' });
    expect(planImport([back], '99.01')).toMatchObject({ outOfOrder: 1 });
  });
});

describe('response figures', () => {
  it.each([
    [[], 0.5, null],
    [[4], 0.9, 4],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[40, 10, 20, 30], 0.9, 37],
  ])('should interpolate %p at %p to %p', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it('should measure calls once and units each', () => {
    const second = read({
      'Unit ID': 'E2',
      'On Scene DtTm': '04/08/2020 12:04:10 AM',
      'Transport DtTm': '',
      'Hospital DtTm': '',
    });
    const figures = new Map(responseFigures([read(), second]).map((figure) => [figure.name, figure]));
    expect(figures.get('answer')).toMatchObject({ count: 1, p50S: 30 });
    expect(figures.get('processing')).toMatchObject({ count: 1, p50S: 40 });
    expect(figures.get('total')).toMatchObject({ count: 1, p50S: 310 });
    expect(figures.get('travel')).toMatchObject({ count: 2, p50S: 240, p90S: 288 });
    expect(figures.get('scene')).toMatchObject({ count: 2, p50S: (840 + 3_360) / 2 });
    expect(figures.get('task')).toMatchObject({ count: 2, meanS: 3_600 });
  });

  it('should leave negative intervals out and count them', () => {
    const back = read({ 'Hospital DtTm': '04/08/2020 12:19:00 AM' });
    const transport = responseFigures([back]).find((figure) => figure.name === 'transport');
    expect(transport).toMatchObject({ count: 0, anomalies: 1, p50S: null, meanS: null });
  });
});

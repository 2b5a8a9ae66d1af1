import { describe, expect, it } from '@jest/globals';
import { type Assignment, type Incident, type Stamp } from '#siaga/contracts';
import { type ImportCall, type ImportResponse } from '#siaga/simulation';
import { forEachBounded, Turns } from './bounded.js';
import { compareAssignment, compareFigures, compareIncident, figureTable } from './replay-verify.js';

const NOON = '2020-04-07T19:00:00.000Z';
const LATER = '2020-04-07T19:00:05.400Z';

const stamp = (name: Stamp['name'], at: string, more: Partial<Stamp> = {}): Stamp => ({
  id: `${name}-${at}`,
  name,
  at,
  deviceAt: null,
  receivedAt: at,
  source: 'import',
  by: { kind: 'account', id: 'a', name: 'Admin' },
  supersedesId: null,
  note: null,
  ...more,
});

const response: ImportResponse = {
  rowId: '1-M01',
  unitId: 'M01',
  dispatchAt: NOON,
  steps: [],
  stamps: { unit_notified: NOON, unit_back_in_service: '2020-04-07T19:00:05.000Z' },
};
const assignmentWith = (stamps: Stamp[], more: Partial<Assignment> = {}) =>
  ({ status: 'available', incidentId: 'i', unitCallSign: 'M01', stamps, ...more }) as Assignment;

describe('comparing assignments', () => {
  it('should agree to the second', () => {
    const stamps = [stamp('unit_notified', NOON), stamp('unit_back_in_service', LATER)];
    expect(compareAssignment(response, assignmentWith(stamps), 'i')).toEqual([]);
  });

  it('should look at the correction and not at what it supersedes', () => {
    const wrong = stamp('unit_notified', LATER);
    const right = stamp('unit_notified', NOON, { id: 'c', supersedesId: wrong.id });
    const stamps = [wrong, right, stamp('unit_back_in_service', LATER)];
    expect(compareAssignment(response, assignmentWith(stamps), 'i')).toEqual([]);
  });

  it('should name missing, wrong and additional stamps, and another state', () => {
    const stamps = [stamp('unit_notified', LATER), stamp('unit_on_scene', NOON)];
    const differences = compareAssignment(response, assignmentWith(stamps, { status: 'accepted' }), 'other');
    expect(differences).toHaveLength(5);
    expect(differences.join('\n')).toContain('unit_back_in_service never');
  });
});

describe('comparing incidents', () => {
  const call = { callNumber: '1', receivedAt: NOON, entryAt: NOON, closedAt: NOON } as ImportCall;
  const incident = {
    status: 'closed',
    callIds: ['c'],
    callOfferedAt: NOON,
    callAnsweredAt: NOON,
    openedAt: NOON,
    closedAt: NOON,
  };

  it('should agree', () => {
    expect(compareIncident(call, incident as Incident, 'c')).toEqual([]);
  });

  it('should name each time that differs, an open incident and another call', () => {
    const other = { ...incident, status: 'open', callAnsweredAt: null, openedAt: LATER } as Incident;
    expect(compareIncident(call, other, 'd')).toHaveLength(4);
  });
});

describe('comparing figures', () => {
  const file = [{ name: 'answer' as const, count: 2, anomalies: 0, p50S: 10.05, p90S: null, meanS: 12 }];
  const interval = {
    ...file[0],
    name: 'answer' as const,
    count: 2,
    anomalies: 0,
    p50S: 10.1,
    p90S: null,
    meanS: 13,
    thresholdS: 15,
    withinPct: 50,
  };

  it('should allow rounding to a tenth and name the rest', () => {
    const lines = compareFigures(file, [interval]);
    expect(lines.filter((line) => !line.isEqual).map((line) => line.metric)).toEqual(['meanS']);
    expect(figureTable(lines)).toContain('DIFFERENT');
  });

  it('should find an interval that the report lacks', () => {
    expect(compareFigures(file, []).every((line) => !line.isEqual)).toBe(true);
  });
});

describe('working in bounds', () => {
  it('should do everything with no more than the limit at a time', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await forEachBounded([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, (running += 1));
      await Promise.resolve();
      done.push(item);
      running -= 1;
    });
    expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('should end with the first failure', async () => {
    const seen: number[] = [];
    const work = (item: number) => {
      seen.push(item);
      return item === 2 ? Promise.reject(new Error('two')) : Promise.resolve();
    };
    await expect(forEachBounded([1, 2, 3, 4], 1, work)).rejects.toThrow('two');
    expect(seen).toEqual([1, 2]);
  });

  it('should let the holders of one key go in turn, also after a failure', async () => {
    const turns = new Turns();
    const order: string[] = [];
    const first = turns.take('unit', async () => {
      await Promise.resolve();
      order.push('first');
      throw new Error('broken');
    });
    const second = turns.take('unit', () => Promise.resolve(order.push('second')));
    await expect(first).rejects.toThrow('broken');
    await second;
    expect(order).toEqual(['first', 'second']);
  });
});

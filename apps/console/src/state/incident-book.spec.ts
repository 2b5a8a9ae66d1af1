import { describe, expect, it } from '@jest/globals';
import {
  DEFAULT_LATE_TABLE,
  type Assignment,
  type AssignmentStatus,
  type Inbound,
  type Incident,
  type Triage,
} from '#siaga/contracts';
import { filtered, NO_FILTER, standingOf } from '../queue/incident-filter.js';
import { IncidentBook } from './incident-book.js';
import { lateWithoutUnit } from './incident-line.js';

const at = (minute: number): string =>
  new Date(Date.parse('2026-11-28T07:00:00.000Z') + minute * 60_000).toISOString();

function incident(id: string, triage: Triage | null, minute = 0): Incident {
  const facts = {
    id,
    triage,
    regionCode: '15.71',
    status: 'open',
    patientCount: 1,
    openedAt: at(minute),
    callAnsweredAt: at(minute),
  };
  return facts as unknown as Incident;
}

function job(incidentId: string, status: AssignmentStatus): Assignment {
  const isOver = status === 'available' || status === 'declined';
  const facts = {
    id: `${incidentId} ${status}`,
    incidentId,
    status,
    offeredAt: at(1),
    releasedAt: isOver ? at(9) : null,
  };
  const stamps =
    status === 'available' ? [{ id: 's', name: 'unit_on_scene', at: at(5), supersedesId: null }] : [];
  return { ...facts, stamps, unitCallSign: 'UJI-1', destination: null } as unknown as Assignment;
}

const mapOf = <T extends { id: string }>(...items: T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));
const jobsOf = (...jobs: Assignment[]): ReadonlyMap<string, readonly Assignment[]> =>
  new Map(jobs.map((one) => [one.incidentId, [one]]));
const NONE: ReadonlyMap<string, Inbound> = new Map();

const INCIDENTS = mapOf(
  incident('green finished', 'hijau'),
  incident('red finished', 'merah'),
  incident('yellow on its way', 'kuning'),
  incident('green without', 'hijau', 5),
  incident('red on its way', 'merah'),
  incident('not triaged', null, 1),
  incident('yellow declined', 'kuning', 2),
  incident('red without', 'merah', 9),
  incident('yellow asked', 'kuning'),
);
const JOBS = jobsOf(
  job('green finished', 'available'),
  job('red finished', 'available'),
  job('yellow on its way', 'en_route'),
  job('red on its way', 'en_route'),
  job('yellow declined', 'declined'),
  job('yellow asked', 'offered'),
);

describe('running incidents', () => {
  it('should put red ones that need somebody apart, then what nobody has done, and what is finished last', () => {
    const { red, others, all } = new IncidentBook().read(INCIDENTS, JOBS, NONE);
    expect(red.map((line) => line.incident.id)).toEqual(['red without', 'red on its way']);
    expect(others.map((line) => line.incident.id)).toEqual([
      'yellow declined',
      'not triaged',
      'green without',
      'yellow asked',
      'yellow on its way',
      'red finished',
      'green finished',
    ]);
    expect(all).toEqual([...red, ...others]);
  });

  it('should count no finished job as undone, and its clock from its end', () => {
    const { others } = new IncidentBook().read(INCIDENTS, JOBS, NONE);
    const finished = others.find((line) => line.incident.id === 'green finished');
    expect(finished).toMatchObject({ stage: 'done', label: 'freeSince', since: at(9) });
    const times = { everywhere: DEFAULT_LATE_TABLE, regions: {} };
    expect(finished && lateWithoutUnit(finished, times)).toBeNull();
    const { unsent } = DEFAULT_LATE_TABLE;
    for (const stage of ['none', 'partly'] as const)
      expect(finished && lateWithoutUnit({ ...finished, stage }, times)).toEqual(unsent.hijau);
    expect(finished && standingOf(finished)).toBe('done');
  });

  it('should give the same line while nothing of it changes, and the same lists while nothing does', () => {
    const book = new IncidentBook();
    const before = book.read(INCIDENTS, JOBS, NONE);
    expect(book.read(INCIDENTS, JOBS, NONE)).toBe(before);
    const changed = new Map(INCIDENTS).set('green without', incident('green without', 'hijau', 5));
    const after = book.read(changed, new Map([...JOBS].map(([id, jobs]) => [id, [...jobs]])), NONE);
    const isKept = after.all.map((line) => before.all.includes(line));
    expect(isKept.filter((kept) => !kept)).toHaveLength(1);
  });

  it('should filter by colour and by where they stand', () => {
    const { all } = new IncidentBook().read(INCIDENTS, JOBS, NONE);
    const idsOf = (filter: Parameters<typeof filtered>[1]): string[] =>
      filtered(all, filter).map((line) => line.incident.id);
    expect(filtered(all, NO_FILTER)).toBe(all);
    expect(idsOf({ triage: ['none'], standing: null })).toEqual(['not triaged']);
    expect(idsOf({ triage: ['merah'], standing: 'to_scene' })).toEqual(['red on its way']);
    expect(idsOf({ triage: [], standing: 'done' })).toEqual(['red finished', 'green finished']);
  });
});

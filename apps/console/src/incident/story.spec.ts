import { describe, expect, it } from '@jest/globals';
import { MODULES, storyLines, storyOf } from '#siaga/contracts';
import { texts } from './timeline-texts.js';

type Facts = Record<string, string | number | null>;
const entry = (type: string, summary: Facts, entityId = 'one') => ({
  type,
  entity: type.split('.')[0] ?? '',
  entityId,
  summary,
});
/** What a case's story is told of: its own kinds of thing; those of a unit or facility stand in it only by name. */
const KINDS = ['call', 'incident', 'assignment', 'inbound', 'alert', 'handover'];
interface Declared {
  entities: readonly { name: string; events: readonly string[] }[];
}
const EVENTS = (MODULES as readonly Declared[])
  .flatMap(({ entities }) => entities)
  .filter(({ name }) => KINDS.includes(name))
  .flatMap(({ events }) => events);
const keysOf = (type: string, summary: Facts, before?: Facts): string[] =>
  storyLines(entry(type, summary), before).map(({ key }) => key);

/** The sentence of a key, in one language; undefined when there is none. */
function sentence(language: 'id' | 'en', key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>(
      (at, part) => (at as Record<string, unknown> | undefined)?.[part],
      texts[language]['story'],
    );
}

describe('the story of an incident', () => {
  it.each<[string, Facts, Facts | undefined, string[]]>([
    ['call.received.v1', { state: 'ringing', line: null }, undefined, ['call.received']],
    ['call.received.v1', { state: 'ringing', line: '119' }, undefined, ['call.received_on']],
    ['call.updated.v1', { state: 'answered' }, { state: 'ringing' }, ['call.answered']],
    ['call.updated.v1', { state: 'answered' }, { state: 'answered' }, ['call.updated']],
    ['call.updated.v1', { state: 'abandoned' }, { state: 'ringing' }, ['call.abandoned']],
    ['incident.opened.v1', { complaint: 'stroke', triage: null }, undefined, ['incident.opened']],
    ['incident.opened.v1', { complaint: 'stroke', triage: 'merah' }, undefined, ['incident.opened_triaged']],
    [
      'incident.updated.v1',
      { complaint: 'fall', triage: 'merah', patientCount: 1 },
      { complaint: 'stroke', triage: 'kuning', patientCount: 1 },
      ['incident.complaint', 'incident.triage'],
    ],
    ['incident.updated.v1', { triage: 'merah' }, { triage: 'merah' }, ['incident.updated']],
    ['assignment.offered.v1', { chainPosition: 1 }, undefined, ['assignment.offered']],
    ['assignment.offered.v1', { chainPosition: 3 }, undefined, ['assignment.offered_next']],
    ['assignment.offered.v1', { chainPosition: 1, lacks: 'als' }, undefined, ['assignment.offered_lacking']],
    ['assignment.declined.v1', { reason: 'too_far' }, undefined, ['assignment.declined_because']],
    ['assignment.advanced.v1', { status: 'on_scene' }, undefined, ['assignment.on_scene']],
    ['assignment.updated.v1', { destination: 'RS B' }, { destination: 'RS A' }, ['assignment.destination']],
    ['assignment.updated.v1', { destination: 'RS B' }, { destination: 'RS B' }, ['assignment.updated']],
    ['inbound.updated.v1', { status: 'arrived' }, { status: 'announced' }, ['inbound.arrived']],
    ['inbound.closed.v1', { status: 'handed_over' }, { status: 'arrived' }, ['inbound.handed_over']],
    [
      'incident.opened.v1',
      { vagueM: 4_000, doubt: null },
      undefined,
      ['incident.opened', 'incident.place_vague'],
    ],
    ['incident.opened.v1', { vagueM: null, doubt: null }, undefined, ['incident.opened']],
    [
      'incident.updated.v1',
      { vagueM: 4_000, doubt: null },
      { vagueM: 4_000, doubt: null },
      ['incident.updated'],
    ],
    [
      'incident.updated.v1',
      { vagueM: null, doubt: 'zero' },
      { vagueM: 4_000, doubt: null },
      ['incident.updated', 'incident.place_doubted'],
    ],
    [
      'incident.updated.v1',
      { vagueM: null, doubt: null },
      { vagueM: null, doubt: 'zero' },
      ['incident.updated', 'incident.place_sure'],
    ],
    ['incident.updated.v1', {}, { vagueM: 4_000 }, ['incident.updated']],
    ['call.received.v1', { line: null, doubt: 'zero' }, undefined, ['call.received', 'call.place_doubted']],
    ['call.updated.v1', { doubt: null }, { doubt: 'zero' }, ['call.updated']],
    ['handover.taken-back.v1', {}, undefined, ['handover.taken_back']],
  ])('should tell %s %j after %j as %j', (type, now, before, keys) => {
    expect(keysOf(type, now, before)).toEqual(keys);
  });

  it('should have a sentence in both languages for each event of a case, with and without each of its facts', () => {
    const statuses = ['en_route', 'on_scene', 'at_patient', 'left_scene', 'at_destination', 'handed_over'];
    expect(EVENTS.length).toBeGreaterThan(25);
    const facts: Facts[] = [
      {},
      {
        line: '119',
        triage: 'merah',
        lacks: 'als',
        reason: 'too_far',
        chainPosition: 2,
        destination: 'RS A',
        doubt: 'zero',
        vagueM: 900,
      },
      { doubt: null, vagueM: null },
      ...statuses.map((status) => ({ status })),
      ...['answered', 'abandoned', 'closed'].map((state) => ({ state })),
    ];
    const without = EVENTS.flatMap((type) =>
      facts
        .filter(({ status }) => type !== 'assignment.advanced.v1' || status !== undefined)
        .flatMap((summary) => keysOf(type, summary, { status: 'x', state: 'x', vagueM: 4_000 }))
        .filter((key) => [sentence('id', key), sentence('en', key)].some((text) => typeof text !== 'string')),
    );
    expect([...new Set(without)]).toEqual([]);
  });

  it('should compare each thing with itself alone', () => {
    const told = storyOf([
      entry('incident.opened.v1', { triage: 'merah' }, 'incident'),
      entry('assignment.offered.v1', { destination: 'RS A' }, 'job'),
      entry('incident.updated.v1', { triage: 'merah' }, 'incident'),
      entry('assignment.updated.v1', { destination: 'RS A' }, 'job'),
    ]);
    expect(told.flatMap(({ lines }) => lines.map(({ key }) => key))).toEqual([
      'incident.opened_triaged',
      'assignment.offered',
      'incident.updated',
      'assignment.updated',
    ]);
  });
});

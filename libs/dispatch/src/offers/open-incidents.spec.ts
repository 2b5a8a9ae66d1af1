import { describe, expect, it } from '@jest/globals';
import type { Incident } from '#siaga/contracts';
import { JournalFeed, type JournalRow } from '#siaga/journal';
import { OpenIncidents } from './open-incidents.js';

const incident = (id: string, overrides: Partial<Incident> = {}): Incident => ({
  id,
  version: 1,
  number: '15.71-261121-0001',
  regionCode: '15.71',
  status: 'open',
  complaint: 'breathing',
  triage: 'merah',
  needs: { unit: [], facility: [] },
  patientCount: 1,
  place: {
    point: { lon: 103.6, lat: -1.6 },
    accuracyM: 10,
    source: 'map_pin',
    label: '',
    context: '',
    regionCode: null,
    isConfirmed: true,
  },
  personal: { patients: [], notes: null, callbackNumber: null },
  callIds: [],
  callOfferedAt: null,
  callAnsweredAt: null,
  openedAt: '2026-11-21T07:00:00.000Z',
  openedBy: { kind: 'system', id: 'siaga', name: 'Siaga' },
  closedAt: null,
  outcome: null,
  closingNote: null,
  elsewhere: null,
  ...overrides,
});

function listening(stored: Incident[] = []): { open: OpenIncidents; hear: (changed: Incident) => void } {
  const feed = new JournalFeed();
  const byId = (id: string): Promise<Incident | null> =>
    Promise.resolve(stored.find((candidate) => candidate.id === id) ?? null);
  const open = new OpenIncidents(feed, { byId });
  let seq = 0;
  feed.start({}, () => undefined);
  const hear = (changed: Incident): void => {
    seq += 1;
    feed.deliver({ stream: 'dispatch', seq, entity: 'incident', data: changed } as JournalRow);
  };
  return { open, hear };
}

describe('OpenIncidents', () => {
  it('should know what was opened and changed', () => {
    const { open, hear } = listening();
    hear(incident('a'));
    hear(incident('a', { version: 2, triage: 'kuning' }));
    expect(open.get('a')).toMatchObject({ version: 2, triage: 'kuning' });
    expect(open.get('b')).toBeNull();
  });

  it('should forget what was closed or found out of date', () => {
    const { open, hear } = listening();
    hear(incident('a'));
    hear(incident('b'));
    hear(incident('a', { version: 2, status: 'closed' }));
    open.forget('b');
    expect([open.get('a'), open.get('b')]).toEqual([null, null]);
  });

  it('should not take an older reading over a newer change', () => {
    const { open, hear } = listening();
    hear(incident('a', { version: 3 }));
    open.keep(incident('a', { version: 2 }));
    expect(open.get('a')?.version).toBe(3);
  });

  it('should keep a bounded number, the newest', () => {
    const { open } = listening();
    for (let n = 0; n <= 5_000; n += 1) open.keep(incident(String(n)));
    expect(open.get('0')).toBeNull();
    expect(open.get('1')).not.toBeNull();
  });

  it('should read what it has not heard of, and keep it only while it lives', async () => {
    const stored = [incident('a', { version: 3 }), incident('b', { status: 'closed' })];
    const { open } = listening(stored);
    expect(await open.read('a')).toEqual(stored[0]);
    expect(open.get('a')).toEqual(stored[0]);
    expect(await open.read('b')).toEqual(stored[1]);
    expect(open.get('b')).toBeNull();
    expect(await open.read('c')).toBeNull();
  });

  it('should not ask again for what it knows', async () => {
    const { open, hear } = listening([incident('a', { version: 1 })]);
    hear(incident('a', { version: 2 }));
    expect((await open.read('a'))?.version).toBe(2);
  });
});

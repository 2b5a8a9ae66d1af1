import { describe, expect, it } from '@jest/globals';
import type { Assignment } from '#siaga/contracts';
import type { CrewCommand, QueueItem } from '../offline/command-queue.policy.js';
import { withUnsent } from './optimistic.policy.js';

const OFFERED: Assignment = {
  id: 'job-1',
  version: 1,
  regionCode: '15.71',
  incidentId: 'incident-1',
  unitId: 'unit-1',
  unitCallSign: 'AMB-03',
  status: 'offered',
  offeredAt: '2026-11-21T07:32:00.000Z',
  offeredBy: { kind: 'account', id: 'op', name: 'Operator' },
  dueAt: '2026-11-21T07:32:30.000Z',
  deliveredAt: null,
  respondedAt: null,
  reason: null,
  note: null,
  chainPosition: 1,
  travelS: 240,
  distanceM: 2_100,
  lacks: [],
  unitRegionCode: '15.71',
  destination: null,
  notices: [],
  stamps: [],
  releasedAt: null,
  job: {
    incidentNumber: '1',
    complaint: 'breathing',
    triage: 'merah',
    needs: { unit: [], facility: [] },
    patientCount: 1,
    place: {
      point: { lon: 103.6, lat: -1.6 },
      accuracyM: 20,
      source: 'map_pin',
      label: 'Legok',
      context: '',
      regionCode: '15.71',
      isConfirmed: true,
    },
    personal: { patients: [], notes: null, callbackNumber: null },
  },
};

function item(command: CrewCommand, overrides: Partial<QueueItem> = {}): QueueItem {
  return {
    key: 'k',
    order: 1,
    accountId: 'crew-1',
    assignmentId: 'job-1',
    jobLabel: '1',
    deviceAt: '2026-11-21T07:32:10.000Z',
    command,
    state: 'waiting',
    attempts: 0,
    notBeforeMs: 0,
    refusal: null,
    ...overrides,
  };
}

describe('optimistic job', () => {
  it('should show the offer as accepted and under way while the taps wait', () => {
    const shown = withUnsent(OFFERED, [
      item({ kind: 'accept' }),
      item({ kind: 'advance', status: 'en_route' }),
    ]);
    expect(shown.assignment.status).toBe('en_route');
    expect(shown.assignment.dueAt).toBeNull();
    expect(shown.isUnsent).toBe(true);
  });

  it('should show what the centre says when it is already there or further', () => {
    const onScene: Assignment = { ...OFFERED, status: 'on_scene' };
    const shown = withUnsent(onScene, [
      item({ kind: 'accept' }),
      item({ kind: 'advance', status: 'en_route' }),
    ]);
    expect(shown).toEqual({ assignment: onScene, isUnsent: false });
  });

  it('should not show what was refused, nor the taps of another job', () => {
    const shown = withUnsent(OFFERED, [
      item({ kind: 'accept' }, { state: 'refused' }),
      item({ kind: 'accept' }, { assignmentId: 'job-2' }),
    ]);
    expect(shown).toEqual({ assignment: OFFERED, isUnsent: false });
  });

  it('should show a chosen destination before it is sent, once', () => {
    const command: CrewCommand = { kind: 'destination', facilityId: 'f-1', facilityName: 'RSUD' };
    const shown = withUnsent(OFFERED, [item(command)]);
    expect(shown.assignment.destination?.name).toBe('RSUD');
    expect(withUnsent(shown.assignment, [item(command)]).isUnsent).toBe(false);
  });
});

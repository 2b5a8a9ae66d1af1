import { describe, expect, it } from '@jest/globals';
import type { BookingSession, WeeklySession } from '#siaga/contracts';
import { planClusters } from './cluster-plan.policy.js';
import type { PlannedSession } from './session-days.policy.js';
import { changeOfWeek } from './week-change.policy.js';

const RHYTHM = { minutes: 30, places: 5, walkIns: 1, firstExtra: 0 };
const QUOTA = { jkn: 40, nonJkn: 40, walkIn: 8 };
const at = (time: string): Date => new Date(`2026-12-01T${time}:00.000Z`);

const NOW = at('00:00');

const planned = (from: string, to: string, more: Partial<WeeklySession> = {}): PlannedSession => ({
  weekly: { doctorId: 'd1', weekday: 2, opens: from, closes: to, rhythm: RHYTHM, quota: QUOTA, ...more },
  serviceDate: '2026-12-01',
  startsAt: at(from),
  endsAt: at(to),
});
const open = (id: string, from: string, to: string, people = 0) => ({
  people,
  session: {
    id,
    ...{ doctorId: 'd1', plannedDoctorId: 'd1' },
    startsAt: at(from).toISOString(),
    endsAt: at(to).toISOString(),
    clusters: planClusters(at(from), at(to), RHYTHM),
    quota: QUOTA,
  } as BookingSession,
});

describe('a changed week', () => {
  it('should leave alone what it plans as before', () => {
    expect(changeOfWeek([open('a', '01:00', '05:00', 3)], [planned('01:00', '05:00')], NOW)).toEqual({
      kept: [],
      replanned: [],
      calledOff: [],
      toOpen: [],
    });
  });

  it('should move nobody who booked, and open nothing over them', () => {
    const change = changeOfWeek([open('a', '01:00', '05:00', 3)], [planned('02:00', '06:00')], NOW);
    expect(change.kept.map(({ session, people }) => [session.id, people])).toEqual([['a', 3]]);
    expect(change).toMatchObject({ replanned: [], calledOff: [], toOpen: [] });
  });

  it('should call off an empty session that it does not hold, and open the new one in its place', () => {
    const change = changeOfWeek([open('a', '01:00', '05:00')], [planned('02:00', '06:00')], NOW);
    expect(change.calledOff.map(({ id }) => id)).toEqual(['a']);
    expect(change.toOpen.map(({ startsAt }) => startsAt)).toEqual([at('02:00')]);
  });

  it.each<[string, PlannedSession]>([
    ['length', planned('01:00', '03:00')],
    ['rhythm', planned('01:00', '05:00', { rhythm: { ...RHYTHM, places: 4 } })],
    ['quota', planned('01:00', '05:00', { quota: { ...QUOTA, jkn: 10 } })],
  ])('should give an empty session the new %s, and a booked one the old', (_, plan) => {
    const empty = changeOfWeek([open('a', '01:00', '05:00')], [plan], NOW);
    expect(empty.replanned).toMatchObject([
      { id: 'a', endsAt: plan.endsAt.toISOString(), quota: plan.weekly.quota },
    ]);
    expect(empty.replanned[0]?.clusters).toEqual(
      planClusters(plan.startsAt, plan.endsAt, plan.weekly.rhythm),
    );
    const booked = changeOfWeek([open('a', '01:00', '05:00', 1)], [plan], NOW);
    expect(booked.kept).toHaveLength(1);
    expect(booked.replanned).toEqual([]);
  });

  it('should leave a session that has begun alone, and open nothing over it', () => {
    const change = changeOfWeek([open('a', '01:00', '05:00')], [planned('02:00', '06:00')], at('01:30'));
    expect(change).toEqual({ kept: [], replanned: [], calledOff: [], toOpen: [] });
  });

  it('should mind one doctor by himself', () => {
    const other = planned('01:00', '05:00', { doctorId: 'd2' });
    const change = changeOfWeek([open('a', '01:00', '05:00', 2)], [planned('01:00', '05:00'), other], NOW);
    expect(change.toOpen).toEqual([other]);
  });

  describe('where another doctor fills in', () => {
    const filledIn = (people: number) => {
      const { session } = open('a', '01:00', '05:00');
      return { people, session: { ...session, doctorId: 'd2' } };
    };

    it('should open no second session of the one who is replaced', () => {
      for (const people of [0, 3])
        expect(changeOfWeek([filledIn(people)], [planned('01:00', '05:00')], NOW)).toMatchObject({
          ...{ kept: [], calledOff: [], toOpen: [] },
        });
    });

    it('should open none over it of the one who comes, in no clinic of the house', () => {
      const own = planned('04:00', '08:00', { doctorId: 'd2' });
      const later = planned('05:00', '08:00', { doctorId: 'd2' });
      const { session } = filledIn(2);
      expect(changeOfWeek([], [own, later], NOW, [session]).toOpen).toEqual([later]);
    });

    it('should leave it, though empty, where its own doctor is away and not planned', () => {
      expect(changeOfWeek([filledIn(0)], [], NOW).calledOff).toEqual([]);
      expect(changeOfWeek([open('a', '01:00', '05:00')], [], NOW).calledOff).toHaveLength(1);
    });
  });
});

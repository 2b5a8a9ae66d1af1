import { describe, expect, it } from '@jest/globals';
import { isHolder, PERMISSIONS, VISITOR_RIGHTS, type VisitorHolder, type VisitPass } from '#siaga/contracts';
import { newId } from '#siaga/kernel';
import { Visitor, type HeldPass } from './visitor.js';

function pass(scope: VisitPass['scope'], kind = 'booking'): HeldPass {
  return {
    id: newId(),
    scope,
    subject: { kind, id: newId() },
    label: 'Ibu Ani',
    openedAt: new Date('2026-11-21T07:00:00Z'),
    endsAt: '2027-01-01T00:00:00Z',
  };
}

describe('Visitor', () => {
  const own = pass('ticket');
  const other = pass('ticket');

  it('should open its own thing, and answer another’s as one that is not there', () => {
    const visitor = new Visitor(newId(), [own]);
    expect(visitor.demand('visit.own', own.subject)).toBe(own);
    for (const subject of [other.subject, { ...own.subject, kind: 'case' }, { kind: 'booking', id: newId() }])
      expect(() => visitor.demand('visit.own', subject)).toThrow(
        expect.objectContaining({ code: 'RESOURCE.NOT_FOUND', details: undefined }),
      );
  });

  it('should hold nothing without a pass', () => {
    const nobody = new Visitor(newId(), []);
    expect(nobody.holds('visit.own')).toBe(false);
    expect(nobody.topics()).toEqual([]);
  });

  it('should tell the journal no name, and hear of each thing once', () => {
    const visitor = new Visitor('0198', [own, { ...own, id: newId() }, other]);
    expect(visitor.actor).toEqual({ kind: 'visitor', id: '0198', name: 'portal' });
    expect(visitor.topics()).toEqual([`booking:${own.subject.id}`, `booking:${other.subject.id}`]);
  });
});

describe('rights of visitors', () => {
  it.each<[holders: VisitorHolder[], scope: VisitPass['scope'], kind: string, isHeld: boolean]>([
    [['ticket'], 'ticket', 'booking', true],
    [['ticket'], 'link', 'booking', false],
    [['ticket:booking'], 'ticket', 'booking', true],
    [['ticket:booking'], 'ticket', 'case', false],
    [['ticket:booking'], 'person', 'booking', false],
    [['ticket:booking', 'person'], 'person', 'case', true],
    [[], 'person', 'case', false],
  ])('should see whether %j means a %s for a %s', (holders, scope, kind, isHeld) => {
    expect(isHolder(holders, scope, kind)).toBe(isHeld);
  });

  it('should bear no name of a permission', () => {
    expect(Object.keys(VISITOR_RIGHTS).filter((right) => (PERMISSIONS as string[]).includes(right))).toEqual(
      [],
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { CallDisposition, type Actor, type CallState } from '#siaga/contracts';
import { allowedDispositions, decideAnswer, dispositionAfterLink, type Card } from './card.policy.js';

const SARI: Actor = { kind: 'account', id: 'a-1', name: 'Sari' };
const BUDI: Actor = { kind: 'account', id: 'a-2', name: 'Budi' };
const PBX_AGENT: Actor = { kind: 'source', id: 'pbx', name: '101' };

const card = (overrides: Partial<Card> = {}): Card => ({
  state: 'ringing',
  answeredBy: null,
  incidentId: null,
  disposition: null,
  ...overrides,
});

describe('decideAnswer', () => {
  it('should let the first person win', () => {
    expect(decideAnswer(card(), SARI)).toEqual({ ok: true, isNew: true });
  });

  it('should tell the second who was first', () => {
    expect(decideAnswer(card({ state: 'answered', answeredBy: BUDI }), SARI)).toEqual({
      ok: false,
      code: 'CALL.ALREADY_ANSWERED',
      byName: 'Budi',
    });
  });

  it('should change nothing when the same person answers again', () => {
    expect(decideAnswer(card({ state: 'answered', answeredBy: SARI }), SARI)).toEqual({
      ok: true,
      isNew: false,
    });
  });

  it('should let a person take the card of a call that the telephone says is answered', () => {
    expect(decideAnswer(card({ state: 'answered', answeredBy: PBX_AGENT }), SARI)).toEqual({
      ok: true,
      isNew: true,
    });
  });

  it.each<CallState>(['abandoned', 'ended'])('should refuse to answer a call that is %s', (state) => {
    expect(decideAnswer(card({ state }), SARI)).toEqual({ ok: false, code: 'CALL.ILLEGAL_STEP' });
  });

  it('should refuse to answer a closed card', () => {
    expect(decideAnswer(card({ disposition: 'prank' }), SARI)).toEqual({
      ok: false,
      code: 'CALL.ILLEGAL_STEP',
    });
  });
});

describe('allowedDispositions', () => {
  it('should allow a linked call only its incident or a duplicate of it', () => {
    expect(allowedDispositions({ incidentId: 'i-1' }, CallDisposition.options)).toEqual([
      'incident',
      'duplicate',
    ]);
  });

  it('should allow an unlinked call everything but an incident', () => {
    const allowed = allowedDispositions({ incidentId: null }, CallDisposition.options);
    expect(allowed).not.toContain('incident');
    // A call of the past that a list brought is nobody's card.
    expect(allowed).not.toContain('record');
    expect(allowed).toHaveLength(CallDisposition.options.length - 3);
    expect(allowed).not.toContain('handed_over');
  });
});

describe('dispositionAfterLink', () => {
  it.each([
    [null, null],
    ['duplicate', 'duplicate'],
    ['incident', 'incident'],
    ['prank', 'incident'],
    ['dropped', 'incident'],
  ] as const)('should turn %s into %s', (before, after) => {
    expect(dispositionAfterLink(before)).toBe(after);
  });
});

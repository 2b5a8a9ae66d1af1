import { describe, expect, it } from '@jest/globals';
import { type Centre } from '#siaga/contracts';
import { type CentreDraft, changeOf, draftOf, newCentreOf, wrongFields } from './centre-draft.policy.js';

const CENTRE: Centre = {
  id: '0190a000-0000-7000-8000-000000000001',
  version: 3,
  code: 'psc119-contoh',
  regionCode: '34.71',
  name: 'PSC 119 Contoh',
  regionCodes: ['34.02', '34.04'],
  hasArea: false,
  phones: [
    { label: 'Ruang kendali', number: '0811-0000-0119' },
    { label: '', number: '112' },
  ],
  script: null,
  baseUrl: null,
  hasSecret: true,
  isOwn: false,
};

const draft = (overrides: Partial<CentreDraft> = {}): CentreDraft => ({
  ...draftOf(CENTRE, 'ID'),
  ...overrides,
});

describe('a centre in its form', () => {
  it('should come back as the centre it was', () => {
    const { regionCodes, phones, script, baseUrl } = CENTRE;
    expect(changeOf(CENTRE, draft())).toEqual({
      ...{ id: CENTRE.id, version: 3, code: CENTRE.code, name: CENTRE.name },
      ...{ regionCodes, phones, script, baseUrl, isOwn: false },
    });
  });

  it('should leave the secret alone until one is typed or taken away', () => {
    expect(changeOf(CENTRE, draft())).not.toHaveProperty('secret');
    expect(changeOf(CENTRE, draft({ secret: 'kunci-bersama-yang-baru' })).secret).toBe(
      'kunci-bersama-yang-baru',
    );
    expect(changeOf(CENTRE, draft({ isSecretRemoved: true })).secret).toBeNull();
  });

  it('should read regions and numbers as people type them', () => {
    const made = newCentreOf(
      draft({ regionCodes: '34.02,34.03  34.04;', phones: '\n119\nPiket: 0811-0000-0120\n' }),
    );
    expect(made.regionCodes).toEqual(['34.02', '34.03', '34.04']);
    expect(made.phones).toEqual([
      { label: '', number: '119' },
      { label: 'Piket', number: '0811-0000-0120' },
    ]);
  });

  it.each([
    [{}, []],
    [{ code: 'PSC 119' }, ['code']],
    [{ name: 'X' }, ['name']],
    [{ regionCodes: 'Bantul' }, ['regionCodes']],
    [{ phones: 'Piket: nol delapan' }, ['phones']],
    [{ baseUrl: 'psc.example/x' }, ['baseUrl']],
    [{ secret: 'pendek' }, ['secret']],
  ] as const)('should name the fields of %j that are wrong', (overrides, fields) => {
    expect([...wrongFields(draft(overrides))]).toEqual(fields);
  });
});

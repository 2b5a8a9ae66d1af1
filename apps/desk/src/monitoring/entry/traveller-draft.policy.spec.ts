import { describe, expect, it } from '@jest/globals';
import { type Question } from '#siaga/contracts';
import { type CardReading } from './card/read-card.js';
import {
  askedAtPost,
  draftOf,
  newTraveller,
  readTraveller,
  type TravellerDraft,
  withCard,
  withoutComplaints,
} from './traveller-draft.policy.js';

const TODAY = '2026-11-30';
const wording = { id: 'x', en: 'x' };
const QUESTIONS: Question[] = [
  {
    kind: 'temperature',
    key: 'temperature',
    group: 'symptoms',
    wording,
    symptomaticFrom: 38,
    urgentFrom: 40,
  },
  { kind: 'yes_no', key: 'cough', group: 'symptoms', wording, when: true, weighs: 'symptomatic' },
  { kind: 'yes_no', key: 'strong', group: 'symptoms', wording, when: false, weighs: 'symptomatic' },
  { kind: 'yes_no', key: 'stayed_home', group: 'isolation', wording, when: false, weighs: 'breach' },
];
const plain = newTraveller('Jakarta');
const filled: TravellerDraft = {
  ...plain,
  who: {
    ...plain.who,
    ...{ name: 'Pendatang Contoh', nik: '1571031508920007', bornOn: '1992-08-15', sex: 'male' },
    ...{ address: 'Jalan Contoh 4', regionCode: '15.71' },
  },
  begunAtMs: 1_000,
};
const GIVEN = {
  ...{ id: '01980000-0000-7000-8000-000000000001', tripId: null, programVersion: 2 },
  ...{ questions: askedAtPost(QUESTIONS), nowMs: 15_400 },
};
const CARD: CardReading = {
  ...{ kind: 'ktp', name: 'SITI AMINAH', bornOn: '1992-02-09', sex: 'female', address: 'LR. KERAMAT NO. 88' },
  ...{ rt: '004', rw: '003', village: 'SUNGAI BUAH', district: 'ILIR TIMUR II', angle: 0 },
  nik: { nik: '1671034902929138', agrees: { bornOn: true, sex: true } },
};

describe('a traveller as they are typed', () => {
  it('should be sent with what was typed, and how long it took', () => {
    const read = readTraveller(filled, GIVEN, TODAY);
    expect(read).toMatchObject({
      ok: true,
      item: { direction: 'in', seconds: 14, origin: 'Jakarta', householdOf: null, answers: {}, seat: null },
    });
  });

  it.each([
    ['nik', { who: { ...filled.who, nik: '123' } }],
    ['name', { who: { ...filled.who, name: ' ' } }],
    ['address', { who: { ...filled.who, address: '' } }],
    ['regionCode', { who: { ...filled.who, regionCode: '' } }],
    ['origin', { origin: '' }],
    ['temperature', { answers: { temperature: '365' } }],
  ])('should say that %s cannot be read', (field, change) => {
    expect(readTraveller({ ...filled, ...change }, GIVEN, TODAY)).toEqual({ ok: false, field });
  });

  it('should be asked how they feel, and be well in one press', () => {
    expect(GIVEN.questions.map(({ key }) => key)).toEqual(['temperature', 'cough', 'strong']);
    expect(withoutComplaints(GIVEN.questions, { temperature: '36,5' })).toEqual({
      ...{ temperature: '36,5', cough: 'no', strong: 'yes' },
    });
  });

  it('should take what a card says over what stood there, and its address only when asked', () => {
    const { draft, doubts } = withCard(filled, CARD, TODAY);
    expect(draft.who).toMatchObject({ name: 'SITI AMINAH', nik: '1671034902929138', sex: 'female' });
    expect(draft.who.address).toBe('Jalan Contoh 4');
    expect(draft.cardAddress).toBe('LR. KERAMAT NO. 88, RT 004/RW 003, SUNGAI BUAH, ILIR TIMUR II');
    expect(doubts).toEqual([]);
  });

  it('should name what a card did not say for sure', () => {
    const doubts = (change: Partial<CardReading>) => withCard(plain, { ...CARD, ...change }, TODAY).doubts;
    expect(doubts({ nik: null, name: '', bornOn: null })).toEqual(['nik', 'name', 'born_on']);
    const nik = { nik: '1671034902929138', agrees: { bornOn: false, sex: true } };
    expect(doubts({ nik })).toEqual(['nik_unproved']);
    expect(doubts({ nik: { ...nik, agrees: { bornOn: true, sex: false } } })).toEqual(['sex']);
  });

  it('should give the next of a house where they go, and nothing of who the first is', () => {
    const next = newTraveller('Jakarta', filled);
    expect(next.who).toMatchObject({ address: 'Jalan Contoh 4', regionCode: '15.71', name: '', nik: '' });
  });

  it('should be mended as it was filled in', () => {
    const draft = { ...filled, answers: { temperature: '36,5', cough: 'no' } };
    const read = readTraveller(draft, GIVEN, TODAY);
    if (!read.ok) throw new Error(read.field);
    const again = readTraveller({ ...draftOf(read.item, plain), begunAtMs: 1_000 }, GIVEN, TODAY);
    expect(again).toEqual(read);
  });
});

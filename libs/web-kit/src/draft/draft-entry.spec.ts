import { describe, expect, it } from '@jest/globals';
import {
  MOST_DRAFTS,
  OLDEST_MS,
  parseDraft,
  shapedLike,
  surplusOf,
  withoutSecrets,
  wordsOf,
} from './draft-entry.js';

const entry = { atMs: 1_000, about: null, where: null, value: { note: 'jatuh dari tangga' } };

describe('a draft as it is kept', () => {
  it('should be read back as it was written', () => {
    expect(parseDraft(JSON.stringify(entry), 2_000)).toEqual(entry);
  });

  it.each([
    ['not JSON', 'half a te'],
    ['of another form', '{"note":"x"}'],
    ['empty', ''],
    ['a list', '[]'],
  ])('should be nothing when what is kept is %s', (_, text) => {
    expect(parseDraft(text, 2_000)).toBeNull();
  });

  it('should be nothing once it is a day old', () => {
    expect(parseDraft(JSON.stringify(entry), 1_000 + OLDEST_MS)).toBeNull();
  });

  it('should hold nothing that is secret by its name, at any depth', () => {
    const typed = {
      name: 'RS',
      secret: 's',
      personal: [{ password: 'p', pin: 1, pinPoint: 2, apiToken: 't' }],
    };
    expect(withoutSecrets(typed)).toEqual({ name: 'RS', personal: [{ pinPoint: 2 }] });
  });

  it('should fit a form of another version in part', () => {
    const form = { note: '', hours: '', tags: [] as string[], home: { name: '', point: null } };
    const kept = { note: 'banjir', hours: 4, gone: true, home: { name: 'Pos', point: { lon: 1, lat: 2 } } };
    expect(shapedLike(kept, form)).toEqual({
      note: 'banjir',
      hours: '',
      tags: [],
      home: { name: 'Pos', point: { lon: 1, lat: 2 } },
    });
    expect(shapedLike('text', form)).toEqual(form);
  });

  it('should tell its words, the longest first', () => {
    expect(wordsOf({ age: '40', notes: ' sadar, sesak ', needs: { unit: [] }, n: 3 })).toBe(
      'sadar, sesak · 40',
    );
  });
});

describe('drafts that are too many', () => {
  const many = (count: number) => new Map(Array.from({ length: count }, (_, at) => [`d${at}`, { atMs: at }]));

  it.each([0, 1, MOST_DRAFTS / 2 + 1, MOST_DRAFTS])('should be none of %i', (count) => {
    expect(surplusOf(many(count))).toEqual([]);
  });

  it('should be the oldest ones', () => {
    expect(surplusOf(many(MOST_DRAFTS + 2)).sort()).toEqual(['d0', 'd1']);
    expect(surplusOf(many(MOST_DRAFTS).set('late', { atMs: -1 }))).toEqual(['late']);
  });
});

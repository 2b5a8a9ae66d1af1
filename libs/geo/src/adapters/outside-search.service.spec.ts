import { beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger, OutsideServiceError } from '#siaga/kernel';
import type { OutsideGeocoder, OutsidePlace } from './outside-geocoder.js';
import { OutsideSearch } from './outside-search.service.js';

const PLACE: OutsidePlace = {
  id: 'photon:N1',
  label: 'Toko Contoh',
  context: [],
  point: { lon: 113.86, lat: -7.01 },
  radiusM: 100,
};
const QUESTION = { text: 'toko rahasia pemanggil', near: null, limit: 5 };
const FIRST_REST_MS = 5_000;

let nowMs = 0;
let asked = 0;
let answer: OutsideGeocoder['find'];
let lines: string[];

function searchWith(completesWords = true): OutsideSearch {
  const find: OutsideGeocoder['find'] = (question) => {
    asked += 1;
    return answer(question);
  };
  const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
  const env = { SIAGA_GEOCODER_TIMEOUT_MS: 60 };
  const geocoder: OutsideGeocoder = { source: 'photon', completesWords, find };
  return new OutsideSearch(geocoder, env, { now: () => new Date(nowMs) }, logger);
}

const works: OutsideGeocoder['find'] = () => Promise.resolve([PLACE]);
const fails: OutsideGeocoder['find'] = () => Promise.reject(new OutsideServiceError('refused with 429'));
/** Answers nothing until it is told that its time is over. */
const hangs: OutsideGeocoder['find'] = ({ signal }) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new OutsideServiceError('gave no answer in time')));
  });

beforeEach(() => {
  [nowMs, asked, answer, lines] = [0, 0, works, []];
});

describe('OutsideSearch', () => {
  it('should give nothing in place of an error, and nothing after its time', async () => {
    const search = searchWith();
    expect(await search.find(QUESTION)).toEqual([PLACE]);
    answer = fails;
    expect(await search.find(QUESTION)).toEqual([]);
    answer = hangs;
    expect(await search.find(QUESTION)).toEqual([]);
  });

  it('should leave a broken geocoder alone, try it once when its rest is over, and use it again', async () => {
    const search = searchWith();
    answer = fails;
    for (let n = 0; n < 10; n += 1) await search.find(QUESTION);
    expect(asked).toBe(3);
    nowMs = FIRST_REST_MS;
    await search.find(QUESTION);
    await search.find(QUESTION);
    expect(asked).toBe(4);
    nowMs += 2 * FIRST_REST_MS;
    answer = works;
    expect(await search.find(QUESTION)).toEqual([PLACE]);
    expect(await search.find(QUESTION)).toEqual([PLACE]);
  });

  it('should let one question through as a trial, however many keys are pressed meanwhile', async () => {
    const search = searchWith();
    answer = fails;
    for (let n = 0; n < 3; n += 1) await search.find(QUESTION);
    nowMs = FIRST_REST_MS;
    answer = hangs;
    const trial = search.find(QUESTION);
    expect(await Promise.all([search.find(QUESTION), search.find(QUESTION)])).toEqual([[], []]);
    expect(asked).toBe(4);
    await trial;
  });

  it('should say once why it is away and once that it is back, without what was asked', async () => {
    const search = searchWith();
    answer = fails;
    for (let n = 0; n < 5; n += 1) await search.find(QUESTION);
    nowMs = FIRST_REST_MS;
    answer = works;
    await search.find(QUESTION);
    await search.find(QUESTION);
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'places come from our own index alone: photon',
      'photon answers again',
    ]);
    expect(lines[0]).toContain('refused with 429');
    expect(lines.join()).not.toContain('rahasia');
  });

  it('should say whom to ask while somebody types', () => {
    expect(searchWith().sourceFor(true)).toBe('photon');
    expect(searchWith(false).sourceFor(true)).toBeNull();
    expect(searchWith(false).sourceFor(false)).toBe('photon');
  });
});

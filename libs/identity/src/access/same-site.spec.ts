import { describe, expect, it } from '@jest/globals';
import { isSameSite } from './same-site.js';

describe('isSameSite', () => {
  it.each([
    ['a program without such headers', {}, true],
    ['the own page', { 'sec-fetch-site': 'same-origin' }, true],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }, true],
    ['another page of the same domain', { 'sec-fetch-site': 'same-site' }, false],
    ['another site', { 'sec-fetch-site': 'cross-site' }, false],
    [
      'another site that also names a good origin',
      { 'sec-fetch-site': 'cross-site', origin: 'https://siaga.example', host: 'siaga.example' },
      false,
    ],
    ['an old browser on the own page', { origin: 'https://siaga.example', host: 'siaga.example' }, true],
    [
      'an old browser behind a proxy',
      { origin: 'https://siaga.example', host: 'api:3119', 'x-forwarded-host': 'siaga.example' },
      true,
    ],
    [
      'an old browser on another port',
      { origin: 'https://siaga.example:8443', host: 'siaga.example' },
      false,
    ],
    ['an old browser on another site', { origin: 'https://jahat.example', host: 'siaga.example' }, false],
    ['a page without an origin', { origin: 'null', host: 'siaga.example' }, false],
  ])('should judge %s', (_, headers, expected) => {
    expect(isSameSite(headers, true)).toBe(expected);
  });

  it('should believe no forwarded host that a client sent by itself', () => {
    const forged = {
      origin: 'https://jahat.example',
      host: 'siaga.example',
      'x-forwarded-host': 'jahat.example',
    };
    expect(isSameSite(forged)).toBe(false);
    expect(isSameSite({ ...forged, origin: 'https://siaga.example' })).toBe(true);
  });
});

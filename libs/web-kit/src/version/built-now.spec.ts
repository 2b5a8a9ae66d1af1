import { describe, expect, it } from '@jest/globals';
import { entryIn } from './built-now.js';

describe('entryIn', () => {
  it.each([
    ['<script type="module" crossorigin src="/assets/index-Ab1.js"></script>', '/assets/index-Ab1.js'],
    ['<script src="/crew/assets/index-Z9.js" type="module"></script>', '/crew/assets/index-Z9.js'],
    [
      '<script src="/theme.js"></script><script type="module" src="/assets/index-C.js">',
      '/assets/index-C.js',
    ],
    ['<html><h1>502 Bad Gateway</h1></html>', null],
    ['', null],
  ])('should find the entry of %s', (html, entry) => {
    expect(entryIn(html)).toBe(entry);
  });
});

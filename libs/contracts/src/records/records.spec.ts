import { describe, expect, it } from '@jest/globals';
import { FindIncidentsInput } from './records.js';

const ID = '01a224cf-bdeb-70cd-a555-1fa6dc7c281d';

describe('where a search goes on', () => {
  it('should be the cursor that an answer gave', () => {
    expect(FindIncidentsInput.safeParse({ after: `2026-11-28T14:32:08.120Z ${ID}` }).success).toBe(true);
  });

  it.each([
    ['a day that is none', `2026-99-99T14:32:08.120Z ${ID}`],
    ['an id that is none', `2026-11-28T14:32:08.120Z ${'-'.repeat(36)}`],
    ['more than that', `2026-11-28T14:32:08.120Z ${ID} x`],
    ['an instant alone', '2026-11-28T14:32:08.120Z'],
    ['nothing', ''],
  ])('should be refused with its field for %s, before the database is asked', (_, after) => {
    const { error } = FindIncidentsInput.safeParse({ after });
    expect(error?.issues.map(({ path }) => path)).toEqual([['after']]);
  });
});

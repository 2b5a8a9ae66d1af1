import { describe, expect, it } from '@jest/globals';
import { CallDisposition, CLOSING_KEYS, dispositionFacts } from './call-disposition.js';

describe('closing codes', () => {
  it('should keep the keys that operators know', () => {
    const known = 'dropped prank ghost wrong_number information non_emergency other_agency duplicate'.split(
      ' ',
    );
    const keys = new Map<string, string>(CLOSING_KEYS.map(({ disposition, key }) => [disposition, key]));
    expect(known.map((disposition) => keys.get(disposition))).toEqual('1 2 3 4 5 6 7 8'.split(' '));
  });

  it('should give each key to one code, digits only, which no text field of the dialog needs', () => {
    const keys = CLOSING_KEYS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => !/^[0-9]$/.test(key))).toEqual([]);
  });

  it('should give a key to every code that a person may close a call without an incident with', () => {
    const byHand = CallDisposition.options.filter((disposition) => {
      const { ofIncident, isOwn } = dispositionFacts(disposition);
      return ofIncident !== 'always' && !isOwn;
    });
    expect(CLOSING_KEYS.map(({ disposition }) => disposition)).toEqual(byHand);
  });

  it('should be words that the table takes', () => {
    expect(CallDisposition.options.filter((code) => !/^[a-z]+(_[a-z]+)*$/.test(code))).toEqual([]);
  });
});

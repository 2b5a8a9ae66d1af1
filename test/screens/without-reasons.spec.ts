import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { withoutReasons } from '../../vite.contracts.js';

const ROOT = 'libs/contracts/src';
const FORMS = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('define'))
  .map((file) => ({ file, code: readFileSync(`${ROOT}/${file}`, 'utf8') }))
  .filter(({ code }) => code.includes('notPersonal('));

describe('marks without their reasons', () => {
  it.each([
    ["notPersonal(z.string(), 'a place')", 'notPersonal(z.string())'],
    [
      "notPersonal(z.string().max(3), 'it’s (so), yes').nullable()",
      'notPersonal(z.string().max(3)).nullable()',
    ],
    [
      "notPersonal(\n  z.enum(['a', 'b']),\n  WHY,\n)",
      "notPersonal(\n  z.enum(['a', 'b'])\n)".replace('\n)', ')'),
    ],
  ])('should be the same form: %s', (code, expected) => {
    expect(withoutReasons(code).replace(/\s+/g, '')).toBe(expected.replace(/\s+/g, ''));
  });

  it.each(FORMS)('should leave the rest of $file as it is', ({ code }) => {
    const plain = withoutReasons(code);
    // Every mark keeps its form, and nothing but reasons went.
    expect(plain.split('notPersonal(').length).toBe(code.split('notPersonal(').length);
    const bare = (text: string): number => text.replace(/\s/g, '').length;
    const reasons = [...code.matchAll(/,\s*(?:'[^'\n]*'|[A-Z_]+),?\s*\)/g)]
      .map(([reason]) => reason)
      .join('');
    expect(bare(code) - bare(plain)).toBeLessThanOrEqual(bare(reasons));
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ApiError, OfflineError } from '#siaga/client';
import { ErrorCode } from '#siaga/contracts';
import i18next from 'i18next';
import { errorText } from './error-text.js';
import { crewTexts, smallTexts } from './fewer-texts.js';
import { setUpTexts } from './i18n.js';
import { id } from './id.js';

const ROOT = path.join(import.meta.dirname, '../../../..');
/** Groups of texts that a source names: `complaint` in `complaint.fall`, and the voice of a list of notices. */
const GROUP = /(?:['`](\w+)\.[\w$]|voice="(\w+)")/g;

function sourcesOf(folder: string): string[] {
  const whole = path.join(ROOT, folder);
  return readdirSync(whole, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file))
    .map((file) => path.join(whole, file));
}

function groupsIn(files: readonly string[]): string[] {
  const named = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(GROUP)].map(([, group, voice]) => group ?? voice ?? ''),
  );
  return [...new Set(named)].filter((group) => group in id);
}

describe('texts of an app that loads only some', () => {
  it('should have all that a crew can be shown: a missing one would stand on the phone as its key', () => {
    const ofKit = sourcesOf('libs/web-kit/src').filter(
      (file) => !file.includes(`${path.sep}chart${path.sep}`),
    );
    const [own, kit] = [groupsIn(sourcesOf('apps/crew/src')), groupsIn(ofKit)];
    expect(own).toEqual(expect.arrayContaining(['complaint', 'declineReason', 'notice']));
    expect(kit).toEqual(expect.arrayContaining(['signIn', 'fixDoubt', 'noticePart', 'facilityCapability']));
    expect([...own, ...kit].filter((group) => !(group in crewTexts))).toEqual([]);
  });

  it('should draw no chart for a crew, whose words it has not', () => {
    const drawing = sourcesOf('apps/crew/src').filter((file) => readFileSync(file, 'utf8').includes('Chart'));
    expect(drawing).toEqual([]);
  });

  describe('of people without an account', () => {
    beforeAll(() => setUpTexts({ id: {}, en: {} }, smallTexts));

    it.each(ErrorCode.options)('should have a sentence for %s, with and without its facts', (code) => {
      const fields = [{ path: 'secret', message: 'x' }];
      const told = [{}, { retryAfterS: 30 }].map((details) =>
        errorText(new ApiError(code, 400, 'k-1', fields, details), i18next.t),
      );
      for (const sentence of told) expect(sentence).toMatch(/^\S+ \S.*\.$/);
    });

    it('should have a sentence for a line that is away, and for what is no failure of the centre', () => {
      for (const error of [new OfflineError('network'), new OfflineError('timeout'), new Error('x')])
        expect(errorText(error, i18next.t)).toMatch(/^\S+ \S.*\.$/);
    });
  });
});

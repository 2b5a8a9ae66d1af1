import { beforeAll, describe, expect, it } from '@jest/globals';
import { ApiError, OfflineError } from '#siaga/client';
import { ErrorCode } from '#siaga/contracts';
import { type i18n } from 'i18next';
import { errorText } from './error-text.js';
import { smallTexts } from './small-texts.js';
import { addShared, setUpTexts } from './i18n.js';
import { errors } from './id/errors.js';

describe('texts of people without an account', () => {
  let texts: i18n;
  beforeAll(async () => {
    texts = await setUpTexts({ id: {}, en: {} }, smallTexts);
    // As the page does behind its first screen.
    addShared(errors);
  });

  it.each(ErrorCode.options)('should have a sentence for %s, with and without its facts', (code) => {
    const fields = [{ path: 'secret', message: 'x' }];
    const told = [{}, { retryAfterS: 30 }].map((details) =>
      errorText(new ApiError(code, 400, 'k-1', fields, details), texts.t),
    );
    for (const sentence of told) expect(sentence).toMatch(/^\S+ \S.*\.$/);
  });

  it('should have a sentence for a line that is away, and for what is no failure of the centre', () => {
    for (const error of [new OfflineError('network'), new OfflineError('timeout'), new Error('x')])
      expect(errorText(error, texts.t)).toMatch(/^\S+ \S.*\.$/);
  });
});

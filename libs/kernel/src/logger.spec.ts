import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { createLogger, maskNumber, maskNumbersIn } from './logger.js';
import { correlationId, currentContext, runInContext } from './request-context.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  write(createLogger('info', destination));
  return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
}

describe('the log', () => {
  it('should mask secrets and personal data down to the third level', () => {
    const secrets = {
      password: 'a',
      personal: { name: 'Budi' },
      from: '0811-0000-0001',
      cookie: 'c',
      authorization: 'd',
    };
    const line = logged((logger) =>
      logger.info({ ...secrets, input: secrets, deep: { body: secrets }, kept: 'ya' }, 'uji'),
    );
    expect(JSON.stringify(line)).not.toMatch(/Budi|0811|"a"|"c"|"d"/);
    expect(line).toMatchObject({ kept: 'ya', password: '[masked]', msg: 'uji' });
  });

  it('should tell of a failed statement without what it was given', () => {
    const facts = {
      code: '23502',
      detail: 'Failing row (Budi)',
      where: 'JSON data, line 1: {"name":"Budi"',
    };
    const err = Object.assign(new Error('violates'), {
      ...facts,
      query: 'INSERT INTO account VALUES ($1)',
      parameters: ['Budi', '$argon2id$v=19'],
      driverError: Object.assign(new Error('violates'), facts),
    });
    const line = logged((logger) => logger.error({ err }, 'uji'));
    expect(JSON.stringify(line)).not.toMatch(/Budi|argon2id/);
    expect(line.err).toMatchObject({ code: '23502', query: err.query, driverError: { code: '23502' } });
  });

  it('should carry the correlation id of the work in hand, also behind an await', async () => {
    const context = { correlationId: 'uji-0001', actor: null };
    await runInContext(context, async () => {
      await Promise.resolve();
      expect(correlationId()).toBe('uji-0001');
      expect(currentContext()).toBe(context);
      expect(logged((logger) => logger.info('uji')).correlationId).toBe('uji-0001');
    });
    expect(correlationId()).toBe('none');
    expect(currentContext()).toBeNull();
  });

  it.each([
    ['0811-0000-0123', '••••-••••-•123'],
    ['+62 811 0000 0123', '+•• ••• •••• •123'],
    ['119', '119'],
    ['anonim', 'anonim'],
    ['', ''],
  ])('should leave only the last three digits of %s', (number, masked) => {
    expect(maskNumber(number)).toBe(masked);
  });

  it('should mask every number of a text, and leave what is too short for one', () => {
    expect(maskNumbersIn('119: +62 811-0000-0123, kode 1310, 0741.123456')).toBe(
      '119: +•• •••-••••-•123, kode 1310, ••••.•••456',
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { EnvError, readEnv } from '../env.js';
import { defineSettings } from './define-settings.js';

const GOOD = {
  DATABASE_URL: 'postgresql://siaga@127.0.0.1/siaga',
  SIAGA_DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
};
const early = readEnv(GOOD);

const horn = defineSettings({
  title: 'A horn',
  settings: {
    HORN: { schema: z.enum(['none', 'loud']).default('none'), text: 'none or loud.' },
    HORN_PIN: { schema: z.string().min(4).optional(), text: 'Who may blow it.', isSecret: true },
    HORN_PITCH_HZ: { schema: z.coerce.number().int().default(440), text: 'Hertz.' },
  },
  rules: [
    {
      setting: 'HORN_PIN',
      error: 'is not for HORN=none',
      holds: ({ HORN, HORN_PIN }) => HORN !== 'none' || HORN_PIN === undefined,
    },
  ],
});

describe('defineSettings', () => {
  it('should be read with those of the server, and give its group its own only', () => {
    const values = horn.of(readEnv({ ...GOOD, HORN: 'loud', HORN_PIN: '1190', HORN_PITCH_HZ: '523' }));
    expect(values).toEqual({ HORN: 'loud', HORN_PIN: '1190', HORN_PITCH_HZ: 523 });
    expect(horn.of(readEnv({ ...GOOD, HORN_PIN: '' }))).toEqual({ HORN: 'none', HORN_PITCH_HZ: 440 });
  });

  it('should tell its problems together with those of the others, repeating no secret', () => {
    const wrong = { ...GOOD, PORT: 'x', HORN_PIN: '119', HORN_PITCH_HZ: 'high' };
    expect(() => readEnv(wrong)).toThrow(EnvError);
    expect(() => readEnv(wrong)).toThrow(/PORT: [^]*HORN_PIN: [^]*HORN_PITCH_HZ: /);
    expect(() => readEnv(wrong)).not.toThrow('119');
    expect(() => readEnv({ ...GOOD, HORN_PIN: '1190' })).toThrow('HORN_PIN: is not for HORN=none');
  });

  it('should not give values that were not read because its lib was loaded later', () => {
    expect(() => horn.of(early)).toThrow('HORN was not read at boot');
  });

  it('should refuse a name that is declared already', () => {
    const again = { title: 'Another', settings: { PORT: { schema: z.string(), text: 'Twice.' } } };
    expect(() => defineSettings(again)).toThrow('The setting PORT is declared twice.');
  });
});

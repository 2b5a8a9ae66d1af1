import { describe, expect, it } from '@jest/globals';
import {
  choiceOption,
  helpText,
  numberOption,
  type OptionSpec,
  readCommandLine,
  serverUrl,
  UsageError,
} from './options.js';

const SPECS: Record<string, OptionSpec> = {
  url: { value: 'URL', text: 'address' },
  speed: { value: 'N', text: 'how fast' },
  quiet: { text: 'say less' },
};
const read = (...args: string[]) => readCommandLine(args, SPECS);

describe('command line', () => {
  it('should take options, switches and files', () => {
    const parsed = read('--speed', '4', '--quiet', 'calls.csv');
    expect(numberOption(parsed, 'speed', { otherwise: 1, from: 1, to: 9 })).toBe(4);
    expect(parsed.values['quiet']).toBe(true);
    expect(parsed.positionals).toEqual(['calls.csv']);
  });

  it.each(['0', 'fast', ' ', '10'])('should refuse %p for a number from 1 to 9', (text) => {
    expect(() => numberOption(read('--speed', text), 'speed', { otherwise: 1, from: 1, to: 9 })).toThrow(
      UsageError,
    );
  });

  it('should refuse options it does not know', () => {
    expect(() => read('--sped', '4')).toThrow(UsageError);
    expect(() => choiceOption(read('--url', 'x'), 'url', ['a', 'b'], 'a')).toThrow('one of a, b');
  });

  it('should say in one line what is wrong, and what was meant', () => {
    expect(() => read('--sped', '4')).toThrow(
      /^unknown option '--sped' \(Did you mean --speed\?\)\. See --help\.$/,
    );
    expect(() => read('--speed')).toThrow("option '--speed <N>' argument missing. See --help.");
  });

  it('should give an option of several words under its own name', () => {
    const specs = { 'calls-per-hour': { value: 'N', text: '' } };
    expect(readCommandLine(['--calls-per-hour', '9'], specs).values['calls-per-hour']).toBe('9');
    expect(readCommandLine(['--help'], specs).values['help']).toBe(true);
  });

  it('should find the server by option, environment or default', () => {
    expect(serverUrl(read('--url', 'http://localhost:1/'), {})).toBe('http://localhost:1');
    expect(serverUrl(read(), { SIAGA_URL: 'https://siaga.example' })).toBe('https://siaga.example');
    expect(serverUrl(read(), {})).toBe('http://127.0.0.1:3119');
    expect(() => serverUrl(read('--url', 'ftp://x'), {})).toThrow(UsageError);
  });

  it('should print every option in the help', () => {
    expect(helpText('x', 'about', SPECS)).toContain('--speed N  how fast');
  });
});

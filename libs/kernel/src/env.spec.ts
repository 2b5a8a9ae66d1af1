import { describe, expect, it } from '@jest/globals';
import { EnvError, readEnv } from './env.js';

const GOOD = {
  DATABASE_URL: 'postgresql://siaga@127.0.0.1/siaga',
  SIAGA_DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
};

function problemsOf(source: Record<string, string | undefined>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
}

describe('readEnv', () => {
  it('should need two settings and have a default for all others', () => {
    expect(readEnv(GOOD)).toMatchObject({
      PORT: 3119,
      SIAGA_DEMO: 'off',
      SIAGA_ROLE: 'all',
      SIAGA_OFFER_TIMEOUT_S: 30,
      SIAGA_INGEST_SOURCES: {},
    });
    expect(problemsOf({})).toEqual(['DATABASE_URL is missing', 'SIAGA_DATA_KEY is missing']);
  });

  it('should take an empty setting as one that was left out', () => {
    expect(readEnv({ ...GOOD, PORT: '', SIAGA_WEB_DIR: '' }).PORT).toBe(3119);
    expect(problemsOf({ ...GOOD, DATABASE_URL: '' })).toEqual(['DATABASE_URL is missing']);
  });

  it('should name everything that is wrong at once', () => {
    const wrong = {
      DATABASE_URL: 'mysql://x',
      PORT: '70000',
      SIAGA_DATA_KEY: 'c2hvcnQ=',
      SIAGA_DEMO: 'maybe',
      LOG_LEVEL: 'loud',
    };
    expect(
      problemsOf(wrong)
        .map((problem) => problem.split(':')[0])
        .sort(),
    ).toEqual(['DATABASE_URL', 'LOG_LEVEL', 'PORT', 'SIAGA_DATA_KEY', 'SIAGA_DEMO']);
  });

  it.each([
    ['no JSON', '{'],
    ['a short secret', '{"pbx":{"secret":"pendek","regionCode":"15.71"}}'],
    ['no region', '{"pbx":{"secret":"0123456789abcdef"}}'],
  ])('should refuse telephone systems with %s, and repeat no secret', (_, text) => {
    const problems = problemsOf({ ...GOOD, SIAGA_INGEST_SOURCES: text });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('SIAGA_INGEST_SOURCES');
    expect(problems[0]).not.toContain('pendek');
  });

  it('should read the telephone systems', () => {
    const pbx = { secret: '0123456789abcdef', regionCode: '15.71' };
    expect(readEnv({ ...GOOD, SIAGA_INGEST_SOURCES: JSON.stringify({ pbx }) }).SIAGA_INGEST_SOURCES).toEqual({
      pbx,
    });
  });
});

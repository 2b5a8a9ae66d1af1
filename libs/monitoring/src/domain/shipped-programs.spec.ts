import { describe, expect, it } from '@jest/globals';
import { MonitoringProgram } from '#siaga/contracts';
import { SHIPPED_PROGRAMS } from './shipped-programs.js';

describe('the programs that come with Siaga', () => {
  it.each(SHIPPED_PROGRAMS.map((program) => [program.name.id, program] as const))(
    'should be one that a health office could have typed: %s',
    (_, program) => {
      expect(MonitoringProgram.parse(program)).toEqual(program);
    },
  );

  it('should each have an id of its own', () => {
    const ids = SHIPPED_PROGRAMS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

import { describe, expect, it } from '@jest/globals';
import { columnNames, insertSql, setsOf, valuesOf, type StoredColumns } from './stored-columns.js';

interface Row {
  id: string;
  name: string;
  at: Date;
}
interface Named {
  id: string;
  name: string;
}

const COLUMNS = {
  id: { type: 'uuid', of: ({ id }: Named) => id },
  name: { type: 'text', of: ({ name }: Named) => name.trim() },
  at: {
    type: 'float8',
    of: ({ at }: { at: number }) => at,
    from: (seconds: string) => `to_timestamp(${seconds})`,
  },
} satisfies StoredColumns<keyof Row>;

describe('the columns of a table', () => {
  it('should be inserted and changed in the order in which they are bound', () => {
    const all = columnNames(COLUMNS);
    expect(insertSql('thing', COLUMNS, all)).toBe(
      'INSERT INTO thing (id, name, at) VALUES ($1::uuid, $2::text, to_timestamp($3::float8))',
    );
    expect(valuesOf(COLUMNS, all, { id: 'a', name: ' B ', at: 7 })).toEqual(['a', 'B', 7]);
    expect(setsOf(COLUMNS, ['at', 'name'], 2)).toBe('at = to_timestamp($2::float8), name = $3::text');
    expect(valuesOf(COLUMNS, ['at', 'name'], { id: 'a', name: 'b', at: 7 })).toEqual([7, 'b']);
  });

  it('should be left out by name', () => {
    expect(columnNames(COLUMNS, ['name'])).toEqual(['id', 'at']);
  });

  it('should be told by types when one is forgotten, unknown, or not given what it is made of', () => {
    const { at: _, ...forgotten } = COLUMNS;
    // @ts-expect-error `at` of the row has no column
    expect(Object.keys(forgotten satisfies StoredColumns<keyof Row>)).toEqual(['id', 'name']);
    // @ts-expect-error the table has no such column
    expect(() => setsOf(COLUMNS, ['nickname'], 2)).toThrow();
    // @ts-expect-error `at` is made of something that is not given
    expect(valuesOf(COLUMNS, ['at'], { id: 'a', name: 'b' })).toEqual([undefined]);
  });
});

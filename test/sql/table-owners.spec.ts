import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { OwnedTables } from '#siaga/persistence';
import { breachesIn, ownersByName, type Owner } from './table-owners.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const HOMES = [...readdirSync(path.join(ROOT, 'libs')).map((lib) => `libs/${lib}`), 'apps/api'];

/** Sources of a home, specs and their fixtures left out. */
function sourcesOf(home: string): string[] {
  const folder = path.join(ROOT, home, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(file))
    .map((file) => path.join(folder, file));
}

async function ownerOf(home: string): Promise<Owner[]> {
  const file = sourcesOf(home).find((source) => source.endsWith('.tables.ts'));
  if (file === undefined) return [];
  const { tables } = (await import(pathToFileURL(file).href)) as { tables: OwnedTables };
  return [{ home, owns: tables.owns, opens: tables.opens ?? [] }];
}

const owners = (await Promise.all(HOMES.map(ownerOf))).flat();
const byName = ownersByName(owners);

/** How the migrations go up, oldest first. */
const ups = readdirSync(path.join(ROOT, 'migrations'))
  .toSorted()
  .map((file) => readFileSync(path.join(ROOT, 'migrations', file), 'utf8').split('async down(')[0] ?? '');

const renamed = new Map(
  ups.flatMap((text) =>
    [...text.matchAll(/ALTER TABLE (\w+) RENAME TO (\w+)/g)].map(([, from, to]) => [from, to]),
  ),
);

/** What the migrations make, as they write it, by the name that it has now. */
function madeByMigrations(kinds: string): string[] {
  const pattern = new RegExp(`CREATE (?:OR REPLACE )?(?:${kinds}) (?:IF NOT EXISTS )?"?(\\w+)`, 'g');
  return ups.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => renamed.get(name) ?? name));
}

describe('owners of tables', () => {
  it('should give every table, view, sequence and function of the migrations one owner', () => {
    const made = madeByMigrations('(?:UNLOGGED )?TABLE|VIEW|MATERIALIZED VIEW|SEQUENCE|FUNCTION');
    expect(made.length).toBeGreaterThan(30);
    expect(made.filter((name) => !byName.has(name))).toEqual([]);
  });

  it('should open views and functions only, each its own', () => {
    const tables = new Set(madeByMigrations('(?:UNLOGGED )?TABLE'));
    const opened = owners.flatMap((owner) => owner.opens.map((name) => ({ name, owner })));
    expect(opened.filter(({ name, owner }) => tables.has(name) || !owner.owns.includes(name))).toEqual([]);
  });

  it('should find no SQL that names what another lib owns', () => {
    const breaches = HOMES.flatMap((home) =>
      sourcesOf(home).flatMap((file) =>
        breachesIn({ home, file: path.relative(ROOT, file), text: readFileSync(file, 'utf8') }, byName),
      ),
    );
    expect(breaches.map(({ file, line, name, owner }) => `${file}:${line} ${name} of ${owner}`)).toEqual([]);
  });
});

describe('the check of table owners', () => {
  const known = ownersByName([
    { home: 'libs/geo', owns: ['geo_region', 'geo_border', 'geo_name'], opens: ['geo_name'] },
    { home: 'libs/calls', owns: ['call', 'call_event'], opens: [] },
    { home: 'libs/journal', owns: ['journal', 'journal_append'], opens: ['journal_append'] },
  ]);
  const named = (text: string): string[] =>
    breachesIn({ home: 'libs/calls', file: 'x.ts', text }, known).map(({ name, line }) => `${name}:${line}`);

  it.each([
    ['a plain read', "query('SELECT 1 FROM geo_region')", ['geo_region:1']],
    [
      'a join on a later line',
      'const SQL = `\n  SELECT 1 FROM call c\n  JOIN geo_region r ON true`;',
      ['geo_region:3'],
    ],
    ['a list', "query('SELECT 1 FROM call c, geo_border b WHERE true')", ['geo_border:1']],
    ['a write', "query('UPDATE geo_region SET name = 1')", ['geo_region:1']],
    ['an insert with columns', "query('INSERT INTO geo_border (code) VALUES (1)')", ['geo_border:1']],
    ['a delete by another', "query('DELETE FROM call USING journal WHERE true')", ['journal:1']],
    ['a truncate', "query('TRUNCATE journal')", ['journal:1']],
    ['a quoted name', `query('SELECT 1 FROM "geo_region"')`, ['geo_region:1']],
    ['behind a piece', 'query(`SELECT ${COLUMNS} FROM geo_region`)', ['geo_region:1']],
    ['a sub-select', "query('SELECT (SELECT name FROM geo_region LIMIT 1) FROM call')", ['geo_region:1']],
  ])('should see %s', (_, text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it.each([
    ['its own tables', "query('SELECT 1 FROM call JOIN call_event ON true')"],
    ['what the owner opens', "query('SELECT journal_append(1), n.name FROM call JOIN geo_name n ON true')"],
    ['a column of that name', "query('SELECT journal, c.geo_region FROM call c WHERE journal = 1')"],
    ['a table in a comment', 'query(`SELECT 1 -- FROM journal\n FROM call`)'],
    ['a table in quoted text', `query("SELECT 'x FROM journal' FROM call")`],
    ['English', "throw new Error('Nothing came from journal, update geo_region (or not)')"],
  ])('should leave %s alone', (_, text) => {
    expect(named(text)).toEqual([]);
  });

  it('should refuse two owners of one table', () => {
    const twice = [
      { home: 'libs/geo', owns: ['place'], opens: [] },
      { home: 'libs/roads', owns: ['place'], opens: [] },
    ];
    expect(() => ownersByName(twice)).toThrow('place is owned by libs/geo and by libs/roads');
  });
});

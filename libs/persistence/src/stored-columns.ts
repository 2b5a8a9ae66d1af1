/** How one column is stored. */
export interface StoredColumn<View> {
  /** Its type in the database, or that of what is bound where `from` makes the column of it. */
  type: string;
  /** What is bound for it. */
  of: (view: View) => unknown;
  from?: (parameter: string) => string;
}

/** Every column of a table by its name: `satisfies StoredColumns<keyof Row>` forgets none. */
export type StoredColumns<Name extends string = string> = Readonly<Record<Name, StoredColumn<never>>>;

type NameOf<C> = Extract<keyof C, string>;

/** What all of the named columns need to know. */
type ViewOf<C extends StoredColumns, N extends NameOf<C>> = [C[N]['of']] extends [
  (view: infer View) => unknown,
]
  ? View
  : never;

/** The names of all columns but those left out, in their order. */
export function columnNames<C extends StoredColumns, Out extends NameOf<C> = never>(
  columns: C,
  without: readonly Out[] = [],
): Exclude<NameOf<C>, Out>[] {
  const left = new Set<string>(without);
  return Object.keys(columns).filter((name): name is Exclude<NameOf<C>, Out> => !left.has(name));
}

/** Parameters for the named columns, numbered from `first`, each with its type. */
export function placesOf<C extends StoredColumns>(
  columns: C,
  names: readonly NameOf<C>[],
  first: number,
): string[] {
  return names.map((name, at) => {
    const { type, from } = columns[name] as StoredColumn<never>;
    const parameter = `$${first + at}::${type}`;
    return from ? from(parameter) : parameter;
  });
}

/** `a = $2, b = $3 …` for an UPDATE. */
export function setsOf<C extends StoredColumns>(
  columns: C,
  names: readonly NameOf<C>[],
  first: number,
): string {
  const places = placesOf(columns, names, first);
  return names.map((name, at) => `${name} = ${places[at] ?? ''}`).join(', ');
}

/** An INSERT of the named columns; its values are `valuesOf` the same. */
export function insertSql<C extends StoredColumns>(
  table: string,
  columns: C,
  names: readonly NameOf<C>[],
): string {
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${placesOf(columns, names, 1).join(', ')})`;
}

/** What is bound for the named columns. */
export function valuesOf<C extends StoredColumns, N extends NameOf<C>>(
  columns: C,
  names: readonly N[],
  view: ViewOf<C, N>,
): unknown[] {
  return names.map((name) => (columns[name] as StoredColumn<ViewOf<C, N>>).of(view));
}

import { type ListColumns } from '#siaga/contracts';
import { type ReactElement } from 'react';
import { Select } from '../ui/field.js';

const NONE = '';

/** Which heading of a file is what: each thing that is wanted, with a list of the headings. One heading is for one thing. */
export function ColumnFields({
  fields,
  headings,
  columns,
  noColumn,
  onChange,
}: {
  fields: readonly { name: string; label: string }[];
  headings: readonly string[];
  columns: ListColumns;
  /** What stands for a thing that the file does not have. */
  noColumn: string;
  onChange: (columns: ListColumns) => void;
}): ReactElement {
  const options = [
    { value: NONE, text: noColumn },
    ...headings.map((heading) => ({ value: heading, text: heading })),
  ];
  const pick = (field: string, heading: string): void => {
    const others = Object.entries(columns).filter(([name, taken]) => name !== field && taken !== heading);
    const picked = heading === NONE ? [] : [[field, heading] as const];
    onChange(Object.fromEntries([...others, ...picked]));
  };
  return (
    <div className="columnfields">
      {fields.map(({ name, label }) => (
        <Select
          key={name}
          label={label}
          value={columns[name] ?? NONE}
          options={options}
          onChange={(heading) => pick(name, heading)}
        />
      ))}
    </div>
  );
}

/** The same heading for each field, in whatever order they were picked. */
export function areSameColumns(one: ListColumns, other: ListColumns): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

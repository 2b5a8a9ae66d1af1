import { readFile, writeFile } from 'node:fs/promises';
import {
  callLayoutOf,
  callLayoutWith,
  type CallLayout,
  CALL_FIELDS,
  columnsText,
  parseColumns,
  RECORD_PRESETS,
  unknownCallLayout,
} from '#siaga/tabular';
import { choiceOption, type Parsed, textOption, UsageError } from '../cli/options.js';

/** The layout that is asked for, or the one that the columns show. Throws UsageError with the columns seen where none fits. */
export async function layoutOption(
  parsed: Parsed,
  file: string,
  headings: readonly string[],
): Promise<CallLayout> {
  const columns = textOption(parsed, 'columns', undefined);
  if (columns !== undefined) return columnsOption('--columns', columns, headings);
  const saved = textOption(parsed, 'mapping', undefined);
  if (saved !== undefined) return columnsOption(saved, await savedMapping(saved), headings);
  const name = textOption(parsed, 'map', undefined);
  const preset = name === undefined ? null : choiceOption(parsed, 'map', RECORD_PRESETS, 'canonical');
  const layout = callLayoutOf(headings, preset);
  if (layout === null) throw new UsageError(`${file}: ${unknownCallLayout(headings)}`);
  return layout;
}

/** Keeps the columns of a layout where --save-mapping says, as the text that --columns takes. Throws UsageError for what that text cannot say. */
export async function saveMapping(parsed: Parsed, layout: CallLayout): Promise<void> {
  const file = textOption(parsed, 'save-mapping', undefined);
  if (file === undefined) return;
  const { form, mapping, preset, timeZone } = layout;
  if (form !== 'events')
    throw new UsageError(
      '--save-mapping keeps lists of calls; records of exchanges are known by their columns.',
    );
  // Their clock is another city's, which no column tells.
  if (timeZone !== null)
    throw new UsageError(`--save-mapping: such files are read by --map ${preset}; there is nothing to keep.`);
  const kept = columnsText(mapping.columns, mapping.fixed);
  if ('problem' in kept) throw new UsageError(`--save-mapping ${kept.problem}`);
  await writeFile(file, `${kept.text}\n`);
}

async function savedMapping(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`Cannot read ${file}: check the name and the rights.`, { cause });
  });
  return text.trim();
}

function columnsOption(where: string, text: string, headings: readonly string[]): CallLayout {
  const given = parseColumns(text, CALL_FIELDS);
  if ('problem' in given) throw new UsageError(`${where}: ${given.problem}`);
  const absent = Object.values(given.columns).find((column) => !headings.includes(column));
  if (absent !== undefined)
    throw new UsageError(`${where}: there is no column "${absent}". Columns seen: ${headings.join(', ')}.`);
  return callLayoutWith(given.columns, given.fixed);
}

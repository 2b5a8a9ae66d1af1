import { access } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from './tool.js';

export const USAGE = `Usage: npm run region -- import FILE... [--source NAME] [--memory MB] [--json]
       npm run region -- list [--json]
       npm run region -- remove SOURCE
       npm run region -- check [SOURCE] [--json]

FILE      OpenStreetMap (.osm.pbf or .osm) or GeoJSON; several make one source together
--source  name to keep the map under, the first file's name when left out; the same name again replaces it
--memory  memory for reading in MiB (1024), on top of about 300 that the program itself needs: the tables of nodes and what
          is being decoded and written; with less an .osm file is read more often, a GeoJSON file too large for it is refused
--json    the report as JSON`;

/** What the person asked for. */
export type RegionCommand =
  | { verb: 'import'; files: string[]; source: string; memoryMb?: number; isJson: boolean }
  | { verb: 'list'; isJson: boolean }
  | { verb: 'remove'; source: string }
  | { verb: 'check'; source: string | null; isJson: boolean };

const LEAST_MEMORY_MB = 16;
const MAX_SOURCE_LENGTH = 100;

/** Reads the arguments and makes sure that the files are there. Throws UsageError, and the file's own error. */
export async function readRegionCommand(args: string[]): Promise<RegionCommand> {
  const options = {
    source: { type: 'string' },
    memory: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
  const [verb, ...rest] = positionals;
  const [first] = rest;
  const isJson = values.json;
  if (verb === 'import' && first !== undefined) {
    for (const file of rest) await access(file);
    const source = sourceName(values.source ?? nameOf(first));
    return { verb, files: rest, source, memoryMb: memoryOf(values.memory), isJson };
  }
  if (verb === 'list' && first === undefined) return { verb, isJson };
  if (verb === 'remove' && first !== undefined && rest.length === 1) return { verb, source: first };
  if (verb === 'check' && rest.length <= 1) return { verb, source: first ?? null, isJson };
  throw new UsageError(USAGE);
}

/** `jawa-tengah-latest.osm.pbf` is kept as `jawa-tengah-latest`. */
function nameOf(file: string): string {
  return path.basename(file).replace(/\.(osm\.pbf|pbf|osm|geojson|json|xml)$/i, '');
}

function sourceName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > MAX_SOURCE_LENGTH)
    throw new UsageError(`--source: give a name of 1 to ${MAX_SOURCE_LENGTH} characters`);
  return trimmed;
}

function memoryOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const memoryMb = Number(text);
  if (!Number.isInteger(memoryMb) || memoryMb < LEAST_MEMORY_MB)
    throw new UsageError(`--memory: "${text}" is no whole number of MiB from ${LEAST_MEMORY_MB} on`);
  return memoryMb;
}

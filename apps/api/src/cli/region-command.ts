import { access } from 'node:fs/promises';
import path from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { programOf } from './program.js';

const FILES = 'OpenStreetMap (.osm.pbf or .osm) or GeoJSON; several make one source together';
const SOURCE =
  "name to keep the map under, the first file's name when left out; the same name again replaces it";
const MEMORY =
  'memory for reading in MiB (1024), on top of about 300 that the program itself needs: the tables of nodes and what is being ' +
  'decoded and written; with less an .osm file is read more often, a GeoJSON file too large for it is refused';
const JSON_OUT = 'the report as JSON';

/** What the person asked for. */
export type RegionCommand =
  | { verb: 'import'; files: string[]; source: string; memoryMb?: number; isJson: boolean }
  | { verb: 'list'; isJson: boolean }
  | { verb: 'remove'; source: string }
  | { verb: 'check'; source: string | null; isJson: boolean };

const LEAST_MEMORY_MB = 16;
const MAX_SOURCE_LENGTH = 100;

interface ImportOptions {
  source?: string;
  memory?: number;
  json?: boolean;
}

/** The command line of maps; `run` gets what the person asked for, once the files are there. */
export function regionProgram(run: (command: RegionCommand) => Promise<void>): Command {
  const program = programOf('region').description('Roads, landmarks, facilities and borders of a region.');
  program
    .command('import')
    .description('reads map files and takes them into use')
    .argument('<FILE...>', FILES)
    .option('--source <NAME>', SOURCE, sourceName)
    .option('--memory <MB>', MEMORY, memoryOf)
    .option('--json', JSON_OUT)
    .action(async (files: string[], { source, memory, json }: ImportOptions) => {
      for (const file of files) await access(file);
      const name = source ?? sourceName(nameOf(files[0] ?? ''));
      await run({ verb: 'import', files, source: name, memoryMb: memory, isJson: json === true });
    });
  program
    .command('list')
    .description('shows the maps in use')
    .option('--json', JSON_OUT)
    .action(({ json }: ImportOptions) => run({ verb: 'list', isJson: json === true }));
  program
    .command('remove')
    .description('takes a map out of use')
    .argument('<SOURCE>', 'name it is kept under')
    .action((source: string) => run({ verb: 'remove', source }));
  program
    .command('check')
    .description('says what is doubtful')
    .argument('[SOURCE]', 'one map, all when left out')
    .option('--json', JSON_OUT)
    .action((source: string | undefined, { json }: ImportOptions) =>
      run({ verb: 'check', source: source ?? null, isJson: json === true }),
    );
  return program;
}

/** `jawa-tengah-latest.osm.pbf` is kept as `jawa-tengah-latest`. */
function nameOf(file: string): string {
  return path.basename(file).replace(/\.(osm\.pbf|pbf|osm|geojson|json|xml)$/i, '');
}

function sourceName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > MAX_SOURCE_LENGTH)
    throw new InvalidArgumentError(`Give a name of 1 to ${MAX_SOURCE_LENGTH} characters`);
  return trimmed;
}

function memoryOf(text: string): number {
  const memoryMb = Number(text);
  if (!Number.isInteger(memoryMb) || memoryMb < LEAST_MEMORY_MB)
    throw new InvalidArgumentError(`It is no whole number of MiB from ${LEAST_MEMORY_MB} on`);
  return memoryMb;
}

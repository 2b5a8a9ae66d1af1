import { access } from 'node:fs/promises';
import path from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { programOf } from './program.js';

const FILES = 'OpenStreetMap (.osm.pbf or .osm) or GeoJSON; several make one source together';
const SOURCE =
  "name to keep the map under, the first file's name when left out; the same name again replaces it";
const MEMORY =
  'memory for reading in MiB (1024), on top of about 300 that the program itself needs: the tables of nodes and what is being ' +
  'decoded and written; with less an .osm file is read more often, a GeoJSON file too large for it is refused';
const ONLY = 'code or name of a province, kabupaten or kota: what begins outside it is left out';
const REGION = 'code or name of a province, kabupaten or kota: 15.71, "Kota Jambi"';
const FROM =
  'overpass (a kabupaten or kota, when left out) or geofabrik (a province; the extract of its whole island is fetched)';
const FORCE = 'takes a map with less than half of the roads that are in use';
const JSON_OUT = 'the report as JSON';

/** What the person asked for. */
export type RegionCommand =
  | {
      verb: 'import';
      files: string[];
      source: string;
      only?: string;
      memoryMb?: number;
      isJson: boolean;
    }
  | {
      verb: 'fetch';
      region: string;
      from?: 'overpass' | 'geofabrik';
      isForced: boolean;
      /** For the server, which reads what is said: one JSON a line. */
      isLines: boolean;
      memoryMb?: number;
      isJson: boolean;
    }
  | { verb: 'list'; isJson: boolean }
  | { verb: 'remove'; source: string }
  | { verb: 'check'; source: string | null; isJson: boolean };

const LEAST_MEMORY_MB = 16;
const MAX_SOURCE_LENGTH = 100;

const SERVERS = ['overpass', 'geofabrik'] as const;

interface ImportOptions {
  source?: string;
  only?: string;
  from?: (typeof SERVERS)[number];
  force?: boolean;
  lines?: boolean;
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
    .option('--only <REGION>', ONLY)
    .option('--memory <MB>', MEMORY, memoryOf)
    .option('--json', JSON_OUT)
    .action(async (files: string[], { source, only, memory, json }: ImportOptions) => {
      for (const file of files) await access(file);
      const name = source ?? sourceName(nameOf(files[0] ?? ''));
      await run({ verb: 'import', files, source: name, only, memoryMb: memory, isJson: json === true });
    });
  addFetch(program, run);
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

function addFetch(program: Command, run: (command: RegionCommand) => Promise<void>): void {
  program
    .command('fetch')
    .description(
      'gets the map of a region from OpenStreetMap and takes it into use; goes on where it was stopped',
    )
    .argument('<REGION>', REGION)
    .addOption(new Option('--from <SERVER>', FROM).choices(SERVERS))
    .option('--force', FORCE)
    .option('--memory <MB>', MEMORY, memoryOf)
    .option('--json', JSON_OUT)
    .addOption(new Option('--lines').hideHelp())
    .action((region: string, { from, force, memory, json, lines }: ImportOptions) =>
      run({
        verb: 'fetch',
        region,
        from,
        isForced: force === true,
        isLines: lines === true,
        memoryMb: memory,
        isJson: json === true,
      }),
    );
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

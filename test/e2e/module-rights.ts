import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Role, VisitorScope } from '#siaga/contracts';
import { buildWorld, type World } from '../support/builders-world.js';
import type { TestServer } from '../support/server.js';

/** How one endpoint is asked for something. */
export interface RightsCase {
  /** The role that gets through, within its own scope. */
  holder: Role;
  input: (world: World) => Record<string, unknown>;
  /** `thing`: the input names something that has a place; `list`: the answer holds only the caller's; `anywhere`: nothing is scoped. */
  kind: 'thing' | 'list' | 'anywhere';
  /** Every region shares it: only the whole country's holder gets through. */
  isNational?: true;
  /** Ends or changes the caller's own session. */
  isFinal?: true;
  /** Of what is one account's alone: that account's session, in the world of the own region. */
  cookie?: (world: World) => string;
}

/** How one endpoint for visitors is asked for something. */
export interface VisitorCase {
  /** A pass that gets through: its scope and the kind of thing that it opens. */
  holder: { scope: VisitorScope; subjectKind: string };
  /** What is asked for, given the id of the thing. */
  input: (subjectId: string) => Record<string, unknown>;
  /** `thing`: the input names the thing; `own`: the answer holds only what the visitor's passes open. */
  kind: 'thing' | 'own';
  /** Where the answer needs more than a right: the thing itself, in the world. */
  subjectIn?: (world: World) => string;
  /** Ends the visit. */
  isFinal?: true;
}

/** A module's part of the rights table: a file `rights/<module>.rights.ts` that exports it as `rights`. */
export interface ModuleRights {
  /** How each of its guarded endpoints is asked. */
  readonly cases: Readonly<Record<string, RightsCase>>;
  /** How each of its endpoints for visitors is asked. */
  readonly visitorCases?: Readonly<Record<string, VisitorCase>>;
  /** Things of its own in a region, by names that its cases find in the world; `world` is what others have there. */
  readonly build?: (
    server: TestServer,
    regionCode: string,
    world: World,
  ) => Promise<Readonly<Record<string, string>>>;
}

const FOLDER = path.join(import.meta.dirname, 'rights');

async function readAll(): Promise<ModuleRights[]> {
  // Git keeps no empty folder: as long as no module has such a file there is none.
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((file) => file.endsWith('.rights.ts')) : [];
  const modules = await Promise.all(
    files
      .sort()
      .map(
        (file) => import(pathToFileURL(path.join(FOLDER, file)).href) as Promise<{ rights: ModuleRights }>,
      ),
  );
  return modules.map(({ rights }) => rights);
}

const MODULES = await readAll();

/** The cases of all modules that keep theirs in a file of their own. */
export const MODULE_CASES = merged(MODULES.map(({ cases }) => cases));

/** The same of endpoints for visitors. */
export const MODULE_VISITOR_CASES = merged(MODULES.map(({ visitorCases = {} }) => visitorCases));

function merged<T>(parts: readonly Readonly<Record<string, T>>[]): Readonly<Record<string, T>> {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

/** One of everything in a region, that of the modules with it. */
export async function buildWholeWorld(server: TestServer, regionCode: string): Promise<World> {
  const world = await buildWorld(server, regionCode);
  const parts: object[] = [world];
  for (const { build } of MODULES) if (build) parts.push(await build(server, regionCode, world));
  return Object.assign({}, ...parts) as World;
}

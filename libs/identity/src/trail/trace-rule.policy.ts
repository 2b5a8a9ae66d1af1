import type { z } from 'zod';
import {
  ENTITIES,
  isVisitorRight,
  sealPlanOf,
  unmarkedFields,
  type Endpoint,
  type EntityContract,
} from '#siaga/contracts';

/**
 * True for a route of staff of which the trail must tell, or somebody must say why not: a read that tells of people, and every file. A
 * command that answers the thing it changed is told by the journal.
 */
export function needsTrace({ method, access, output }: Endpoint): boolean {
  if (access === 'public' || access === 'source' || isVisitorRight(access)) return false;
  if (isFile(output)) return true;
  if (method === 'POST' && isEntity(output)) return false;
  return sealPlanOf(output) !== null || unmarkedFields(output).length > 0;
}

/** What is no JSON object is a file: text, bytes. */
function isFile(output: z.ZodType): boolean {
  return output.def.type !== 'object' && output.def.type !== 'union' && output.def.type !== 'intersection';
}

function isEntity(output: z.ZodType): boolean {
  const entities: readonly EntityContract[] = ENTITIES;
  return entities.some(({ schema }) => schema === output);
}

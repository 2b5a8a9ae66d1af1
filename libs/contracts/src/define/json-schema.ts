import { z } from 'zod';

/** JSON Schema of a contract, as a caller sends it (`input`) or as the server answers (`output`); for generated pages. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}

import { z } from 'zod';

/** Where a text stands in an input. A number is a place in a list. */
export type FieldPath = readonly (string | number)[];

/** One place of a schema that takes a text. */
export interface TextField {
  readonly path: FieldPath;
  /** Any words fit: no list of values, no pattern, no format. */
  readonly isFree: boolean;
}

interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
}

/** Every place of a schema that takes a text, read from the schema itself: what a new route adds is found without a word here. */
export function textFieldsOf(schema: z.ZodType): TextField[] {
  const fields = fieldsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, []);
  return [...new Map(fields.map((field) => [field.path.join('.'), field])).values()];
}

/** The top-level fields of a query: all of them come as text. */
export function queryFieldsOf(schema: z.ZodType): TextField[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return Object.keys(properties).map((key) => ({ path: [key], isFree: false }));
}

/** Every text that stands in a value. */
export function textsIn(value: unknown, path: FieldPath = []): FieldPath[] {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.flatMap((item, at) => textsIn(item, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}

/** The input with a value at a place; what stands around it is made where it is missing. */
export function withValueAt(input: unknown, path: FieldPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list: unknown[] = Array.isArray(input) ? [...(input as unknown[])] : [];
    list[key] = withValueAt(list[key], rest, value);
    return list;
  }
  const record = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {};
  return { ...record, [key]: withValueAt((record as Record<string, unknown>)[key], rest, value) };
}

/** The value at a place, or undefined. */
export function valueAt(input: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    input,
  );
}

function fieldsOf(schema: JsonSchema, path: FieldPath): TextField[] {
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const inside = alternatives.flatMap((alternative) => fieldsOf(alternative, path));
  const properties = Object.entries(schema.properties ?? {}).flatMap(([key, field]) =>
    fieldsOf(field, [...path, key]),
  );
  const items = [...(schema.prefixItems ?? []), ...(schema.items ? [schema.items] : [])].flatMap((item, at) =>
    fieldsOf(item, [...path, at]),
  );
  const values =
    typeof schema.additionalProperties === 'object'
      ? fieldsOf(schema.additionalProperties, [...path, 'kunci'])
      : [];
  const isText = [schema.type].flat().includes('string') || schema.enum !== undefined;
  const isAnything = schema.type === undefined && alternatives.length === 0 && schema.const === undefined;
  const isFree = !schema.enum && schema.const === undefined && !schema.pattern && !schema.format;
  const own = isText || (isAnything && path.length > 0) ? [{ path, isFree: isFree && isText }] : [];
  return [...own, ...inside, ...properties, ...items, ...values];
}

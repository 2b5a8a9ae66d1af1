import { z } from 'zod';

/** What is known of a field's content: it tells of a person and is sealed, or it was judged that it does not. */
type Mark = { readonly isPersonal: true } | { readonly isPersonal: false; readonly why: string };

const marks = z.registry<Mark>();

/**
 * Marks a schema as personal: identity or health facts, or words that may hold them. Whatever is stored of it (journal, answers)
 * is sealed. Put it last: a method called on a marked schema (`.max()`, `.trim()`) gives a new one without the mark; `.nullable()`,
 * `.optional()` and `.default()` around it keep it.
 */
export function personal<S extends z.ZodType>(schema: S): S {
  marks.add(schema, { isPersonal: true });
  return schema;
}

/** Marks a schema whose name looks personal and which is not; `why` says so for the next reader. Put it last, like `personal`. */
export function notPersonal<S extends z.ZodType>(schema: S, why: string): S {
  marks.add(schema, { isPersonal: false, why });
  return schema;
}

/** Which parts of a value are sealed: the whole of it, or parts of an object's fields, of a list's items, of a record's values. */
export type SealPlan =
  | { readonly kind: 'whole' }
  | { readonly kind: 'fields'; readonly fields: ReadonlyMap<string, SealPlan> }
  | { readonly kind: 'items'; readonly items: SealPlan };

const WHOLE: SealPlan = { kind: 'whole' };

/** The plan of a schema by its marks, or null when nothing in it is personal. */
export function sealPlanOf(schema: z.ZodType): SealPlan | null {
  if (marks.get(schema)?.isPersonal === true) return WHOLE;
  if (schema instanceof z.ZodObject) return planOfFields(schema.shape);
  const inner = innerOf(schema);
  if (inner !== null) return sealPlanOf(inner);
  const items = itemsOf(schema);
  if (items !== null) {
    const plan = mergeAll(items.map(sealPlanOf));
    return plan === null ? null : { kind: 'items', items: plan };
  }
  return mergeAll(alternativesOf(schema).map(sealPlanOf));
}

function planOfFields(shape: Record<string, z.ZodType>): SealPlan | null {
  const fields = new Map<string, SealPlan>();
  for (const [key, field] of Object.entries(shape)) {
    const plan = sealPlanOf(field);
    if (plan !== null) fields.set(key, plan);
  }
  return fields.size === 0 ? null : { kind: 'fields', fields };
}

/** The schema inside a wrapper (nullable, optional, default, read-only, a pipe's output), or null. */
function innerOf(schema: z.ZodType): z.ZodType | null {
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return schema.unwrap() as z.ZodType;
  if (schema instanceof z.ZodPipe) return schema.out as z.ZodType;
  return null;
}

function itemsOf(schema: z.ZodType): z.ZodType[] | null {
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType];
  if (schema instanceof z.ZodTuple) return [...(schema.def.items as z.ZodType[])];
  return null;
}

function alternativesOf(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodUnion) return [...(schema.options as z.ZodType[])];
  if (schema instanceof z.ZodIntersection)
    return [schema.def.left as z.ZodType, schema.def.right as z.ZodType];
  return [];
}

/** What one alternative seals is sealed in all: a reader cannot tell which one a stored value was. */
function mergeAll(plans: readonly (SealPlan | null)[]): SealPlan | null {
  return plans.reduce<SealPlan | null>((all, plan) => (plan === null ? all : merge(all, plan)), null);
}

function merge(a: SealPlan | null, b: SealPlan): SealPlan {
  if (a === null) return b;
  if (a.kind === 'fields' && b.kind === 'fields') {
    const fields = new Map(a.fields);
    for (const [key, plan] of b.fields) fields.set(key, merge(fields.get(key) ?? null, plan));
    return { kind: 'fields', fields };
  }
  if (a.kind === 'items' && b.kind === 'items') return { kind: 'items', items: merge(a.items, b.items) };
  return WHOLE;
}

/** Names of fields that usually hold what is personal. */
const LOOKS_PERSONAL =
  /^(nik|nkk|name|names|.*Name|phone|phones|.*Phone|.*Number|address|.*Address|email|.*Email|birth.*|dateOfBirth|sex|gender|age.*|note|notes|.*Note|label|context|reason|text|.*Text|description|comment|complaintText|symptoms|by|.*By|person|patient.*|caller.*|card.*|diagnosis)$/;

/** A field that looks personal by its name and bears no mark. */
export interface UnmarkedField {
  readonly path: string;
}

/**
 * The fields of a schema that look personal by their name and are neither marked as personal (themselves or around them) nor as not
 * personal. Only what can hold words or numbers counts: an enumeration, a flag, an id or an instant says nothing by itself.
 */
export function unmarkedFields(schema: z.ZodType, path = ''): UnmarkedField[] {
  if (marks.get(schema) !== undefined) return [];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) => {
      const at = path === '' ? key : `${path}.${key}`;
      return LOOKS_PERSONAL.test(key) && holdsWords(field) && !isMarked(field)
        ? [{ path: at }]
        : unmarkedFields(field, at);
    });
  const inner = innerOf(schema);
  if (inner !== null) return unmarkedFields(inner, path);
  return [...(itemsOf(schema) ?? []), ...alternativesOf(schema)].flatMap((part) =>
    unmarkedFields(part, path),
  );
}

function isMarked(schema: z.ZodType): boolean {
  if (marks.get(schema) !== undefined) return true;
  const inner = innerOf(schema);
  return inner !== null && isMarked(inner);
}

/** True for a text or a number that is free, and for lists of such; an object is looked into field by field. */
function holdsWords(schema: z.ZodType): boolean {
  const inner = innerOf(schema);
  if (inner !== null) return holdsWords(inner);
  if (schema instanceof z.ZodStringFormat)
    return schema.def.format === 'regex' || schema.def.format === 'email';
  if (schema instanceof z.ZodString || schema instanceof z.ZodNumber) return true;
  return [...(itemsOf(schema) ?? []), ...alternativesOf(schema)].some(holdsWords);
}

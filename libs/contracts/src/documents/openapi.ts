import { api, type Access, type Endpoint } from '../api.js';
import { CORRELATION_HEADER, IDEMPOTENCY_HEADER, SESSION_COOKIE, VISIT_COOKIE } from '../define/request.js';
import { jsonSchemaOf } from '../define/json-schema.js';
import { ERROR_STATUS, Problem } from '../errors.js';
import { isVisitorRight, VISITOR_RIGHTS } from '../rights.js';
import { API_VERSION } from './version.js';

type Json = Record<string, unknown>;

const JSON_TYPE = 'application/json';
const PROBLEM = '#/components/schemas/Problem';

/** How a caller of each kind proves who they are; of the sources' credentials the runbook tells. */
const SECURITY: Record<'session' | 'visit' | 'source', Json> = {
  session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
  visit: { type: 'apiKey', in: 'cookie', name: VISIT_COOKIE },
  source: { type: 'http', scheme: 'bearer' },
};

/** The API as an OpenAPI 3.1 document, made from the route table. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries<Endpoint>(api)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Siaga',
      version: API_VERSION,
      summary: 'Emergency dispatch for the 112 and 119 centres of Indonesia',
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths,
    components: { securitySchemes: SECURITY, schemas: { Problem: schemaOf(Problem, 'output') } },
  };
}

function operationOf(name: string, route: Endpoint): Json {
  const {
    properties = {},
    required = [],
    ...rest
  } = schemaOf(route.input, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter ?? '');
  const others = Object.entries(properties).filter(([key]) => !inPath.includes(key));
  const parameters = [
    ...inPath.map((key) => ({
      name: key,
      in: 'path',
      required: true,
      schema: properties[key] ?? { type: 'string' },
    })),
    ...(route.method === 'GET'
      ? others.map(([key, schema]) => ({ name: key, in: 'query', required: required.includes(key), schema }))
      : []),
  ];
  const body = {
    ...rest,
    ...(others.length > 0 && {
      properties: Object.fromEntries(others),
      required: required.filter((key) => !inPath.includes(key)),
    }),
  };
  return {
    operationId: name,
    summary: summaryOf(route.access),
    security: securityOf(route.access),
    parameters: [...parameters, ...(route.method === 'POST' ? [IDEMPOTENCY] : [])],
    ...(route.method === 'POST' && { requestBody: { content: { [JSON_TYPE]: { schema: body } } } }),
    responses: {
      200: {
        description: 'The answer',
        headers: { [CORRELATION_HEADER]: { schema: { type: 'string' } } },
        content: { [JSON_TYPE]: { schema: schemaOf(route.output, 'output') } },
      },
      default: {
        description: `A refusal; its code is one of ${Object.keys(ERROR_STATUS).length} and has one status`,
        content: { 'application/problem+json': { schema: { $ref: PROBLEM } } },
      },
    },
  };
}

const IDEMPOTENCY = {
  name: IDEMPOTENCY_HEADER,
  in: 'header',
  required: false,
  description: 'Makes the command safe to send twice: the second time gives the first answer',
  schema: { type: 'string', minLength: 8, maxLength: 100 },
};

function summaryOf(access: Access): string {
  if (access === 'public') return 'Open to everybody';
  if (access === 'source') return 'For an outside system with a credential of its own';
  return isVisitorRight(access)
    ? `Needs ${access}, carried by a pass of ${VISITOR_RIGHTS[access].join(', ')}`
    : `Needs ${access}`;
}

function securityOf(access: Access): Json[] {
  if (access === 'public') return [];
  if (access === 'source') return [{ source: [] }];
  return [isVisitorRight(access) ? { visit: [] } : { session: [] }];
}

/** Each schema stands for itself here, so that the mark of the dialect is said once. */
function schemaOf(schema: Endpoint['input'], io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = jsonSchemaOf(schema, io);
  return rest;
}

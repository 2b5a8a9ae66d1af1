import { createRequire } from 'node:module';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { api, asyncApiDocument, ENTITY_KINDS, openApiDocument } from '#siaga/contracts';

const load = createRequire(import.meta.url);

interface Operation {
  operationId: string;
  parameters: { name: string; in: string }[];
  requestBody?: { content: { 'application/json': { schema: { properties?: object } } } };
}

describe('documents for machines', () => {
  const openApi = openApiDocument() as { paths: Record<string, Record<string, Operation>> };

  it('should be valid OpenAPI 3.1 and hold every route', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(openApi));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    const operations = Object.values(openApi.paths).flatMap((methods) => Object.values(methods));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(api).sort());
  });

  it('should take the path, the query and the body apart', () => {
    const offer = openApi.paths['/api/v1/incidents/{id}/offers']?.post;
    expect(offer?.parameters.map(({ name, in: where }) => `${where} ${name}`)).toEqual([
      'path id',
      'header idempotency-key',
    ]);
    const body = offer?.requestBody?.content['application/json'].schema.properties ?? {};
    expect(Object.keys(body)).toEqual(expect.arrayContaining(['unitIds', 'timeoutS']));
    expect(Object.keys(body)).not.toContain('id');
    const locate = openApi.paths['/api/v1/geo/locate']?.get;
    expect(locate?.parameters.map(({ in: where }) => where)).toContain('query');
  });

  it('should be valid AsyncAPI 3 and hold every entity that travels', () => {
    const document = asyncApiDocument() as { channels: { socket: { messages: object } } };
    const schema = load('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object;
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    const validate = ajv.compile(schema);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    const messages = Object.keys(document.channels.socket.messages);
    expect(messages).toEqual(expect.arrayContaining(ENTITY_KINDS.map((kind) => `change.${kind}`)));
  });
});

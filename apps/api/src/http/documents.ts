import type { FastifyInstance } from 'fastify';
import { asyncApiDocument, openApiDocument } from '#siaga/contracts';

/** Serves what the API is, for programs: the same table that the routes and the guard read. It tells of no person and no centre. */
export function serveDocuments(fastify: FastifyInstance): void {
  const openApi = JSON.stringify(openApiDocument());
  const asyncApi = JSON.stringify(asyncApiDocument());
  fastify.get('/api/openapi.json', (_, reply) => reply.type('application/json').send(openApi));
  fastify.get('/api/asyncapi.json', (_, reply) => reply.type('application/json').send(asyncApi));
}

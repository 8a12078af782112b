import * as z from 'zod';
import type { Endpoint } from './endpoint.ts';
import { callsAMinute } from './rules.ts';
import { news, problem } from './shapes/answers.ts';
import { named } from './shapes/parts.ts';

type Json = Record<string, unknown>;

const place = (id: string) => `#/components/schemas/${id}`;

/** The schema of a shape as it stands in the description: by its name where it has one. */
function schemaOf(shape: z.ZodType, io: 'input' | 'output' = 'output'): Json {
  const known = named.get(shape);
  if (known) return { $ref: place(known.id) };
  return withoutNames(z.toJSONSchema(shape, { io, unrepresentable: 'any' }));
}

function withoutNames({ $schema: _, $id: __, ...schema }: Json): Json {
  return schema;
}

/** Every named shape. What is sent is described before defaults are filled in. */
function components(): Json {
  const { schemas } = z.toJSONSchema(named, { uri: place, io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutNames(schema as Json)]));
}

function parametersOf(shape: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  if (!shape) return [];
  const { properties = {}, required = [] } = schemaOf(shape) as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: where,
    // A parameter with a default is there in what is read, and may be missing in what is sent.
    required: where === 'path' || (required.includes(name) && !('default' in schema)),
    ...(description ? { description } : {}),
    schema,
  }));
}

const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: schemaOf(problem) } },
});

const always = {
  401: 'There is no token, or it has expired or been revoked',
  403: 'The token lacks the scope, or whoever it acts for may not do that',
  429: `More than ${callsAMinute} calls in a minute; Retry-After says when to go on`,
};

function refusalsOf({ method, body, isAboutRevision, refusals, query }: Endpoint): Json {
  const all: Record<number, string> = {
    ...always,
    ...(query ? { 400: 'A parameter is wrong' } : {}),
    ...(body
      ? {
          400: 'The body can’t be read',
          413: 'The body is too long',
          415: 'The body is of another kind',
          422: 'The body says what can’t be; `errors` says where',
        }
      : {}),
    ...(method === 'GET' ? {} : { 409: 'The first call with this Idempotency-Key is still under way' }),
    ...(isAboutRevision ? { 412: 'Somebody has saved another revision: read it first', 428: 'If-Match is missing' } : {}),
    ...refusals,
  };
  return Object.fromEntries(Object.entries(all).map(([status, text]) => [status, refusal(text)]));
}

const header = (name: string, description: string, required = false) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

function bodyOf({ body, mostFileBytes }: Endpoint): Json {
  if (!body) return {};
  if (mostFileBytes === undefined) return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } };
  const fields = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as { properties?: Json };
  const file = { type: 'string', contentMediaType: 'application/octet-stream', description: 'The file.' };
  const schema = { ...withoutNames(fields as Json), properties: { file, ...fields.properties }, required: ['file'] };
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
}

function operationOf(endpoint: Endpoint): Json {
  const { name, method, path, scope, summary, about, params, query, isAboutRevision, answer } = endpoint;
  const headers = [
    ...(isAboutRevision ? [header('If-Match', 'The ETag of the revision that was read.', true)] : []),
    ...(method === 'GET'
      ? []
      : [header('Idempotency-Key', 'Chosen by the caller: the same call under the same key happens once in 24 hours.')]),
  ];
  const content = { 'application/json': { schema: schemaOf(answer.shape) } };
  return {
    operationId: name,
    tags: [path.split('/')[1]],
    summary,
    ...(about ? { description: about } : {}),
    security: [{ token: [scope] }],
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query'), ...headers],
    ...bodyOf(endpoint),
    responses: { [answer.status]: { description: answer.about, content }, ...refusalsOf(endpoint) },
  };
}

/** What programs can ask of the paper, as OpenAPI 3.1, made of the very shapes that check what they send. */
export function describe(endpoints: Endpoint[], paper: { name: string; baseUrl: string }): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  const webhook = {
    post: {
      operationId: 'hearNews',
      summary: 'What is sent to a webhook, signed as Standard Webhooks has it',
      requestBody: { content: { 'application/json': { schema: schemaOf(news) } } },
      responses: { '2XX': { description: 'Any of them means that it was heard; everything else is tried again for a day' } },
    },
  };
  return {
    openapi: '3.1.0',
    info: {
      title: paper.name,
      version: '1',
      summary: `What programs can ask of ${paper.name}`,
      description: `Tokens are made by the publisher. Refusals are problem details (RFC 9457).`,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: `${paper.baseUrl}/api/v1` }],
    paths,
    webhooks: { news: webhook },
    components: {
      schemas: components(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A token that the publisher has made.' } },
    },
  };
}

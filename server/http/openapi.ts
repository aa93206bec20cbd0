import { z } from 'zod'
import { ENDPOINTS, type Endpoint } from '#server/http/endpoints.ts'
import { schemaCollector, type Json, type SchemaOf } from '#server/http/jsonSchemas.ts'
import { POLICY, type Audience, type RouteKey } from '#shared/contract/policy.ts'
import { Problem } from '#shared/contract/problem.ts'

export interface OpenApi {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Json>>
  readonly [part: string]: unknown
}

/** The OpenAPI document, made of the endpoint and policy tables that the router itself works by. */
export function openApiDocument(): OpenApi {
  const { schemaOf, named, schemas } = schemaCollector()
  const problem = { 'application/problem+json': { schema: named('Problem', Problem) } }
  const paths: Record<string, Json> = {}
  for (const [key, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    const [method = '', path = ''] = key.split(' ')
    const template = path.replace(/:(\w+)/g, '{$1}')
    const described = operation(endpoint, POLICY[key as RouteKey], schemaOf)
    const responses = {
      ...responsesOf(endpoint, schemaOf),
      default: { description: 'A problem', content: problem },
    }
    paths[template] = { ...paths[template], [method.toLowerCase()]: { ...described, responses } }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guanlan 观澜',
      version: '1',
      description: 'Every error is a problem document (RFC 9457) in Chinese and English.',
    },
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'guanlan_session' },
        screen: { type: 'apiKey', in: 'cookie', name: 'guanlan_screen' },
      },
    },
  }
}

const operation = (
  { summary, params, query, headers = {}, body }: Endpoint,
  audience: Audience,
  schemaOf: SchemaOf,
): Json => ({
  summary,
  description: describe(audience),
  ...(audience !== 'public' && { security: [{ token: [] }, { session: [] }, { screen: [] }] }),
  parameters: [
    ...parametersOf('path', params, schemaOf),
    ...parametersOf('query', query, schemaOf),
    ...Object.entries(headers).map(([name, description]) => ({
      in: 'header',
      name,
      description,
      schema: { type: 'string' },
    })),
  ],
  ...(body && {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } },
  }),
})

function describe(audience: Audience): string {
  if (audience === 'public') return 'For everybody.'
  return audience === 'signed-in' ? 'For anyone signed in, screens included.' : `For ${audience.join(', ')}.`
}

const parametersOf = (
  place: 'path' | 'query',
  schema: z.ZodObject | undefined,
  schemaOf: SchemaOf,
): readonly Json[] =>
  Object.entries<z.core.$ZodType>(schema?.shape ?? {}).map(([name, field]) => ({
    in: place,
    name,
    required: place === 'path',
    schema: schemaOf(field),
  }))

const responsesOf = ({ answers }: Endpoint, schemaOf: SchemaOf): Json =>
  Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, responseOf(answer, schemaOf)]),
  )

function responseOf(answer: Endpoint['answers'][number], schemaOf: SchemaOf): Json {
  if (answer === null) return { description: 'Nothing further' }
  if (typeof answer === 'string')
    return { description: 'Text', content: { [answer]: { schema: { type: 'string' } } } }
  return { description: 'The answer', content: { 'application/json': { schema: schemaOf(answer) } } }
}

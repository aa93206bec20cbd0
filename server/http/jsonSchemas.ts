import { z } from 'zod'

export type Json = Readonly<Record<string, unknown>>
export type SchemaOf = (schema: z.core.$ZodType) => Json
/** Keeps a schema that is used in many places once; the answer refers to it. */
export type NamedSchema = (name: string, schema: z.core.$ZodType) => Json

const DEFINITION = '"#/$defs/'

/**
 * Turns zod schemas into JSON schemas, as the sender of a message writes it. What refers to itself (any JSON) is
 * collected under `components/schemas`, since a definition inside a definition cannot be referred to there.
 */
export function schemaCollector(): { schemaOf: SchemaOf; named: NamedSchema; schemas: Json } {
  const schemas: Record<string, unknown> = {}
  const schemaOf: SchemaOf = (schema) => {
    const prefix = `S${Object.keys(schemas).length}`
    const made = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
    const {
      $schema: _dialect,
      $defs = {},
      ...rest
    } = z
      .looseObject({ $defs: z.record(z.string(), z.json()).optional() })
      .parse(JSON.parse(made.replaceAll(DEFINITION, `"#/components/schemas/${prefix}`)))
    for (const [name, definition] of Object.entries($defs)) schemas[`${prefix}${name}`] = definition
    return rest
  }
  const named: NamedSchema = (name, schema) => {
    schemas[name] = schemaOf(schema)
    return { $ref: `#/components/schemas/${name}` }
  }
  return { schemaOf, named, schemas }
}

import type { z } from 'zod'

/** A place in a schema: its path, and what can stand there. */
export type Place = { readonly path: string; readonly holds: 'closed' | 'open_text' | 'open_object' | 'anything' }

/** Every place of a zod schema. Text is closed where a form or a check of its own bounds it, not merely its length. */
export function placesOf(schema: z.core.$ZodType, path = ''): readonly Place[] {
  const { def } = (schema as z.ZodType)._zod as { readonly def: z.core.$ZodTypes['_zod']['def'] }
  switch (def.type) {
    case 'object': {
      const inner = Object.entries(def.shape).flatMap(([name, field]) => placesOf(field, `${path}.${name}`))
      const isOpen = def.catchall?._zod.def.type !== 'never'
      return isOpen ? [{ path, holds: 'open_object' }, ...inner] : inner
    }
    case 'array':
      return placesOf(def.element, `${path}[]`)
    case 'union':
      return def.options.flatMap((option) => placesOf(option, path))
    case 'nullable':
    case 'optional':
      return placesOf(def.innerType, path)
    case 'string':
      return [{ path, holds: isBounded(def.checks ?? []) || 'format' in def ? 'closed' : 'open_text' }]
    case 'enum':
    case 'literal':
    case 'number':
    case 'boolean':
    case 'custom':
      return [{ path, holds: 'closed' }]
    default:
      return [{ path, holds: 'anything' }]
  }
}

function isBounded(checks: readonly z.core.$ZodCheck<never>[]): boolean {
  return checks.some(({ _zod }) => _zod.def.check === 'string_format' || _zod.def.check === 'custom')
}

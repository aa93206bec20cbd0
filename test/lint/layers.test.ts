import { ESLint } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'
import ts from 'typescript-eslint'
import { layers } from '#test/lint/layers.js'

const CONFIG = 'test/lint/eslint.config.mjs'

// The project's own settings, less the rules that need types: the offending files do not exist on disk.
const untyped = new ESLint({
  overrideConfigFile: CONFIG,
  overrideConfig: [
    { ...ts.configs.disableTypeChecked, files: ['**/*'] },
    { files: ['**/*.{ts,vue}'], languageOptions: { parserOptions: { projectService: false } } },
  ],
})
const typed = new ESLint({ overrideConfigFile: CONFIG })

async function complaints(code: string, filePath: string, eslint = untyped): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath })
  return result?.messages.map((found) => `${found.ruleId ?? 'fatal'}: ${found.message}`) ?? []
}

const fileIn = (room: string) => `${room || 'server'}/offender.ts`

beforeAll(() => complaints('', 'shared/warmUp.ts'), 60_000)

describe('the table of import directions', () => {
  const mutants = layers.flatMap(({ room, why, catches }) => catches.map((name) => ({ room, why, name })))

  it.each(mutants)('stops $name in $room/', async ({ room, why, name }) => {
    const ways = [
      `import * as it from '${name}'\nvoid it`,
      `import type { It } from '${name}'\nexport const it = (x: It) => x`,
      `export * from '${name}'`,
      `export const it = () => import('${name}')`,
    ]
    for (const code of ways) {
      const found = await complaints(code, fileIn(room))
      expect(
        found.filter((text) => text.includes(why)),
        code,
      ).toHaveLength(1)
    }
  })

  it('holds in a folder below the room, with the rows of the rooms above', async () => {
    const code = `import '#client/admin/routes.ts'\nimport '#server/config.ts'\nimport '../wall.ts'`
    expect(await complaints(code, 'client/wall/tiles/offender.ts')).toHaveLength(3)
  })

  it('holds in the script of a component', async () => {
    const code = `<script setup lang="ts">\nimport '#server/config.ts'\n</script>\n<template><p /></template>`
    expect(await complaints(code, 'client/components/Offender.vue')).toHaveLength(1)
  })

  it.each([
    ['shared/board.ts', ['zod', './series.ts', './formula/sum.ts', '#shared/period.ts']],
    [
      'server/live/gateway.ts',
      ['node:http', 'socket.io', './frames.ts', '#server/config.ts', '#shared/board.ts'],
    ],
    ['client/wall/scenes.ts', ['vue', './tiles.ts', '#client/charts/trend.ts', '#shared/board.ts']],
    ['client/router.ts', ['vue-router', '#client/wall/routes.ts', '#client/tablet/routes.ts']],
    [
      'test/e2e/wall.test.ts',
      ['vitest', '#server/compose.ts', '#client/router.ts', '#test/support/freePort.ts'],
    ],
  ])('lets %s import what it may', async (file, names) => {
    expect(await complaints(names.map((name) => `import '${name}'`).join('\n'), file)).toEqual([])
  })
})

describe('other rules that guard the product', () => {
  it('stops raw HTML in a template', async () => {
    const code = `<script setup lang="ts">\nconst s = ''\n</script>\n<template><p v-html="s" /></template>`
    expect(await complaints(code, 'client/wall/Offender.vue')).toEqual([
      expect.stringContaining('vue/no-v-html'),
    ])
  })

  it('stops a promise that nobody waits for', async () => {
    const code = `const save = async () => 1\nsave()`
    const found = await complaints(code, 'test/support/freePort.ts', typed)
    expect(found).toEqual([expect.stringContaining('no-floating-promises')])
  }, 60_000)
})

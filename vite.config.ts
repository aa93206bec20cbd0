import vue from '@vitejs/plugin-vue'
import { writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { BUILD_STAMP, contentHash } from './server/tools/build.mjs'
import { facePages } from './server/tools/facePages.mjs'

const repo = fileURLToPath(new URL('.', import.meta.url))

/** Leaves the build's id beside it once all files are written, so that an unfinished build has none. */
const stamp = (buildId: string): Plugin => ({
  name: 'build-stamp',
  apply: 'build',
  writeBundle: ({ dir }) => {
    if (dir === dirname(BUILD_STAMP)) writeFileSync(BUILD_STAMP, buildId)
  },
})

const project = (
  name: string,
  test: TestProjectInlineConfiguration['test'],
): TestProjectInlineConfiguration => ({
  extends: true,
  root: repo,
  test: { name, ...test },
})

/** Groups run one after the other; the quick tests first. */
const inGroup = (groupOrder: number) => ({ sequence: { groupOrder } })

/**
 * These own ports, browsers and processes: one file at a time. A busy build machine gets a second try, which the
 * report names beside the test; at a desk nothing is tried twice.
 */
const alone = (groupOrder: number, timeoutMs: number) => ({
  ...inGroup(groupOrder),
  fileParallelism: false,
  retry: process.env['CI'] ? 1 : 0,
  testTimeout: timeoutMs,
  hookTimeout: timeoutMs,
})

export default defineConfig(({ command }) => {
  const buildId = command === 'build' ? contentHash() : 'dev'
  return {
    root: 'client',
    cacheDir: fileURLToPath(new URL('node_modules/.vite', import.meta.url)), // not below client/, which is hashed
    plugins: [vue(), facePages(), stamp(buildId)],
    define: { __BUILD_ID__: JSON.stringify(buildId) },
    server: { fs: { allow: [repo] } },
    build: {
      outDir: 'dist',
      target: 'baseline-widely-available',
      sourcemap: false,
      assetsInlineLimit: 0, // data: URLs would need a hole in the content security policy
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'vue', test: /node_modules[\\/](@vue|vue|vue-router|vue-i18n|@intlify|pinia)[\\/]/ },
              {
                name: 'echarts',
                test: /node_modules[\\/](echarts|zrender)[\\/](?!lib[\\/]component[\\/](dataZoom|marker))/,
              },
              // Small modules that several faces share come in one answer, not in twenty; pages that are opened on
              // demand stay apart.
              {
                name: 'common',
                test: /[\\/](client[\\/](?!charts|wall|tablet|admin|components[\\/](?:calendar|domain|export|Light|ledgers|preview)|stores[\\/](?:ledgers|useReleased)|locales[\\/](?!common|i18n)|api[\\/](?!calls|http|problemText)|format[\\/]useLightText)|shared[\\/](?!checks|cells|ledger|tables|filing))/,
                minShareCount: 2,
              },
            ],
          },
        },
      },
    },
    test: {
      passWithNoTests: true,
      globalSetup: fileURLToPath(new URL('test/support/globalSetup.ts', import.meta.url)),
      projects: [
        project('unit', {
          include: ['test/{shared,server,lint}/**/*.test.ts'],
          hookTimeout: 60_000, // a start that makes the demonstration first
          ...inGroup(1),
        }),
        project('client', { include: ['test/client/**/*.test.ts'], environment: 'happy-dom', ...inGroup(1) }),
        project('e2e', { include: ['test/e2e/**/*.test.ts'], ...alone(2, 60_000) }),
        project('faults', { include: ['test/faults/**/*.test.ts'], ...alone(3, 120_000) }),
      ],
    },
  }
})

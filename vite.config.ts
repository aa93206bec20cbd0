import { availableParallelism, tmpdir } from 'node:os'
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

/**
 * Groups run one after the other; `workers` files of a group at a time. A busy build machine gets a
 * second try, which the report names beside the test; at a desk nothing is tried twice.
 */
const inGroup = (groupOrder: number, workers: number, timeoutMs: number) => ({
  sequence: { groupOrder },
  maxWorkers: workers,
  retry: process.env['CI'] ? 1 : 0,
  hookTimeout: timeoutMs,
})

/** These own ports, browsers and processes; a file that measures time has the machine to itself. */
const slowGroup = (groupOrder: number, workers: number, timeoutMs: number) => ({
  ...inGroup(groupOrder, workers, timeoutMs),
  testTimeout: timeoutMs,
})
const WORKERS = Number(process.env['TEST_WORKERS']) || Math.max(1, Math.min(4, availableParallelism()))
/** They put other modules in the place of ours. */
const MUTATED = 'test/server/**/*Mutants.test.ts'
/** What holds on the embedded store is held against PostgreSQL too; other files of the server name their engines themselves. */
const ON_BOTH = [
  'appraisal/appraisal',
  'audit/auditLog',
  'calendar/calendar',
  'drafts/{editing,review,standing}',
  'http/{board,catalogueEdits,dryRun,ledgerEdits,provenance,review,session}',
  'ledgers/{anotherPerson,clock,together,using,waitingEvidence}',
  'live/{follow,handshake,receipts}',
  'releases/{publishRelease,refusals}',
  'reports/reportDoors',
  'scenes/wallReleases',
  'screens/{credential,forgetUnseen,pairing,rollCall,screens,stage}',
].map((file) => `test/server/${file}.test.ts`)
/** What is measured or broken lies where it lies in an office; everything else in memory, where there is enough. */
const ON_DISK = { TMPDIR: tmpdir() }
const MEASURED = ['test/e2e/wallLive.test.ts', 'test/e2e/grid.test.ts']
/** Long walks through pages whose parts other tests look at too: `npm test -- --project walks`. */
const WALKS = ['soak', 'everyEvent', 'observationMonth', 'approvedScenes', 'lights'].map(
  (name) => `test/e2e/${name}.test.ts`,
)

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
                test: /node_modules[\\/](echarts|zrender)[\\/](?!lib[\\/](?:component[\\/](?:dataZoom|legend|marker|title|tooltip)|(?:chart|layout)[\\/]bar|label[\\/](?:installLabelLayout|LabelManager|labelGuide)))/,
              },
              // Small modules that several faces share come in one answer, not in twenty; pages that are opened on
              // demand stay apart.
              {
                name: 'common',
                test: /[\\/](client[\\/](?!charts|rooms|scenes|wall|tablet|admin|components[\\/](?:calendar|domain|export|Light|ledgers|preview|report)|stores[\\/](?:ledgers|useReleased|wallPlan|self)|locales[\\/](?!common|i18n)|api[\\/](?!calls|http|problemText)|format[\\/]useLightText)|shared[\\/](?!checks|cells|ledger|tables|filing|report))/,
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
          include: ['test/server/**/*.test.ts'],
          exclude: [MUTATED],
          isolate: false, // no test keeps anything in a module, and loading them again costs a third of the time
          ...inGroup(1, WORKERS, 60_000),
        }),
        project('postgres', {
          include: ON_BOTH,
          env: { TEST_ENGINE: 'postgres' },
          isolate: false,
          ...inGroup(1, WORKERS, 60_000),
        }),
        project('shared', {
          include: ['test/{shared,lint}/**/*.test.ts'],
          isolate: false,
          ...inGroup(1, WORKERS, 60_000),
        }),
        project('mutants', { include: [MUTATED], ...inGroup(1, WORKERS, 60_000) }),
        project('client', {
          include: ['test/client/**/*.test.ts'],
          environment: 'happy-dom',
          ...inGroup(1, WORKERS, 60_000),
        }),
        project('e2e', {
          include: ['test/e2e/**/*.test.ts'],
          exclude: [...MEASURED, ...WALKS],
          isolate: false, // as above: every file begins with three seconds of loading the server otherwise
          ...slowGroup(1, WORKERS, 60_000),
        }),
        project('walks', { include: WALKS, ...slowGroup(1, WORKERS, 60_000) }),
        project('e2e-measured', { include: MEASURED, env: ON_DISK, ...slowGroup(2, 1, 60_000) }),
        project('faults', {
          include: ['test/faults/**/*.test.ts'],
          env: ON_DISK,
          ...slowGroup(3, 1, 120_000),
        }),
      ],
    },
  }
})

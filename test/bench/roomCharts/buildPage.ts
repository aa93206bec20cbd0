import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const repo = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** Builds the page for production, with the settings of our own client; resolves to the folder it stands in. */
export async function buildChartsPage(): Promise<string> {
  const outDir = repo('node_modules/.cache/bench/room-charts')
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('.', import.meta.url)),
    cacheDir: repo('node_modules/.vite-bench'),
    plugins: [vue()],
    define: { __BUILD_ID__: JSON.stringify('bench') },
    build: { outDir, emptyOutDir: true, target: 'baseline-widely-available', assetsInlineLimit: 0 },
  })
  return outDir
}

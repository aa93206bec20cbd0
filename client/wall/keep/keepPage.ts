/**
 * Keeps the page itself and the files of its build on this device, so that it comes up after a power cut though no server
 * answers. Only where the browser may: over https, or on the server's own machine.
 */
export function keepPage(): void {
  if ('serviceWorker' in navigator) void hire().catch(console.warn)
}

async function hire(): Promise<void> {
  const answer = await fetch('/wall-files.json', { cache: 'no-cache' })
  if (!answer.ok) return // nothing is built while developing
  const files: unknown = await answer.json()
  const keeper = await navigator.serviceWorker.register('/wall-keeper.js', { scope: '/wall' })
  await keeper.update()
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ files })
}

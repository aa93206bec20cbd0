const ASK_AGAIN_MS = 3_000
let isWaiting = false

/**
 * Loads the page anew as soon as the server answers. Until then the page stays as it is: what it shows is worth more
 * than the browser's word that a site cannot be reached.
 */
export async function reloadWhenServed(): Promise<void> {
  if (isWaiting) return
  isWaiting = true
  for (;;) {
    const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => undefined)
    if (answer?.ok) return window.location.reload()
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
  }
}

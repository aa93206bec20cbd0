/**
 * Takes a secret out of the address (`#code=…`, `#screen=…`) and wipes it from there and from the history.
 * Fragments never reach the server or its logs.
 */
export function takeFromFragment(name: string): string | undefined {
  const value = new URLSearchParams(window.location.hash.slice(1)).get(name)
  if (value === null) return undefined
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  return value
}

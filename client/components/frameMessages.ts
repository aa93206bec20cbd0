/** Calls the listener for what the sender says, from a page of ours; the answer ends it. */
export function hearFrom(sender: () => unknown, listener: (data: unknown) => void): () => void {
  const heard = (event: MessageEvent<unknown>): void => {
    if (event.origin === window.location.origin && event.source === sender()) listener(event.data)
  }
  window.addEventListener('message', heard)
  return () => window.removeEventListener('message', heard)
}

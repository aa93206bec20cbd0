/** Makes something of a thing once for as long as it is asked about the very same thing. */
export function lastMade<Key extends object, Made>(
  make: (key: Key) => Made,
  isSame: (a: Key, b: Key) => boolean = Object.is,
): (key: Key) => Made {
  let last: { readonly key: Key; readonly made: Made } | undefined
  return (key) => {
    if (!last || !isSame(last.key, key)) last = { key, made: make(key) }
    return last.made
  }
}

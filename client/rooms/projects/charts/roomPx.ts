/** A size of rooms.css at an element, such as `--room-row`, in pixels. */
export function roomPx(element: Element, name: `--room-${string}`): number {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  return parseFloat(getComputedStyle(element).getPropertyValue(name)) * rem
}

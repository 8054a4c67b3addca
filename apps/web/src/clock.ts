/** The moment by the clock of this computer, milliseconds from 1970: all that the page knows of time comes from here. */
export function now(): number {
  return Date.now();
}

/** Whether a text is a time zone of the IANA database, by any of its names; the letters' case does not matter. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: text });
    return true;
  } catch (error) {
    // the one way in which the platform says that there is no such zone
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The school's local date of an instant, YYYY-MM-DD. */
export function localDate(instantMs: number, timezone: string): string {
  let format = formats.get(timezone);
  if (!format) {
    // Swedish writes dates as ISO does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timezone, format);
  }
  return format.format(instantMs);
}

/** How numbers are grouped where our schools are; elsewhere E.164 is shown as it is. */
const GROUPS: [RegExp, string][] = [
  [/^\+972(5\d)(\d{3})(\d{4})$/, '+972 $1-$2-$3'],
  [/^\+972([23489])(\d{3})(\d{4})$/, '+972 $1-$2-$3'],
  [/^\+84([35789]\d)(\d{3})(\d{4})$/, '+84 $1 $2 $3'],
  [/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1-$2-$3'],
];

/** From E.164 to something one can read out on the phone. */
export function formatPhone(e164: string): string {
  for (const [pattern, groups] of GROUPS) {
    if (pattern.test(e164)) return e164.replace(pattern, groups);
  }
  return e164;
}

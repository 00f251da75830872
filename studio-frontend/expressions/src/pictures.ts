// The pictures of numbers and times that flows have: those that mean the same in Java and JavaScript.

const NUMBER = /^[^0-9#.,;%‰e]*(?<whole>[#,]*0[0,]*)(?:\.(?<fraction>0*#*))?[^0-9#.,;%‰e]*%?[^0-9#.,;%‰e]*$/s;
const GROUPED = /^(?:[#0]+|[#0]{1,3}(?:,[#0]{3})+)$/;
const INTEGERS = new Set(["A", "a", "I", "i", "W", "w", "Ww", "W;o", "w;o", "Ww;o"]);

/** Returns true when `$formatNumber` may use the picture: `#,##0.00`, `€ 0.0#`, `0%`. */
export function isNumber(picture: string): boolean {
  const parts = NUMBER.exec(picture)?.groups;
  return parts !== undefined && isWhole(parts.whole ?? "") && parts.fraction !== "";
}

/** Returns true when `$formatInteger` and `$parseInteger` may use the picture. */
export function isInteger(picture: string): boolean {
  return INTEGERS.has(picture) || isDecimal(picture);
}

/** Returns true for digits, grouped by three or not: `0`, `000`, `#,##0;o`. */
export function isDecimal(picture: string): boolean {
  const whole = picture.endsWith(";o") ? picture.slice(0, -2) : picture;
  return /^[#,]*0[0,]*$/.test(whole) && isWhole(whole);
}

function isWhole(whole: string): boolean {
  return GROUPED.test(whole) && !/0.*#/.test(whole);
}

/** Returns true when a time may be written or read with the picture: it names no week, calendar or era. */
export function isTime(picture: string): boolean {
  return !/\[\s*[wWXxCE]/.test(picture);
}

/** Returns true when the number has no more digits than a double can tell apart. */
export function fits(value: number, picture: string): boolean {
  const digits = /\.([0#]*)/.exec(picture)?.[1]?.length ?? 0;
  const scaled = picture.includes("%") ? value * 100 : value;
  return digits <= 15 && Math.abs(scaled) * 10 ** digits <= Number.MAX_SAFE_INTEGER;
}

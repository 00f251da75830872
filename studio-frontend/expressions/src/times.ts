import { failed } from "./error.ts";
import { isTime } from "./pictures.ts";
import { reference } from "./reference.ts";

const TEXT = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/;
const FIRST = -62_167_219_200_000;
const LAST = 253_402_300_799_999;

/** `$now`, `$fromMillis`: ISO 8601 in UTC without a picture. */
export function written(name: string, millis: number | undefined, picture?: string, zone?: string): unknown {
  if (millis === undefined) {
    return undefined;
  }
  if (!Number.isInteger(millis) || millis < FIRST || millis > LAST) {
    throw failed(`$${name}: ${millis} is no time in whole milliseconds`, "D3110");
  }
  if (zone !== undefined && !/^[+-]\d{4}$/.test(zone)) {
    throw failed(`$${name}: a time zone is written +0100`, "D3134");
  }
  checkPicture(picture, name);
  return reference("fromMillis", millis, picture, zone);
}

/** `$toMillis`: ISO 8601 without a picture; a time without a zone is UTC. */
export function read(text: string | undefined, picture?: string): unknown {
  if (text === undefined) {
    return undefined;
  }
  if (picture === undefined) {
    return iso(text);
  }
  checkPicture(picture, "toMillis");
  return reference("toMillis", text, picture);
}

function checkPicture(picture: string | undefined, name: string): void {
  if (picture !== undefined && !isTime(picture)) {
    throw failed(`$${name}: flows do not have the picture '${picture}'`, "D3132");
  }
}

function iso(text: string): number {
  const parts = TEXT.exec(text);
  if (!parts) {
    throw notIso(text);
  }
  const [, year = "", month = "01", day = "01", hour = "00", minute = "00", second = "00", fraction = "", zone = "Z"] =
    parts;
  const millis = `${fraction}000`.slice(0, 3);
  const colon = zone.replace(/(\d\d)(\d\d)$/, "$1:$2");
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}${colon}`);
  const inMonth = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month) - 1, Number(day))).getUTCDate();
  if (Number.isNaN(time) || inMonth !== Number(day) || hour === "24") {
    throw notIso(text);
  }
  return time;
}

function notIso(text: string) {
  return failed(`$toMillis: '${text.slice(0, 80)}' is no ISO 8601 time`, "D3110");
}

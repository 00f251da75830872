const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

export const time = {
  /** How long ago, as people say it. */
  ago(at: Date, now: Date): string {
    const past = now.getTime() - at.getTime();
    if (past < MINUTE) {
      return "just now";
    }
    if (past < HOUR) {
      return `${Math.floor(past / MINUTE)} min ago`;
    }
    if (past < DAY) {
      return `${Math.floor(past / HOUR)} h ago`;
    }
    return past < WEEK ? `${Math.floor(past / DAY)} d ago` : date.format(at);
  },
  /** The moment itself. */
  moment: (at: Date): string => moment.format(at),
  /** The time of day. */
  clock: (at: Date): string => clock.format(at),
  /** How long something took. */
  took(millis: number): string {
    if (millis < SECOND) {
      return `${Math.max(0, Math.round(millis))} ms`;
    }
    if (millis < 10 * SECOND) {
      return `${(millis / SECOND).toFixed(1)} s`;
    }
    if (millis < MINUTE) {
      return `${Math.floor(millis / SECOND)} s`;
    }
    if (millis < HOUR) {
      return parts(millis, MINUTE, "min", SECOND, "s");
    }
    return millis < DAY ? parts(millis, HOUR, "h", MINUTE, "min") : parts(millis, DAY, "d", HOUR, "h");
  },
  /** A moment of a run, as its slider shows it. */
  position(millis: number): string {
    const seconds = Math.max(0, Math.floor(millis / SECOND));
    const hours = Math.floor(seconds / 3600);
    const rest = `${hours > 0 ? twoDigits(Math.floor(seconds / 60) % 60) : Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;
    return hours > 0 ? `${hours}:${rest}` : rest;
  },
};

const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

function parts(millis: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((millis % large) / small);
  return `${Math.floor(millis / large)} ${largeName}${rest > 0 ? ` ${rest} ${smallName}` : ""}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

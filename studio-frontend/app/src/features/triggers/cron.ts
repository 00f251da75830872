/** Times that are named instead of written as a pattern. */
export type Rhythm =
  | { readonly every: "hour"; readonly minute: number }
  | { readonly every: "day" | "weekday"; readonly time: string }
  /** The day of the month, or the last one. */
  | { readonly every: "month"; readonly time: string; readonly day: number | "L" };

export const RHYTHMS = ["hour", "day", "weekday", "month"] as const;

const HOURLY = /^(\d{1,2}) \* \* \* \*$/;
const DAILY = /^(\d{1,2}) (\d{1,2}) (\*|\d{1,2}|L) \* (\*|1-5|MON-FRI)$/i;
const MOST_MINUTES = 59;
const MOST_HOURS = 23;
const MOST_DAYS = 31;

/** Returns what a pattern says, where it is one of those that have a name. */
export function rhythmOf(cron: string): Rhythm | undefined {
  const text = cron.trim().replaceAll(/\s+/g, " ");
  const hourly = HOURLY.exec(text);
  if (hourly !== null) {
    const minute = Number(hourly[1]);
    return minute > MOST_MINUTES ? undefined : { every: "hour", minute };
  }
  const [, minutes, hours, day = "", weekdays = ""] = DAILY.exec(text) ?? [];
  if (Number(minutes) > MOST_MINUTES || Number(hours) > MOST_HOURS || minutes === undefined || hours === undefined) {
    return undefined;
  }
  const time = `${hours.padStart(2, "0")}:${minutes.padStart(2, "0")}`;
  if (day === "*") {
    return { every: weekdays === "*" ? "day" : "weekday", time };
  }
  return weekdays === "*" && Number(day) !== 0 && !(Number(day) > MOST_DAYS)
    ? { every: "month", time, day: day.toUpperCase() === "L" ? "L" : Number(day) }
    : undefined;
}

/** Writes the pattern of named times. */
export function cronOf(rhythm: Rhythm): string {
  if (rhythm.every === "hour") {
    return `${rhythm.minute} * * * *`;
  }
  const [hours, minutes] = rhythm.time.split(":").map(Number);
  const clock = `${minutes ?? 0} ${hours ?? 0}`;
  switch (rhythm.every) {
    case "day":
      return `${clock} * * *`;
    case "weekday":
      return `${clock} * * MON-FRI`;
    case "month":
      return `${clock} ${rhythm.day} * *`;
  }
}

/** Returns other named times that keep what both have in common. */
export function changedTo(every: Rhythm["every"], before: Rhythm | undefined): Rhythm {
  const time = before !== undefined && "time" in before ? before.time : "09:00";
  switch (every) {
    case "hour":
      return { every, minute: 0 };
    case "month":
      return { every, time, day: 1 };
    default:
      return { every, time };
  }
}

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
};

const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

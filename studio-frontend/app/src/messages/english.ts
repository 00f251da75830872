import { common } from "./english/common.ts";
import { device } from "./english/device.ts";
import { editor } from "./english/editor.ts";
import { flows } from "./english/flows.ts";
import { join } from "./english/join.ts";
import { problems } from "./english/problems.ts";
import { runs } from "./english/runs.ts";
import { shell } from "./english/shell.ts";
import { signIn } from "./english/sign-in.ts";
import { team } from "./english/team.ts";
import { templates } from "./english/templates.ts";
import { time } from "./english/time.ts";

export const english = {
  common,
  device,
  editor,
  flows,
  join,
  problems,
  runs,
  shell,
  signIn,
  team,
  templates,
  time,
};

import { changes } from "./english/changes.ts";
import { common } from "./english/common.ts";
import { data } from "./english/data.ts";
import { device } from "./english/device.ts";
import { editor } from "./english/editor.ts";
import { firstSteps } from "./english/first-steps.ts";
import { flows } from "./english/flows.ts";
import { form } from "./english/form.ts";
import { join } from "./english/join.ts";
import { passkeys } from "./english/passkeys.ts";
import { problems } from "./english/problems.ts";
import { profile } from "./english/profile.ts";
import { run } from "./english/run.ts";
import { runs } from "./english/runs.ts";
import { shell } from "./english/shell.ts";
import { signIn } from "./english/sign-in.ts";
import { start } from "./english/start.ts";
import { team } from "./english/team.ts";
import { templates } from "./english/templates.ts";
import { time } from "./english/time.ts";
import { transfer } from "./english/transfer.ts";
import { triggers } from "./english/triggers.ts";

export const english = {
  changes,
  common,
  device,
  editor,
  firstSteps,
  flows,
  form,
  join,
  passkeys,
  problems,
  profile,
  run,
  start,
  data,
  runs,
  shell,
  signIn,
  team,
  templates,
  time,
  triggers,
  transfer,
};

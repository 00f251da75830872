import { common } from "./english/common.ts";
import { device } from "./english/device.ts";
import { flows } from "./english/flows.ts";
import { join } from "./english/join.ts";
import { problems } from "./english/problems.ts";
import { shell } from "./english/shell.ts";
import { signIn } from "./english/sign-in.ts";

export const english = { common, device, flows, join, problems, shell, signIn };

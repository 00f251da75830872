import { ok, ProblemError } from "@foldwork/api";
import { queryOptions } from "@tanstack/react-query";
import { api, queryClient } from "../../service/index.ts";

/** A file that somebody wants to import; the same file given twice is two of them. */
export interface Given {
  readonly id: string;
  readonly file: File;
}

/** What the service would do with a file. */
export type ImportPlan = Awaited<ReturnType<typeof send>>;
export type PlanItem = ImportPlan["items"][number];
export type Choice = PlanItem["choices"][number];
/** What was chosen for each conflict, by the key of its item. */
export type Choices = Readonly<Record<string, Choice>>;

export const planQuery = ({ id, file }: Given) =>
  queryOptions({
    queryKey: ["imports", id],
    queryFn: () => plan(id, file),
    // A plan is looked at for a while; it is made anew when somebody asks for that, and once more where it is applied.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** Sends the file once; after that only its plan is asked for again, as things are then. */
async function plan(id: string, file: File): Promise<ImportPlan> {
  const known = queryClient.getQueryData<ImportPlan>(["imports", id]);
  if (known !== undefined) {
    try {
      return await ok(api.GET("/api/v1/imports/{import}", { params: { path: { import: known.id } } }));
    } catch (fault) {
      if (!(fault instanceof ProblemError && fault.code === "IMPORT_UNKNOWN")) {
        throw fault;
      }
    }
  }
  return send(file);
}

function send(file: File) {
  return ok(
    api.POST("/api/v1/imports", {
      params: { query: { name: sentName(file.name) } },
      headers: { "Content-Type": "application/octet-stream" },
      body: "",
      // The bytes go as they are.
      bodySerializer: () => file,
    }),
  );
}

const LONGEST_NAME = 200;

/** The service takes a name without control characters, for its messages. */
function sentName(name: string): string {
  return (
    name
      .replaceAll(/\p{Cc}/gu, " ")
      .trim()
      .slice(-LONGEST_NAME) || "import"
  );
}

/** Carries a plan out; of what was chosen only what the plan still asks is sent. */
export async function applyPlan({ id, items }: ImportPlan, chosen: Choices) {
  const choices = Object.fromEntries(
    items.flatMap(({ key, choices: offered }) => {
      const choice = chosen[key];
      return choice !== undefined && offered.includes(choice) ? [[key, choice] as const] : [];
    }),
  );
  return ok(api.POST("/api/v1/imports/{import}/apply", { params: { path: { import: id } }, body: { choices } }));
}

export type Applied = Awaited<ReturnType<typeof applyPlan>>["items"];

/** Returns the items for which somebody still has to choose. */
export function openItems({ items }: ImportPlan, chosen: Choices): readonly PlanItem[] {
  return items.filter(({ key, choices }) => {
    const choice = chosen[key];
    return choices.length > 0 && (choice === undefined || !choices.includes(choice));
  });
}

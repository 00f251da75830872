import { api } from "../../service/index.ts";

/** How a flow is written: with everything it calls, as its document alone, or for Conductor. */
export type FlowFormat = "flowpack" | "yaml" | "conductor";

/** Has the browser save a flow; of the draft where no version is named. */
export async function exportFlow(flow: string, format: FlowFormat, version = "draft"): Promise<void> {
  const params = { path: { flow }, query: { format, version } };
  save(await api.GET("/api/v1/flows/{flow}/export", { params, parseAs: "blob" }));
}

/** Has the browser save every flow of the team that is not archived, as one bundle. */
export async function exportTeam(): Promise<void> {
  save(await api.GET("/api/v1/export", { parseAs: "blob" }));
}

interface Answer {
  readonly data?: unknown;
  readonly response: Response;
}

function save({ data, response }: Answer): void {
  if (!(data instanceof Blob)) {
    return;
  }
  const address = URL.createObjectURL(data);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileNameOf(response.headers.get("Content-Disposition"));
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MILLIS);
}

const KEPT_MILLIS = 60_000;

/** The service makes names of letters, digits, dots and lines only. */
function fileNameOf(disposition: string | null): string {
  return /filename="([^"/\\]+)"/.exec(disposition ?? "")?.[1] ?? "flow";
}

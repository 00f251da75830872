import { ok } from "@foldwork/api";
import { api, queryClient } from "../../service/index.ts";
import { type RunDetail, runQueries } from "./run-queries.ts";

function inPath(run: string) {
  return { params: { path: { run } } };
}

/** Whatever was known of runs is asked for anew. */
function changed(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: runQueries.all });
}

async function heard(answer: Promise<RunDetail>): Promise<RunDetail> {
  const run = await answer;
  queryClient.setQueryData(runQueries.detail(run.id).queryKey, run);
  void changed();
  return run;
}

export const stopRun = (run: string) => heard(ok(api.POST("/api/v1/runs/{run}/cancel", inPath(run))));
export const pauseRun = (run: string) => heard(ok(api.POST("/api/v1/runs/{run}/pause", inPath(run))));
export const resumeRun = (run: string) => heard(ok(api.POST("/api/v1/runs/{run}/resume", inPath(run))));
export const keepRun = (run: string) => heard(ok(api.PUT("/api/v1/runs/{run}/keep", inPath(run))));
export const letRunGo = (run: string) => heard(ok(api.DELETE("/api/v1/runs/{run}/keep", inPath(run))));

/** Starts a run that keeps what succeeded in an unsuccessful one. */
export const retryRun = (run: string) => heard(ok(api.POST("/api/v1/runs/{run}/retry", inPath(run))));

/** Starts a run that keeps what does not depend on a step. */
export const rerunFrom = (run: string, from: string) =>
  heard(ok(api.POST("/api/v1/runs/{run}/rerun", { ...inPath(run), body: { from } })));

/** Answers a question; the first answer wins. */
export const answerQuestion = (run: string, path: string, answer: unknown) =>
  heard(ok(api.POST("/api/v1/runs/{run}/answers", { ...inPath(run), body: { path, answer } })));

export async function addNote(run: string, text: string): Promise<void> {
  await api.POST("/api/v1/runs/{run}/notes", { ...inPath(run), body: { text } });
  await changed();
}

export async function changeNote(run: string, note: string, text: string): Promise<void> {
  await api.PUT("/api/v1/runs/{run}/notes/{note}", { params: { path: { run, note } }, body: { text } });
  await changed();
}

export async function deleteNote(run: string, note: string): Promise<void> {
  await api.DELETE("/api/v1/runs/{run}/notes/{note}", { params: { path: { run, note } } });
  await changed();
}

/** There is a test of this name beside the draft already. */
export class TestExists extends Error {}

/** Puts the run as a test beside the draft of its flow and returns the file's path there. */
export async function saveAsTest(run: string, flow: string, name: string): Promise<string> {
  const { path, text } = await ok(api.GET("/api/v1/runs/{run}/test", { params: { path: { run }, query: { name } } }));
  const params = { path: { flow } };
  const draft = await ok(api.GET("/api/v1/flows/{flow}/draft", { params }));
  if (path in draft.files) {
    throw new TestExists();
  }
  const header = { "If-Match": `"${draft.revision}"` };
  await ok(
    api.PATCH("/api/v1/flows/{flow}/draft", { params: { ...params, header }, body: { files: { [path]: text } } }),
  );
  return path;
}

import { ok } from "@foldwork/api";
import { isList, type JsonObject, type JsonValue, objectOf, valueAt } from "@foldwork/model";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { api, queryClient } from "../../../service/index.ts";
import { Button, Dialog, DialogActions, Form, ProblemNotice } from "../../../ui/index.ts";
import { fieldsOf } from "../inspector/field-kinds.ts";
import { type FormContext, FormProvider } from "../inspector/form-context.tsx";
import { ValueField } from "../inspector/value-field.tsx";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { flowTitle } from "../store/flow-title.ts";
import { keepInputs, keptInputs } from "./kept-inputs.ts";
import styles from "./run-dialog.module.css";

const words = messages.editor.run;

/** Asks for what the flow needs, and runs its draft. */
export function RunDialog() {
  const editor = useEditor();
  const open = useEditing((state) => state.dialog === "run");
  const title = useEditing((state) => flowTitle(state.flow));
  return (
    <Dialog
      open={open}
      title={words.title(title)}
      text={words.text}
      onClose={() => editor.setState({ dialog: undefined })}
    >
      <Starting />
    </Dialog>
  );
}

type Engine = "cloud" | "local";

function Starting() {
  const editor = useEditor();
  const navigate = useNavigate();
  const id = useEditing((state) => state.id);
  const schema = useEditing((state) => objectOf(valueAt(state.flow.logic, ["spec", "inputs"])));
  const fields = fieldsOf(schema);
  const { inputs, form } = useInputs(id);
  const [engine, setEngine] = useState<Engine>("cloud");
  const required = isList(schema.required) ? schema.required.map(String) : [];
  const missing = required.filter(
    (name) => inputs[name] === undefined && objectOf(objectOf(schema.properties)[name]).default === undefined,
  );
  const starting = useMutation({
    mutationFn: async () => {
      await editor.getState().session.flush();
      keepInputs(id, inputs);
      const body = { version: "draft" as const, inputs: { ...inputs }, engine };
      const header = { "Idempotency-Key": crypto.randomUUID() };
      return ok(api.POST("/api/v1/flows/{flow}/runs", { params: { path: { flow: id }, header }, body }));
    },
    onSuccess: (run) => {
      editor.setState({ dialog: undefined });
      void queryClient.invalidateQueries({ queryKey: ["runs"] });
      void navigate({ to: "/runs/$run", params: { run: run.id } });
    },
  });
  return (
    <FormProvider value={form}>
      <Form label={words.run} onSubmit={() => starting.mutate()}>
        {fields.length === 0 && <p>{words.noInputs}</p>}
        {fields.map((field) => (
          <ValueField
            key={field.name}
            place={[field.name]}
            schema={field.schema}
            value={inputs[field.name]}
            required={field.required}
          />
        ))}
        <fieldset className={styles.where}>
          <legend>{words.where}</legend>
          {(["cloud", "local"] as const).map((each) => (
            <label key={each}>
              <input type="radio" name="engine" checked={engine === each} onChange={() => setEngine(each)} />
              {words.engines[each]}
            </label>
          ))}
        </fieldset>
        {starting.isError && <ProblemNotice fault={starting.error} />}
        <DialogActions>
          <Button onClick={() => editor.setState({ dialog: undefined })}>{messages.common.cancel}</Button>
          <Button type="submit" kind="ink" busy={starting.isPending} disabled={missing.length > 0}>
            {words.run}
          </Button>
        </DialogActions>
      </Form>
    </FormProvider>
  );
}

function useInputs(flow: string) {
  const [inputs, setInputs] = useState<JsonObject>(() => keptInputs(flow));
  const form = useMemo(
    (): FormContext => ({
      path: "",
      values: () => [],
      sample: undefined,
      problems: [],
      readOnly: false,
      set: (place, value) => setInputs((now) => withValue(now, place, value)),
      used: () => {},
    }),
    [],
  );
  return { inputs, form };
}

function withValue(inputs: JsonObject, [name, ...rest]: readonly string[], value: JsonValue | undefined): JsonObject {
  if (name === undefined) {
    return inputs;
  }
  const next = rest.length === 0 ? value : inside(inputs[name], rest, value);
  const { [name]: _, ...others } = inputs;
  return next === undefined ? others : { ...inputs, [name]: next };
}

function inside(within: JsonValue | undefined, place: readonly string[], value: JsonValue | undefined): JsonValue {
  if (isList(within)) {
    const index = Number(place[0]);
    return within.map((each, i) =>
      i === index ? (place.length === 1 ? (value ?? null) : inside(each, place.slice(1), value)) : each,
    );
  }
  return withValue(objectOf(within), place, value);
}

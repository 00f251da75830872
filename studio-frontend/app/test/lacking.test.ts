import assert from "node:assert/strict";
import { test } from "node:test";
import { lackingOf } from "../src/features/templates/lacking.ts";

const NEEDS = {
  types: [],
  secrets: ["KEY", "OTHER"],
  connections: { mail: "smtp", crm: "http", db: "postgres" },
  folders: [],
};

test("names what the team lacks, keys first", () => {
  const missing = [
    { code: "SECRET_MISSING", message: "The flow needs the secret 'KEY', which the team does not have" },
    {
      code: "CONNECTION_MISSING",
      message: "The flow needs the connection 'mail' of kind smtp, which the team does not have",
    },
    {
      code: "CONNECTION_KIND",
      message: "The flow needs the connection 'crm' of kind http, but the team's is of kind smtp",
    },
  ];

  assert.deepEqual(lackingOf({ needs: NEEDS, missing } as never), [
    { id: "key KEY", name: "KEY", other: false },
    { id: "connection mail", name: "mail", kind: "smtp", other: false },
    { id: "connection crm", name: "crm", kind: "http", other: true },
  ]);
});

test("lacks nothing where nothing is missing, and takes a key for no connection of the same name", () => {
  assert.deepEqual(lackingOf({ needs: NEEDS, missing: [] } as never), []);
  const needs = { ...NEEDS, secrets: ["mail"], connections: { mail: "smtp" } };
  const missing = [
    { code: "SECRET_MISSING", message: "The flow needs the secret 'mail', which the team does not have" },
  ];
  assert.deepEqual(
    lackingOf({ needs, missing } as never).map(({ id }) => id),
    ["key mail"],
  );
});

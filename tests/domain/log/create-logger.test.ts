import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { createLogger } from "#lib/services/log/create-logger.ts";

it("keeps secrets out of log lines, two levels deep", () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = createLogger("web", "info", sink);
  log.info(
    { clientSecret: "hush-1", body: { access_token: "hush-2" }, request: { headers: { authorization: "hush-3" } } },
    "Asked.",
  );
  log.error({ query: { code: "hush-4" }, code: "AADSTS7000215" }, "Refused.");
  expect(lines.join("")).not.toContain("hush-");
  expect(lines.join("")).toContain("AADSTS7000215");
});

import { expect, it } from "vitest";
import { parseOptions } from "#simulator/options.ts";

it("the data folder is all that has to be said", () => {
  expect(parseOptions(["--data", "here"])).toMatchObject({
    port: 8443,
    dataFolder: "here",
    fleet: "contoso",
    controlPort: null,
    operationMs: { min: 10_000, max: 20_000 },
    demoSignIn: true,
    limits: "enforce",
  });
});

it.each([
  [[], "--data must name a folder"],
  [["--data", "x", "--port", "70000"], "--port must be a number"],
  [["--data", "x", "--control-port", "abc"], "--control-port must be a number"],
  [["--data", "x", "--operation-ms", "20-10"], "--operation-ms must be two numbers"],
  [["--data", "x", "--retry-after", "soon"], "--retry-after must be a whole number of seconds"],
  [["--data", "x", "--page-size", "0"], "--page-size must be a whole number"],
  [["--data", "x", "--fleet", "tailspin"], "--fleet must be one of contoso, fabrikam, msp, empty"],
  [["--data", "x", "--limits", "none"], "--limits must be one of enforce, report, off"],
  [["--data", "x", "--redirect-uri", "nowhere"], "--redirect-uri must be an address"],
  [["--data", "x", "--begin", "yesterday"], "--begin must be an instant in the past"],
  [["--data", "x", "--begin", "2999-01-01T00:00:00Z"], "--begin must be an instant in the past"],
  [["--data", "x", "--unknown"], "--unknown"],
])("%j is answered with a sentence", (args, sentence) => {
  expect(parseOptions(args)).toContain(sentence);
});

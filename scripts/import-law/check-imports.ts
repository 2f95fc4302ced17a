import { runScript } from "#scripts/support/run-script.ts";
import { SetupError } from "#scripts/support/setup-error.ts";
import { root } from "#scripts/support/work-folder.ts";
import { findViolations } from "./find-violations.ts";

/** `npm run lint:imports` */
await runScript(async () => {
  const { violations, fileCount } = await findViolations(root);
  for (const { rule, from, to, comment } of violations) console.log(`${from}\n  imports ${to}\n  ${rule}: ${comment}`);
  console.log(`${fileCount} files looked at, ${violations.length} forbidden imports.`);
  if (violations.length > 0)
    throw new SetupError("Move what is imported down, or the importer up: CONTRIBUTING.md has the table.");
});

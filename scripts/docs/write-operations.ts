import { runScript } from "#scripts/support/run-script.ts";
import { writeOperationsPage } from "./operations-list.ts";

await runScript(async () => writeOperationsPage());

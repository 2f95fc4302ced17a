import { proveEveryStep } from "#tests/support/simulation/scenario/prove-every-step.ts";

proveEveryStep("Backup");

import { costFileInput } from "#lib/contracts/cost-report.ts";
import { csvHandler } from "#lib/next/csv-handler.ts";
import { exportCosts } from "#lib/services/cost/export-costs.ts";

export const GET = csvHandler({ permission: "view", input: costFileInput, run: exportCosts });

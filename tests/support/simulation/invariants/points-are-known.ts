import { runIdOfPoint } from "#lib/domain/run/backup/backup-run.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { Evidence } from "./evidence.ts";

/** No point in Azure that the ledger does not know, none in the ledger that Azure does not have, and none of ours taken for another's. */
export function pointsAreKnown({ cloud, points }: Evidence): string[] {
  const known = new Map(points.filter(({ deletedAt }) => deletedAt === null).map((point) => [point.armKey, point]));
  const faults: string[] = [];
  for (const [key, inAzure] of cloud.points) {
    const row = known.get(key);
    if (!row) faults.push(`${inAzure.name} is in Azure (${inAzure.state}) and not in the ledger.`);
    else if (row.provisioningState !== inAzure.state) {
      faults.push(`${inAzure.name} is ${inAzure.state} in Azure and ${row.provisioningState} in the ledger.`);
    } else if (runIdOfPoint(inAzure.name) && row.runId === null && !row.recovered) {
      faults.push(`${inAzure.name} is ours, and the ledger takes it for another tool's.`);
    }
  }
  for (const row of known.values()) {
    if (!cloud.points.has(row.armKey))
      faults.push(`${row.name} is in the ledger (${row.provisioningState}) and not in Azure.`);
  }
  for (const { point } of cloud.gone) {
    const row = points.find(({ armKey: key }) => key === armKey(point.armId));
    if (row && row.deletedAt === null) faults.push(`${point.name} is gone from Azure, and the ledger does not say so.`);
  }
  return faults;
}

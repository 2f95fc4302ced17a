"use client";

import { useRouter } from "next/navigation";
import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import { PointButtons } from "./point-buttons.tsx";

/** On the point's own page, which the server draws anew. */
export function PointActionsOfOne({ point }: { point: RestorePointSummaryDto }) {
  const router = useRouter();
  return <PointButtons points={[point]} onDone={() => router.refresh()} />;
}

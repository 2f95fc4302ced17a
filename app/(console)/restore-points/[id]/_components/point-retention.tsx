import { Instant } from "#components/ui/instant.tsx";
import type { RetentionDto } from "#lib/contracts/restore-points.ts";

type KeptBecause = Extract<RetentionDto, { isKept: true }>["reasons"][number]["because"];

const words: Record<KeptBecause, string> = {
  instant: "Snapshot retention",
  daily: "Daily retention",
  weekly: "Weekly retention",
  monthly: "Monthly retention",
  yearly: "Yearly retention",
  onDemand: "Chosen when it was taken",
  failedLately: "Failed lately: left for a day to be looked at",
  lastGood: "It is the VM's last good point",
  pinned: "Somebody pinned it",
  inUse: "It is in use",
  foreign: "Another tool made it",
  creating: "It is still being made",
  recovered: "Found in Azure again: nothing is known of how long it was meant to stay",
  protectionStopped: "Protection has stopped, its data is retained",
};

/** Every reason by itself: the point stays as long as the longest of them. */
export function PointRetention({ retention }: { retention: RetentionDto }) {
  if (!retention.isKept) {
    return (
      <>
        {retention.because === "failed" ? "It failed and holds nothing to restore." : "Nothing keeps it any more."}
        <span className="block text-muted text-xs">
          since <Instant at={retention.since} />
        </span>
      </>
    );
  }
  return (
    <ul>
      {retention.reasons.map(({ because, until }) => (
        <li key={because}>
          {words[because]}
          {until && (
            <span className="text-muted">
              {" "}
              until <Instant at={until} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

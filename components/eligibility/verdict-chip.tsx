import { Badge } from "#components/ui/badge.tsx";
import type { VerdictDto } from "#lib/contracts/vms.ts";
import { verdictLook } from "./verdict-words.ts";

type VerdictChipProps = { verdict: Pick<VerdictDto, "verdict" | "waits" | "isLiftable"> | null; prefix?: string };

/** Icon, text and tone of a standing verdict. */
export function VerdictChip({ verdict, prefix }: VerdictChipProps) {
  const { tone, icon, words } = verdictLook(verdict);
  return (
    <Badge tone={tone} icon={icon}>
      {prefix ? `${prefix}: ${words.toLowerCase()}` : words}
    </Badge>
  );
}

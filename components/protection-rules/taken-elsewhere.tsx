import { Banner } from "#components/feedback/banner.tsx";
import type { RuleChangePreviewDto } from "#lib/contracts/protection-rules.ts";

/** A change of one rule may leave VMs to another, which then takes them. */
export function TakenElsewhere({ elsewhere: { count, samples } }: Pick<RuleChangePreviewDto, "elsewhere">) {
  if (count === 0) return null;
  const rest = count - samples.length;
  return (
    <Banner
      tone="info"
      title={
        count === 1 ? "1 virtual machine would go to another rule" : `${count} virtual machines would go to other rules`
      }
    >
      {samples.map(({ name, ruleName }) => `${name} (rule ${ruleName})`).join(", ")}
      {rest > 0 && ` and ${rest} more`}
    </Banner>
  );
}

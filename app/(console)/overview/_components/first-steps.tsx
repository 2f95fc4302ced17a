import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import { joinClasses } from "#components/ui/join-classes.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { OverviewDto } from "#lib/contracts/overview.ts";
import { SyncProgressBar } from "./inventory-card.tsx";

/** From the first protected VM on, the numbers are worth more than the guide. */
export const isSetUp = ({ counts }: OverviewDto): boolean => counts.protected + counts.active + counts.atRisk > 0;

/** What the user may do; the rest is left to somebody else, and said so. */
export type FirstStepsMay = { administer: boolean; editPolicies: boolean; protect: boolean };

type Step = { title: string; text: string; isDone: boolean; action: ReactNode };

function stepsOf({ inventory, policyCount }: OverviewDto, may: FirstStepsMay): Step[] {
  const [connection] = inventory.connections;
  const running = inventory.connections.find(({ running }) => running)?.running;
  return [
    {
      title: "Connect Azure",
      text: "Give Stillpoint an identity in your Entra tenant. It signs in without agents inside the VMs.",
      isDone: connection !== undefined,
      action: may.administer ? (
        <LinkButton href="/settings" variant="primary" size="small">
          Add a connection
        </LinkButton>
      ) : (
        <LeftTo whom="an administrator" />
      ),
    },
    {
      title: "Read the inventory",
      text:
        inventory.vmCount > 0
          ? `${inventory.vmCount.toLocaleString("en-GB")} virtual machines found, each judged for both consistency types.`
          : "Subscriptions, VMs and disks are listed, and each VM is judged for both consistency types.",
      isDone: inventory.vmCount > 0,
      action: running ? (
        <SyncProgressBar running={running} />
      ) : (
        <LinkButton href="/settings" size="small">
          See the connection
        </LinkButton>
      ),
    },
    {
      title: "Create a policy",
      text: "When restore points are taken, how consistent they are, and how long they stay.",
      isDone: policyCount > 0,
      action: may.editPolicies ? (
        <LinkButton href="/policies/new" variant="primary" size="small">
          Create policy
        </LinkButton>
      ) : (
        <LeftTo whom="an administrator" />
      ),
    },
    {
      title: "Configure backup",
      text: "Choose VMs and put them under the policy. What would stand in the way is shown before you save.",
      isDone: false,
      action: may.protect ? (
        <LinkButton href="/vms" variant="primary" size="small">
          Choose virtual machines
        </LinkButton>
      ) : (
        <LeftTo whom="a backup operator" />
      ),
    },
  ];
}

const LeftTo = ({ whom }: { whom: string }) => <p className="text-sm">Ask {whom} to do this.</p>;

export function FirstSteps({ overview, may }: { overview: OverviewDto; may: FirstStepsMay }) {
  const steps = stepsOf(overview, may);
  const current = steps.findIndex(({ isDone }) => !isDone);
  return (
    <Card title="Four steps to the first restore point" description="Nothing is protected yet.">
      <ol className="grid gap-x-6 gap-y-5 md:grid-cols-2 xl:grid-cols-4">
        {steps.map((step, index) => (
          <li key={step.title} aria-current={index === current ? "step" : undefined} className="flex gap-3">
            <StepMark number={index + 1} isDone={step.isDone} isCurrent={index === current} />
            <div className="min-w-0 flex-1">
              <p className={joinClasses("font-medium", index > current && "text-muted")}>
                {step.title}
                {step.isDone && <span className="sr-only"> (done)</span>}
              </p>
              <p className="mt-0.5 text-muted text-sm text-pretty">{step.text}</p>
              {index === current && <div className="mt-3">{step.action}</div>}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function StepMark({ number, isDone, isCurrent }: { number: number; isDone: boolean; isCurrent: boolean }) {
  return (
    <span
      aria-hidden
      className={joinClasses(
        "flex size-6 shrink-0 items-center justify-center rounded-full font-semibold text-xs",
        isDone ? "bg-success-soft text-success" : isCurrent ? "bg-accent text-on-accent" : "bg-neutral-soft text-muted",
      )}
    >
      {isDone ? <Check className="size-3.5" strokeWidth={3} /> : number}
    </span>
  );
}

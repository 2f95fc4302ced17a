"use client";

import { Check } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { joinClasses } from "./join-classes.ts";

export type Step<Id extends string> = { id: Id; label: string };

export type StepperProps<Id extends string> = {
  label: string;
  steps: readonly Step<Id>[];
  currentId: Id;
  /** Steps before this index are complete; it and those before it can be visited. */
  reachableIndex: number;
  onSelect: (id: Id) => void;
};

/** Where one is in a wizard; steps that were completed can be gone back to. */
export function Stepper<Id extends string>({ label, steps, currentId, reachableIndex, onSelect }: StepperProps<Id>) {
  const currentIndex = steps.findIndex((step) => step.id === currentId);
  return (
    <nav aria-label={label}>
      <p className="text-muted text-sm sm:hidden">
        Step {currentIndex + 1} of {steps.length}
      </p>
      <ol className="flex gap-1 max-sm:mt-1 sm:flex-wrap sm:gap-x-2">
        {steps.map((step, index) => {
          const isCurrent = index === currentIndex;
          const isDone = index < reachableIndex && !isCurrent;
          return (
            <li key={step.id} className="flex items-center">
              <Button
                isDisabled={index > reachableIndex}
                onPress={() => onSelect(step.id)}
                {...(isCurrent ? { "aria-current": "step" } : {})}
                className={joinClasses(
                  "flex items-center gap-2 rounded-md px-2 py-1.5 text-base text-muted hover:bg-hover disabled:text-faint disabled:hover:bg-transparent",
                  isCurrent && "font-medium text-ink",
                )}
              >
                <span
                  aria-hidden
                  className={joinClasses(
                    "flex size-6 shrink-0 items-center justify-center rounded-full border text-xs tabular-nums",
                    isCurrent
                      ? "border-accent bg-accent font-medium text-on-accent"
                      : isDone
                        ? "border-accent bg-accent-soft text-accent-text"
                        : "border-line-strong",
                  )}
                >
                  {isDone ? <Check className="size-3.5" /> : index + 1}
                </span>
                <span className={joinClasses(!isCurrent && "max-sm:sr-only")}>{step.label}</span>
                {isDone && <span className="sr-only">, completed</span>}
              </Button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

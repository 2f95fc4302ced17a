"use client";

import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";

/** What every field shares: label above; help, or the error in its place, below. */
export type FieldText = {
  label: string;
  /** Stands beside the label: "optional", a unit. */
  hint?: string | undefined;
  description?: ReactNode;
  /** Overrides the message of the form's own validation. */
  errorMessage?: string | undefined;
};

export const fieldClasses = "group/field flex min-w-0 flex-col gap-1.5";

export const inputClasses =
  "h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-base text-ink shadow-card outline-offset-0 " +
  "placeholder:text-faint disabled:bg-sunken disabled:text-faint readonly:bg-sunken invalid:border-danger-mark";

export function FieldLabel({ label, hint }: Pick<FieldText, "label" | "hint">) {
  return (
    <Label className="flex items-baseline justify-between gap-2 font-medium text-sm">
      {label}
      {hint && <span className="font-normal text-faint text-xs">{hint}</span>}
    </Label>
  );
}

/** An error takes the place of the help: what stands below must not move away under a press that also leaves the field. */
export function FieldMessages({ description, errorMessage }: Pick<FieldText, "description" | "errorMessage">) {
  return (
    <div className="grid *:[grid-area:1/1] empty:hidden">
      {description && (
        <Text slot="description" className="text-muted text-xs group-invalid/field:invisible">
          {description}
        </Text>
      )}
      <FieldError className="text-danger text-xs">
        {({ validationErrors }) => (
          <span className="flex gap-1.5">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            <span>{errorMessage ?? validationErrors.join(" ")}</span>
          </span>
        )}
      </FieldError>
    </div>
  );
}

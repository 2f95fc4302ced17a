"use client";

import { Minus, Plus } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from "react-aria-components/NumberField";
import { FieldLabel, FieldMessages, type FieldText, fieldClasses, inputClasses } from "./field-parts.tsx";
import { joinClasses } from "./join-classes.ts";

export type NumberFieldProps = Omit<AriaNumberFieldProps, "className" | "style" | "children"> &
  FieldText & { className?: string };

const stepClasses =
  "flex w-9 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink disabled:opacity-40";

export function NumberField({ label, hint, description, errorMessage, className, ...props }: NumberFieldProps) {
  return (
    <AriaNumberField {...props} className={joinClasses(fieldClasses, className)}>
      <FieldLabel label={label} hint={hint} />
      <Group className="relative flex">
        <Input className={joinClasses(inputClasses, "pr-19")} />
        <span className="absolute inset-y-0 right-0 flex">
          <Button slot="decrement" className={stepClasses}>
            <Minus aria-hidden className="size-3.5" />
          </Button>
          <Button slot="increment" className={stepClasses}>
            <Plus aria-hidden className="size-3.5" />
          </Button>
        </span>
      </Group>
      <FieldMessages description={description} errorMessage={errorMessage} />
    </AriaNumberField>
  );
}

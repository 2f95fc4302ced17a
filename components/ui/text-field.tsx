"use client";

import { Input } from "react-aria-components/Input";
import { TextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from "react-aria-components/TextField";
import { FieldLabel, FieldMessages, type FieldText, fieldClasses, inputClasses } from "./field-parts.tsx";
import { joinClasses } from "./join-classes.ts";

export type TextFieldProps = Omit<AriaTextFieldProps, "className" | "style" | "children"> &
  FieldText & {
    placeholder?: string;
    /** More than one line, this many to start with. */
    rows?: number;
    /** For ids, secrets and certificates. */
    isMonospace?: boolean;
    className?: string;
  };

export function TextField({
  label,
  hint,
  description,
  errorMessage,
  placeholder = "",
  rows,
  isMonospace,
  className,
  ...props
}: TextFieldProps) {
  const input = joinClasses(inputClasses, isMonospace && "font-mono text-sm");
  return (
    <AriaTextField {...props} className={joinClasses(fieldClasses, className)}>
      <FieldLabel label={label} hint={hint} />
      {rows ? (
        <TextArea rows={rows} placeholder={placeholder} className={joinClasses(input, "h-auto py-2")} />
      ) : (
        <Input placeholder={placeholder} className={input} />
      )}
      <FieldMessages description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}

"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Form } from "react-aria-components/Form";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { ServiceError } from "#lib/contracts/service-error.ts";
import { focusFirstError, messagesWithoutField } from "./focus-first-error.ts";

export type FormShellProps = {
  /** For screen readers: "Create policy". */
  label: string;
  onSubmit: () => void;
  /** Both required: no form may forget them. `useCommand` (with `errors: "inline"`) has them. */
  isPending: boolean;
  error: ServiceError | null;
  submitLabel: string;
  /** Why it cannot be sent yet, said beside the button. */
  blockedReason?: string | null;
  /** Where "Cancel" leads. */
  cancelHref?: string;
  onCancel?: () => void;
  children: ReactNode;
};

/** Fields find their messages by `name`, which is the input's path: `schedule.windowHours`. */
export function FormShell({ label, onSubmit, isPending, error, children, ...footer }: FormShellProps) {
  const form = useRef<HTMLFormElement>(null);
  const [homeless, setHomeless] = useState<string[]>([]);
  useEffect(() => {
    if (!error || !form.current) return;
    setHomeless(messagesWithoutField(form.current, error.fieldErrors ?? {}));
    focusFirstError(form.current);
  }, [error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending && !footer.blockedReason) onSubmit();
  };
  return (
    <Form
      ref={form}
      aria-label={label}
      onSubmit={submit}
      validationBehavior="aria"
      validationErrors={error?.fieldErrors ?? {}}
      className="flex flex-col gap-5"
    >
      {children}
      <div role="alert" className="empty:hidden">
        {error && (
          <ErrorPanel
            title={error.message}
            meaning={homeless.length > 0 ? homeless.join(" ") : undefined}
            ids={error.code === "unexpected" ? [{ label: "Request ID", value: error.requestId }] : []}
          />
        )}
      </div>
      <FormFooter isPending={isPending} {...footer} />
    </Form>
  );
}

type FooterProps = Pick<FormShellProps, "isPending" | "submitLabel" | "blockedReason" | "cancelHref" | "onCancel">;

function FormFooter({ isPending, submitLabel, blockedReason, cancelHref, onCancel }: FooterProps) {
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {blockedReason && <p className="mr-auto text-muted text-sm">{blockedReason}</p>}
      {cancelHref && <LinkButton href={cancelHref}>Cancel</LinkButton>}
      {onCancel && <Button onPress={onCancel}>Cancel</Button>}
      <Button type="submit" variant="primary" isPending={isPending} isDisabled={Boolean(blockedReason)}>
        {submitLabel}
      </Button>
    </div>
  );
}

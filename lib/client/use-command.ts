import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Action } from "#lib/contracts/action.ts";
import type { ServiceError } from "#lib/contracts/service-error.ts";
import { ApiError, toServiceError } from "./api-error.ts";
import { showToast, type ToastContent } from "./toasts.ts";

type CommandOptions<Value> = {
  /** Query keys (or their beginnings) whose data the command changes. */
  invalidates: readonly QueryKey[];
  onSuccess?: (value: Value) => void;
  /** Said in a toast; null or nothing says nothing. */
  success?: (value: Value) => ToastContent | null;
  /** `toast` for buttons; `inline` where a form or a dialog shows `command.error` itself. */
  errors?: "toast" | "inline";
};

export type Command<Input> = {
  run: (input: Input) => void;
  isPending: boolean;
  /** The refusal of the last try; null while it runs and after success. */
  error: ServiceError | null;
  fieldErrors: Record<string, string[]>;
  reset: () => void;
};

/**
 * Runs a server action. One idempotency key per intent: when the answer got lost, trying the same input again repeats the key,
 * so that the server answers what the first try did instead of doing it twice.
 */
export function useCommand<Input, Value>(action: Action<Input, Value>, options: CommandOptions<Value>): Command<Input> {
  const client = useQueryClient();
  const unanswered = useRef<{ input: string; key: string } | null>(null);

  const mutation = useMutation({
    mutationFn: async (input: Input) => {
      const serialised = JSON.stringify(input);
      const key = unanswered.current?.input === serialised ? unanswered.current.key : crypto.randomUUID();
      unanswered.current = { input: serialised, key };
      const result = await action(input, { idempotencyKey: key });
      unanswered.current = null;
      if (!result.ok) throw new ApiError(result.error);
      return result.value;
    },
    onSuccess: async (value) => {
      const toast = options.success?.(value);
      if (toast) showToast(toast);
      options.onSuccess?.(value);
      await Promise.all(options.invalidates.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onError: (thrown) => {
      if (options.errors === "inline") return;
      const { message, requestId } = toServiceError(thrown);
      showToast({ tone: "danger", title: message, ...(requestId ? { description: `Request ID ${requestId}` } : {}) });
    },
  });

  const error = mutation.error ? toServiceError(mutation.error) : null;
  return {
    run: (input) => {
      // A second press while the first is under way is the same intent.
      if (!mutation.isPending) mutation.mutate(input);
    },
    isPending: mutation.isPending,
    error,
    fieldErrors: error?.fieldErrors ?? {},
    reset: mutation.reset,
  };
}

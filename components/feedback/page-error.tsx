"use client";

import { RotateCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ErrorPanel } from "./error-panel.tsx";

/** Body of every `error.tsx`. The digest is the only thing the server tells the browser; the log has the rest under it. */
export function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <ErrorPanel
      title="This page could not be shown"
      meaning="Something went wrong on our side. Nothing was changed by it, and it has been logged."
      remedy="Try again. If it lasts, check that the database is reachable, or quote the ID to an administrator."
      ids={[{ label: "Error ID", value: digest }]}
      actions={
        <Button onPress={retry} icon={<RotateCw aria-hidden />}>
          Try again
        </Button>
      }
    />
  );
}

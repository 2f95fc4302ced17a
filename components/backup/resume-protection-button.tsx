"use client";

import { CirclePlay } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { ButtonLook } from "#components/ui/button-classes.ts";
import { useResumeProtection } from "#lib/client/commands/protection.ts";

type ResumeProtectionButtonProps = Pick<ButtonLook, "size"> & { vmIds: readonly string[] };

/** Nothing is lost by it, so it does not ask. */
export function ResumeProtectionButton({ vmIds, size }: ResumeProtectionButtonProps) {
  const command = useResumeProtection();
  return (
    <Button
      size={size}
      icon={<CirclePlay aria-hidden />}
      isPending={command.isPending}
      onPress={() => command.run({ vmIds: [...vmIds] })}
    >
      Resume
    </Button>
  );
}

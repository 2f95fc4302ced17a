"use client";

import { LogOut } from "lucide-react";
import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { Role } from "#lib/domain/access/roles.ts";

export type ShellUser = { name: string; userName: string; roles: Role[] };

const roleWords: Record<Role, string> = {
  Reader: "Reader",
  BackupOperator: "Backup operator",
  RestoreOperator: "Restore operator",
  Administrator: "Administrator",
};

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? "")
    .join("")
    .toUpperCase();
};

export function UserMenu({ user }: { user: ShellUser }) {
  const form = useRef<HTMLFormElement>(null);
  return (
    <>
      {/* By POST, so that no link elsewhere can sign people out. */}
      <form ref={form} action="/auth/sign-out" method="post" className="hidden" />
      <Menu
        label="Account"
        trigger={
          <Button variant="quiet" size="icon" aria-label={`Account of ${user.name}`} className="rounded-full!">
            <span
              aria-hidden
              className="flex size-7 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-text text-xs"
            >
              {initialsOf(user.name)}
            </span>
          </Button>
        }
        header={
          <div className="max-w-64">
            <p className="truncate font-medium">{user.name}</p>
            <p className="truncate text-muted text-xs">{user.userName}</p>
            <p className="mt-1.5 text-muted text-xs">{user.roles.map((role) => roleWords[role]).join(", ")}</p>
          </div>
        }
        actions={[
          { id: "sign-out", label: "Sign out", icon: <LogOut aria-hidden />, onAction: () => form.current?.submit() },
        ]}
      />
    </>
  );
}

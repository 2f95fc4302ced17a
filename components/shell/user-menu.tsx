import { LogOut } from "lucide-react";
import type { Role } from "#lib/domain/access/roles.ts";
import { HeaderPopover } from "./header-popover.tsx";

export type ShellUser = { name: string; userName: string; roles: Role[] };

const roleWords: Record<Role, string> = {
  Reader: "Reader",
  BackupOperator: "Backup operator",
  RestoreOperator: "Restore operator",
  Administrator: "Administrator",
};

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => word?.[0] ?? "")
    .join("")
    .toUpperCase();
};

export function UserMenu({ user }: { user: ShellUser }) {
  return (
    <HeaderPopover
      id="account"
      label={`, account of ${user.name}`}
      trigger={
        <span className="flex size-7 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-text text-xs">
          {initialsOf(user.name)}
        </span>
      }
    >
      <div className="max-w-64 border-line border-b px-3.5 py-3">
        <p className="truncate font-medium">{user.name}</p>
        <p className="truncate text-muted text-xs">{user.userName}</p>
        <p className="mt-1.5 text-muted text-xs">{user.roles.map((role) => roleWords[role]).join(", ")}</p>
      </div>
      {/* By POST, so that no link elsewhere can sign people out. */}
      <form action="/auth/sign-out" method="post" className="p-1">
        <button
          type="submit"
          className="flex w-full items-center gap-2.5 rounded-md px-2.5 py-1.5 text-left hover:bg-hover"
        >
          <LogOut aria-hidden className="size-4 text-faint" />
          Sign out
        </button>
      </form>
    </HeaderPopover>
  );
}

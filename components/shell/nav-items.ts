import { CalendarClock, History, LayoutDashboard, ListChecks, type LucideIcon, Server, Settings } from "lucide-react";

export type NavItem = { href: string; label: string; icon: LucideIcon };

export const navItems: readonly NavItem[] = [
  { href: "/overview", label: "Overview", icon: LayoutDashboard },
  { href: "/vms", label: "Virtual machines", icon: Server },
  { href: "/policies", label: "Policies", icon: CalendarClock },
  { href: "/restore-points", label: "Restore points", icon: History },
  { href: "/jobs", label: "Jobs", icon: ListChecks },
  { href: "/settings", label: "Settings", icon: Settings },
];

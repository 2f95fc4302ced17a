import {
  Bell,
  CalendarClock,
  Coins,
  Filter,
  History,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Server,
  Settings,
} from "lucide-react";
import type { ComponentType } from "react";
import { OpenAlertsBadge } from "./open-alerts-badge.tsx";

export type NavItem = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** At the end of the line: what is waiting there. */
  badge?: ComponentType;
};

export const navItems: readonly NavItem[] = [
  { href: "/overview", label: "Overview", icon: LayoutDashboard },
  { href: "/vms", label: "Virtual machines", icon: Server },
  { href: "/policies", label: "Policies", icon: CalendarClock },
  { href: "/protection-rules", label: "Protection rules", icon: Filter },
  { href: "/restore-points", label: "Restore points", icon: History },
  { href: "/jobs", label: "Jobs", icon: ListChecks },
  { href: "/cost", label: "Cost", icon: Coins },
  { href: "/alerts", label: "Alerts", icon: Bell, badge: OpenAlertsBadge },
  { href: "/settings", label: "Settings", icon: Settings },
];

/** Guests by the name their agent reports, e.g. `Windows Server 2022 Datacenter`, `ubuntu 22.04`. */
const supportedWindows = /windows server (2012|2016|2019|2022|2025)|windows (10|11)\b/i;
const endorsedLinux =
  /ubuntu|debian|red ?hat|\brhel|centos|alma ?linux|rocky|oracle|suse|\bsles|flatcar|mariner|azure ?linux/i;

/** Guests that the snapshot extension refuses, as far as their name tells. */
export const isRefusedGuest = (osName: string | null): boolean => /coreos|\b32[- ]?bit\b/i.test(osName ?? "");

/** Azure Backup's list (backup-support-matrix-iaas.md, 2026-01-28); the endorsed distributions are named elsewhere. */
export const isSupportedGuest = (osName: string): boolean =>
  supportedWindows.test(osName) || endorsedLinux.test(osName);

import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";
import type { Scenario } from "#tests/support/assess-vm.ts";
import { makeDisk } from "#tests/support/vm-facts.ts";

type Letter = "B" | "W" | "I" | "-";

/**
 * What the dossier's table says of one rule. `severity` lists application mode (parity, compute), then crash mode (parity,
 * compute): B blocker, W warning, I info, - nothing.
 */
export type RuleCase = {
  id: string;
  severity: `${Letter}${Letter} ${Letter}${Letter}`;
  fires: Scenario[];
  spares: Scenario[];
};

export const disks = (...data: Partial<DiskFacts>[]): Scenario => ({
  vm: { disks: [makeDisk({ role: "os" }), ...data.map((disk, lun) => makeDisk({ lun, ...disk }))] },
});

export const osDisk = (os: Partial<DiskFacts>): Scenario => ({
  vm: { disks: [makeDisk({ ...os, role: "os" }), makeDisk()] },
});

export const firstDataDisk = "app-01-data-0";
export const without = (scenario: Scenario, ...excluded: string[]): Scenario => ({ ...scenario, excluded });

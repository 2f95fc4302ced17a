import type { ConsistencyMode, PowerState } from "#simulator/world/records.ts";

/**
 * What an operation does to the world when its time has come: data, so that it survives a restart. What each kind
 * means stands in `simulator/arm/effects.ts`.
 */
export type OperationEffect =
  | { kind: "finishRestorePoint"; pointId: string; obtained: ConsistencyMode }
  | { kind: "deleteRestorePoint"; id: string }
  | { kind: "deleteCollection"; id: string }
  | { kind: "deleteVirtualMachine"; id: string }
  | { kind: "finishVirtualMachineUpdate"; vmId: string }
  | { kind: "setPowerState"; vmId: string; powerState: PowerState }
  | { kind: "deleteDisk"; id: string }
  | { kind: "finishNetworkChange"; id: string }
  | { kind: "deleteNetworkResource"; id: string }
  | { kind: "deleteNetworkPart"; id: string; list: "subnets" | "securityRules"; name: string }
  | { kind: "deleteResourceGroup"; id: string };

export type EffectKind = OperationEffect["kind"];
export type EffectOf<K extends EffectKind> = Extract<OperationEffect, { kind: K }>;

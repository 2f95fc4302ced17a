import type { AzurePort, AzureTrace } from "#lib/azure/port.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Connection, Run, Subscription, VirtualMachine } from "#lib/db/generated/client.ts";
import type { RunSnapshot } from "#lib/domain/run/run.ts";
import type { RunEvent } from "#lib/domain/run/run-event.ts";
import type { ServiceContext } from "../../context.ts";

/** A run with everything its effects touch. */
export type LoadedRun = Run & {
  virtualMachine: VirtualMachine & { subscription: Subscription & { connection: Connection } };
};

export type EffectInput = { ctx: ServiceContext; azure: AzurePort; run: LoadedRun; snapshot: RunSnapshot };

/** What the world answered, and what must be written in the transaction that moves the run. */
export type EffectOutcome = {
  event: RunEvent;
  trace?: AzureTrace | undefined;
  operationId?: string | undefined;
  write?: ((tx: Tx) => Promise<void>) | undefined;
};

export type Effect = (input: EffectInput) => Promise<EffectOutcome>;

import type { Queue } from "#lib/queue/queue.ts";

/** Takes jobs and remembers only which VMs want their retention applied: when a run is due, its row says. */
export type DemoQueue = Queue & { takeRetention: () => string[] };

export function demoQueue(): DemoQueue {
  const retention = new Set<string>();
  const queue: Queue = {
    async enqueue(_tx, name, payload) {
      if (name === "apply-retention" && "virtualMachineId" in payload) retention.add(payload.virtualMachineId);
    },
    async enqueueAll(tx, name, jobs) {
      for (const { payload } of jobs) await queue.enqueue(tx, name, payload);
    },
  };
  return {
    ...queue,
    takeRetention() {
      const vmIds = [...retention];
      retention.clear();
      return vmIds;
    },
  };
}

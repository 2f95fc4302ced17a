import type { SimulatorControl } from "./simulator-control.ts";

/** One time for the product and for the simulated cloud. It stands still until it is moved, so work costs no time. */
export type DemoClock = {
  now: () => Date;
  moveTo: (ms: number) => Promise<void>;
  /** Both come to the present and go on in real time. */
  letGo: () => Promise<void>;
};

/** From where the simulator's clock stands. */
export async function demoClock(control: SimulatorControl): Promise<DemoClock> {
  let nowMs = (await control.now()).getTime();
  const moveTo = async (ms: number): Promise<void> => {
    if (ms <= nowMs) return;
    await control.post("/clock/advance", { to: new Date(ms).toISOString() });
    nowMs = ms;
  };
  return {
    now: () => new Date(nowMs),
    moveTo,
    async letGo() {
      await moveTo(Date.now());
      await control.post("/clock", { mode: "real" });
    },
  };
}

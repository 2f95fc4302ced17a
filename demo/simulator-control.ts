import { z } from "zod";

const clock = z.object({ now: z.iso.datetime() });

/** The simulated cloud from outside: its clock, and what befalls it. `docs/simulator.md` lists the requests. */
export type SimulatorControl = {
  now(): Promise<Date>;
  post(path: string, body: object): Promise<void>;
};

export function simulatorControl(origin: string): SimulatorControl {
  return {
    async now() {
      const answer = await fetch(`${origin}/clock`);
      return new Date(clock.parse(await answer.json()).now);
    },
    async post(path, body) {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`POST ${path} ${JSON.stringify(body)} was answered ${answer.status}: ${text}`);
    },
  };
}

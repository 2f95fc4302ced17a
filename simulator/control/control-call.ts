import type { Answer } from "#simulator/http/exchange.ts";
import type { Simulator } from "#simulator/simulator.ts";

export type ControlCall = { simulator: Simulator; url: URL; content: unknown };
export type ControlHandler = (call: ControlCall) => Answer;

export function refuse(message: string): Answer {
  return { status: 400, body: { error: { code: "BadRequest", message } } };
}

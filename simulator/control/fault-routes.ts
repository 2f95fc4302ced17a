import { type ControlCall, type ControlHandler, refuse } from "#simulator/control/control-call.ts";
import { readFault } from "#simulator/control/read-fault.ts";
import type { Answer } from "#simulator/http/exchange.ts";

export const faultRoutes: Record<string, ControlHandler> = {
  "GET /faults": ({ simulator }) => ({ status: 200, body: { faults: simulator.faults.list() } }),
  "POST /faults": addFault,
  "DELETE /faults": forgetFaults,
};

function addFault({ simulator, content }: ControlCall): Answer {
  const fault = readFault(content);
  if (typeof fault === "string") return refuse(fault);
  return { status: 201, body: simulator.faults.add(fault) };
}

/** All of them, or the one that `id` names. */
function forgetFaults({ simulator, url }: ControlCall): Answer {
  const id = url.searchParams.get("id");
  if (id === null) simulator.faults.clear();
  else if (!simulator.faults.remove(Number(id))) return refuse(`There is no planned fault with the id '${id}'.`);
  return { status: 204 };
}

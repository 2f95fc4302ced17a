import type { StartedSimulator } from "./start-simulator.ts";

export type CountedCall = { number: number; method: string; path: string; operation: string | null; status: number };

/** What Azure was asked after a request: everything that went to Resource Manager, refused or not. */
export async function callsAfter(simulator: StartedSimulator, number: number): Promise<CountedCall[]> {
  const { requests } = (await simulator.control("GET", `/journal?after=${number}&limit=10000`)) as {
    requests: CountedCall[];
  };
  return requests.filter(({ path }) => path.toLowerCase().startsWith("/subscriptions/"));
}

/** The number of the latest request, to count from. */
export async function latestCall(simulator: StartedSimulator): Promise<number> {
  const { requests } = (await simulator.control("GET", "/journal?limit=1")) as { requests: CountedCall[] };
  return requests[0]?.number ?? 0;
}

export const isRead = ({ method }: CountedCall): boolean => method === "GET" || method === "HEAD";

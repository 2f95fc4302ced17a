import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { decodeJwt, decodeProtectedHeader, importPKCS8, SignJWT } from "jose";
import type { RestorePointBench } from "#tests/support/restore-point-bench.ts";
import type { CatalogueRow } from "./catalogue-row.ts";
import { ask, begin, control, ended, fresh } from "./world.ts";

const reading = "VirtualMachines_Get";
const creation = "RestorePoints_Create";

/** limits-and-errors.md, section 4, as far as its rows are not those of section 5.1. */
export const resourceManagerRows: readonly CatalogueRow[] = [
  {
    code: "InvalidAuthenticationToken",
    phrase: "token",
    cause: "a token that the tenant has not signed",
    status: 401,
    operation: reading,
    happen: (bench) => ask(bench, "GET", bench.machine("jump-01").vm.id, { token: "not.a.token" }),
  },
  {
    code: "ExpiredAuthenticationToken",
    phrase: "expiry",
    cause: "a token of two hours ago",
    status: 401,
    operation: reading,
    happen: withOldToken,
  },
  {
    code: "AuthorizationFailed",
    phrase: "does not have authorization to perform action 'Microsoft.Compute/restorePointCollections/write'",
    cause: "the principal may only read",
    status: 403,
    operation: creation,
    happen: (bench) => withGrant(bench, "jump-01", "read", () => bench.protect("jump-01", { point: fresh("reader") })),
  },
  {
    code: "LinkedAuthorizationFailed",
    phrase: "on the linked scope(s)",
    cause: "the principal does not see the machine of the collection",
    status: 403,
    operation: "RestorePointCollections_CreateOrUpdate",
    happen: linkedElsewhere,
  },
  {
    code: "ResourceNotFound",
    phrase: "was not found",
    cause: "a colleague has deleted the machine",
    status: 404,
    operation: reading,
    async happen(bench) {
      const { group, client } = bench.machine("lab-02");
      await control(bench, "/machines/delete", { name: "lab-02" });
      return client.virtualMachines.get(group, "lab-02");
    },
  },
  {
    code: "ResourceGroupNotFound",
    phrase: "could not be found",
    cause: "there is no such group",
    status: 404,
    operation: reading,
    happen: (bench) => bench.machine("jump-01").client.virtualMachines.get("no-such-group", "jump-01"),
  },
  {
    code: "ScopeLocked",
    phrase: "are locked",
    cause: "the group is locked",
    status: 409,
    operation: creation,
    happen: (bench) => bench.protect("vendor-app-01", { point: fresh("locked") }),
  },
  {
    code: "Conflict",
    phrase: "conflict with a concurrent request",
    cause: "the machine is being changed",
    status: 409,
    operation: "VirtualMachines_Deallocate",
    isOverlapping: true,
    async happen(bench) {
      const { group, client } = bench.machine("sql-prod-03");
      await client.virtualMachines
        .update(group, "sql-prod-03", { hardwareProfile: { vmSize: "Standard_D4s_v5" } })
        .submitted();
      return client.virtualMachines.deallocate(group, "sql-prod-03");
    },
  },
  {
    code: "AnotherOperationInProgress",
    phrase: "is in progress",
    cause: "a point of the collection is being made",
    status: 409,
    operation: "RestorePointCollections_Delete",
    isOverlapping: true,
    async happen(bench) {
      const begun = await begin(bench, "sql-prod-04", "unfinished");
      const { group, client } = bench.machine("sql-prod-04");
      try {
        return await client.restorePointCollections.delete(group, "rpc-sql-prod-04").submitted();
      } finally {
        await ended(bench, begun);
      }
    },
  },
  {
    code: "OperationPreempted",
    phrase: "was preempted",
    cause: "the point is deleted while it is being made",
    operation: creation,
    isOverlapping: true,
    async happen(bench) {
      const begun = await begin(bench, "erp-app-01", "deleted");
      const { group, client } = bench.machine("erp-app-01");
      await client.restorePoints.delete(group, "rpc-erp-app-01", "deleted").submitted();
      return ended(bench, begun);
    },
  },
  {
    code: "OperationNotAllowed",
    phrase: "too many requests",
    cause: "the fourth point of a machine within the hour",
    status: 429,
    operation: creation,
    async happen(bench) {
      for (const point of ["a", "b", "c"]) await bench.protect("monitor-01", { point }).catch(() => undefined);
      return bench.protect("monitor-01", { point: "d" });
    },
  },
  {
    code: "SubscriptionRequestsThrottled",
    phrase: "exceeded",
    cause: "more reads than the front door's bucket holds",
    status: 429,
    operation: reading,
    async happen(bench) {
      const scope = bench.machine("edge-01").vm.id.split("/providers/")[0] ?? "";
      for (;;) await Promise.all(Array.from({ length: 50 }, () => ask(bench, "GET", scope, { version: "2021-04-01" })));
    },
  },
  outageRow(429, "TooManyRequests", "excessive volume of traffic"),
  outageRow(500, "InternalServerError", "internal server error"),
  outageRow(502, "BadGateway", "valid response"),
  outageRow(503, "ServiceUnavailable", "unavailable"),
  outageRow(504, "GatewayTimeout", "within the specified time"),
];

function outageRow(status: number, code: string, phrase: string): CatalogueRow {
  return {
    code,
    phrase,
    cause: "the provider is down in a region",
    status,
    operation: reading,
    async happen(bench) {
      await control(bench, "/outages", { family: "compute", status, minutes: 5, location: "eastus" });
      try {
        const { group, client } = bench.machine("ci-runner-01");
        return await client.virtualMachines.get(group, "ci-runner-01");
      } finally {
        await control(bench, "/clock/advance", { seconds: 301 });
      }
    },
  };
}

/** What the tenant would have signed two hours ago. */
async function withOldToken(bench: RestorePointBench): Promise<unknown> {
  const token = (await bench.azure.credential.getToken("https://management.azure.com/.default"))?.token ?? "";
  const file = path.join(bench.simulator.dataFolder, "tls", "token-signing.key");
  const key = await importPKCS8(await readFile(file, "utf8"), "RS256");
  const past = Math.floor(Date.now() / 1000) - 7200;
  const old = await new SignJWT({ ...decodeJwt(token), uti: randomUUID(), iat: past, nbf: past, exp: past + 3600 })
    .setProtectedHeader({ ...decodeProtectedHeader(token), alg: "RS256" })
    .sign(key);
  return ask(bench, "GET", bench.machine("jump-01").vm.id, { token: old });
}

async function withGrant<T>(bench: RestorePointBench, name: string, grant: string, call: () => Promise<T>): Promise<T> {
  const subscriptionId = bench.machine(name).vm.id.split("/")[2];
  await control(bench, "/access", { grant, subscriptionId });
  try {
    return await call();
  } finally {
    await control(bench, "/access", { grant: "full", subscriptionId });
  }
}

function linkedElsewhere(bench: RestorePointBench): Promise<unknown> {
  const { vm } = bench.machine("jump-01");
  const { group, client } = bench.machine("dev-web-01");
  return withGrant(bench, "jump-01", "none", () =>
    client.restorePointCollections.createOrUpdate(group, "linked", {
      location: vm.location,
      source: { id: vm.id },
    }),
  );
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AzureCli, findAzureCli, patience, registerCloud, servicePrincipal } from "#tests/support/azure-cli.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

const program = findAzureCli();

describe.skipIf(program === null)("the Azure CLI, with the simulator as its cloud", patience, () => {
  let simulator: StartedSimulator;
  let az: AzureCli;

  beforeAll(async () => {
    simulator = await startSimulator();
    az = await registerCloud(program ?? "", simulator);
  });
  afterAll(async () => {
    az?.remove();
    await simulator?.stop();
  });

  it("signs in with the service principal's secret and lists its subscriptions", async () => {
    const { clientSecret } = simulator.credentials.servicePrincipal;
    await az.json("login", ...servicePrincipal(simulator, clientSecret));
    const accounts = await az.json<{ name: string; tenantId: string; state: string }[]>("account", "list");
    expect(accounts.map(({ name }) => name).sort()).toEqual([
      "Contoso Development",
      "Contoso Production",
      "Contoso Shared services",
    ]);
    for (const account of accounts)
      expect(account).toMatchObject({ tenantId: simulator.credentials.tenantId, state: "Enabled" });
  });

  it("gets tokens that Resource Manager takes", async () => {
    const { accessToken } = await az.json<{ accessToken: string }>("account", "get-access-token");
    const answer = await fetch(`${simulator.origin}/subscriptions?api-version=2022-12-01`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(answer.status).toBe(200);
  });

  it("knows the regions", async () => {
    const names = await az.json<string[]>("account", "list-locations", "--query", "[].name");
    expect(names).toEqual(expect.arrayContaining(["westeurope", "northeurope", "eastus", "westus"]));
  });

  it("signs in with the service principal's certificate", async () => {
    const { certificateFile } = simulator.credentials.servicePrincipal;
    await az.text("account", "clear");
    const accounts = await az.json<unknown[]>("login", ...servicePrincipal(simulator, certificateFile));
    expect(accounts).toHaveLength(3);
  });

  it("signs a person in with user name and password", async () => {
    const [user] = simulator.credentials.users;
    const accounts = await az.json<{ user: unknown }[]>(
      "login",
      "-u",
      user?.userPrincipalName ?? "",
      "-p",
      user?.password ?? "",
    );
    expect(accounts[0]?.user).toEqual({ name: user?.userPrincipalName, type: "user" });
  });

  it("is told why it cannot sign in", async () => {
    expect(await az.failure("login", ...servicePrincipal(simulator, "not-the-secret"))).toContain("AADSTS7000215");
    await simulator.control("POST", "/identities", { secretExpired: true });
    const { clientSecret } = simulator.credentials.servicePrincipal;
    expect(await az.failure("login", ...servicePrincipal(simulator, clientSecret))).toContain("AADSTS7000222");
  });
});

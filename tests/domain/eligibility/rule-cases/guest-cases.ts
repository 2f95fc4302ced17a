import type { AgentFacts } from "#lib/domain/vm/vm-facts.ts";
import type { RuleCase } from "#tests/domain/eligibility/rule-cases/rule-case.ts";
import type { Scenario } from "#tests/support/assess-vm.ts";
import { makeAgent, makeSize } from "#tests/support/vm-facts.ts";

const agent = (overrides: Partial<AgentFacts>): Scenario => ({ vm: { agent: makeAgent(overrides) } });
const named = (osName: string | null): Scenario => ({ vm: { osName } });

export const guestCases: RuleCase[] = [
  {
    id: "E60",
    severity: "BB --",
    fires: [
      agent({ state: "missing", version: null }),
      agent({ state: "notReady" }),
      { vm: { agent: makeAgent({ state: "notReady", version: null }), powerState: "unknown" } },
    ],
    spares: [
      {},
      agent({ state: "unknown" }),
      { vm: { agent: makeAgent({ state: "missing" }), powerState: "deallocated" } },
    ],
  },
  {
    id: "E61",
    severity: "BB --",
    fires: [agent({ provisionAllowed: false }), agent({ extensionsAllowed: false })],
    spares: [{}],
  },
  { id: "E62", severity: "BB --", fires: [agent({ failedExtensions: ["VMSnapshotLinux"] })], spares: [{}] },
  {
    id: "E63",
    severity: "WW II",
    fires: [
      { vm: { powerState: "deallocated" } },
      { vm: { powerState: "stopped" } },
      { vm: { powerState: "starting" } },
    ],
    spares: [{}, { vm: { powerState: "unknown" } }],
  },
  { id: "E64", severity: "WW II", fires: [{ vm: { provisioningState: "Failed" } }], spares: [{}] },
  {
    id: "E65",
    severity: "BB BB",
    fires: ["Creating", "Updating", "Deleting"].map((provisioningState) => ({ vm: { provisioningState } })),
    spares: [{}, { vm: { provisioningState: "Failed" } }],
  },
  {
    id: "E66",
    severity: "BB --",
    fires: [named("CoreOS 2512.3.0"), named("Windows 10 Enterprise 32-bit")],
    spares: [{}, named(null), named("flatcar 3815.2.0")],
  },
  {
    id: "E67",
    severity: "WW --",
    fires: [named("Windows Server 2008 R2 Datacenter"), named("Windows 7"), named("FreeBSD 14"), named("kali 2026.1")],
    spares: [
      {},
      named(null),
      named("Windows Server 2012 R2 Datacenter"),
      named("Windows Server 2025 Datacenter"),
      named("Windows 11 Enterprise"),
      named("redhat 9.4"),
      named("sles 15-sp5"),
      named("CoreOS 2512.3.0"),
    ],
  },
  {
    id: "E68",
    severity: "II --",
    fires: [agent({ prePostScripts: false })],
    spares: [
      {},
      agent({ prePostScripts: true }),
      { vm: { osType: "Windows", agent: makeAgent({ prePostScripts: false }) } },
    ],
  },
  {
    id: "E69",
    severity: "-- WW",
    fires: [agent({ prePostScripts: true })],
    spares: [{}, agent({ prePostScripts: false })],
  },
  {
    id: "E71",
    severity: "II II",
    fires: [
      { size: makeSize("Standard_F1s", { vCPUs: "1" }) },
      { size: makeSize("Standard_B2ls", { MemoryGB: "0.75" }) },
    ],
    spares: [
      {},
      { size: null },
      { size: makeSize("Standard_B2s", { vCPUs: "2", MemoryGB: "1" }) },
      { size: { name: "Standard_F1s", location: "westeurope", capabilities: {}, restricted: false } },
    ],
  },
];

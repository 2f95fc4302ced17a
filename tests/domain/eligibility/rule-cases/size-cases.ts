import type { RuleCase } from "#tests/domain/eligibility/rule-cases/rule-case.ts";
import type { Scenario } from "#tests/support/assess-vm.ts";
import { makeDisks, makeSize } from "#tests/support/vm-facts.ts";

const sized = (size: string, dataDisks = 2): Scenario => ({ vm: { size, disks: makeDisks(dataDisks) } });

export const sizeCases: RuleCase[] = [
  {
    id: "E20",
    severity: "-- BB",
    fires: [
      { size: makeSize("Standard_D2_v3", { PremiumIO: "False" }) },
      { size: { name: "Standard_D2_v3", location: "westeurope", capabilities: {}, restricted: false } },
    ],
    spares: [{}, { size: null }, { vm: { size: "Standard_M64" } }],
  },
  {
    id: "E20b",
    severity: "II WW",
    fires: [{ size: null }, { vm: { size: "Standard_D2_v3" }, size: null }, { vm: { size: "?" }, size: null }],
    spares: [{}],
  },
  {
    id: "E21",
    severity: "-- BW",
    fires: [sized("Standard_D4s_v6"), sized("Standard_D8ads_v7", 8), sized("STANDARD_E4S_V6")],
    spares: [
      sized("Standard_D4s_v6", 1),
      sized("Standard_D8ads_v6"),
      sized("Standard_D4s_v5"),
      sized("Standard_D4ps_v6"),
      sized("not a size"),
    ],
  },
  {
    id: "E22",
    severity: "-- BI",
    fires: [
      sized("Standard_D4s_v6", 1),
      sized("Standard_D4s_v6", 0),
      { ...sized("Standard_D4s_v6"), excluded: ["app-01-data-0"] },
    ],
    spares: [sized("Standard_D4s_v6"), sized("Standard_D8ads_v6", 1), sized("not a size", 1)],
  },
  {
    id: "E23",
    severity: "-- WW",
    fires: ["D4ps_v6", "L8s_v4", "L8as_v4", "M16s_v4", "M16bs_v4", "FX4ms_v2", "NC4as_T4_v3", "NV36ads_A10_v5"].map(
      (name) => sized(`Standard_${name}`),
    ),
    spares: ["D4s_v5", "D4ps_v5", "L8s_v3", "M48ds_1_v3", "FX4mds", "NP10s", "D4s_v6", "NC16s_v6", "HB120-16rs_v3"].map(
      (name) => sized(`Standard_${name}`),
    ),
  },
];

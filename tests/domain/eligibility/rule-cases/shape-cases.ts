import type { RuleCase } from "#tests/domain/eligibility/rule-cases/rule-case.ts";
import { disks, firstDataDisk, osDisk, without } from "#tests/domain/eligibility/rule-cases/rule-case.ts";

const uniformInstance = "Microsoft.Compute/virtualMachineScaleSets/virtualMachines";
const scaleSetId = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachineScaleSets/web";

export const shapeCases: RuleCase[] = [
  {
    id: "E01",
    severity: "BB BB",
    fires: [
      { vm: { type: "Microsoft.ClassicCompute/virtualMachines" } },
      { vm: { type: "microsoft.classiccompute/virtualmachines" } },
    ],
    spares: [{}],
  },
  {
    id: "E02",
    severity: "BB BB",
    fires: [
      osDisk({ managed: false, id: null }),
      disks({ managed: false, id: null }),
      without(disks({ managed: false, id: null }), firstDataDisk),
    ],
    spares: [{}, osDisk({ managed: false, ephemeral: true, id: null })],
  },
  {
    id: "E03",
    severity: "BB BB",
    fires: [{ vm: { type: uniformInstance } }, { vm: { scaleSet: { id: scaleSetId, orchestrationMode: "Uniform" } } }],
    spares: [{}, { vm: { scaleSet: { id: scaleSetId, orchestrationMode: "Flexible" } } }],
  },
  {
    id: "E04",
    severity: "II II",
    fires: [
      { vm: { scaleSet: { id: scaleSetId, orchestrationMode: "Flexible" } } },
      { vm: { scaleSet: { id: scaleSetId, orchestrationMode: null } } },
    ],
    spares: [{}, { vm: { scaleSet: { id: scaleSetId, orchestrationMode: "Uniform" } } }],
  },
  { id: "E05", severity: "II II", fires: [{ vm: { availabilitySetId: "/subscriptions/s/set" } }], spares: [{}] },
  {
    id: "E06",
    severity: "BB BB",
    fires: [{ vm: { securityType: "ConfidentialVM" } }],
    spares: [{}, { vm: { securityType: "TrustedLaunch" } }, { vm: { size: "Standard_DC4as_v5" } }],
  },
  {
    id: "E07",
    severity: "II II",
    fires: [{ vm: { securityType: "TrustedLaunch" } }],
    spares: [{}, { vm: { securityType: "ConfidentialVM" } }],
  },
  { id: "E08", severity: "BB BB", fires: [osDisk({ ephemeral: true })], spares: [{}] },
  {
    id: "E09",
    severity: "BB BB",
    fires: [
      disks({ securityType: "TrustedLaunch" }),
      disks({ securityType: "ConfidentialVM_DiskEncryptedWithPlatformKey" }),
    ],
    spares: [
      {},
      osDisk({ securityType: "TrustedLaunch" }),
      without(disks({ securityType: "TrustedLaunch" }), firstDataDisk),
    ],
  },
  { id: "E10", severity: "II II", fires: [{ vm: { priority: "Spot" } }, { vm: { priority: "Low" } }], spares: [{}] },
  { id: "E12", severity: "WW II", fires: [{ vm: { extendedLocation: "losangeles" } }], spares: [{}] },
  {
    id: "E13",
    severity: "II II",
    fires: [{ vm: { plan: { name: "byol", publisher: "contoso", product: "firewall" } } }],
    spares: [{}],
  },
];

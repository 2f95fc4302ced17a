"use client";

import { memo, useMemo } from "react";
import { Card } from "#components/ui/card.tsx";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { ValueListField } from "#components/ui/value-list-field.tsx";
import { type SomeSettings, useSome } from "#lib/client/what-if/use-what-if.ts";
import type { CostMachine } from "#lib/domain/cost/cost-inputs.ts";
import type { EstimateSummary } from "#lib/domain/cost/estimate-summary.ts";
import { shortNumber } from "#lib/domain/cost/in-words.ts";
import { SettingSlider } from "./setting-slider.tsx";

type DataControlsProps = SomeSettings & {
  assumed: EstimateSummary["assumed"];
  machines: readonly CostMachine[];
};

const percent = (value: number) => `${shortNumber(value)} %`;

/** The least and the most being one, as a percentage. */
const onlyOf = (spread: { least: number; most: number } | undefined): number | null =>
  spread && spread.least === spread.most ? Math.round(spread.most * 1_000) / 10 : null;

/** How full the disks are, how much of them changes, and which are left out. */
export const DataControls = memo(function DataControls({ some, set, assumed, machines }: DataControlsProps) {
  const disks = useSome(some, ["skus", "luns"]);
  return (
    <Card title="Disks and data" description="Azure tells neither how full a disk is nor how much of it changes.">
      <div className="flex flex-col gap-4">
        <SettingSlider
          label="Used of each disk"
          tried={some.used}
          asIs={onlyOf(assumed?.usedRatio)}
          onChange={(used) => set({ used })}
          inWords={percent}
          unit="percent"
          min={0}
          max={100}
        />
        <SettingSlider
          label="Changed a day, of what is used"
          tried={some.churn}
          asIs={onlyOf(assumed?.dailyChurnRatio)}
          onChange={(churn) => set({ churn })}
          inWords={percent}
          unit="percent"
          min={0}
          max={20}
          step={0.5}
        />
        <DisksLeftOut some={disks} set={set} machines={machines} />
      </div>
    </Card>
  );
});

type DisksLeftOutProps = SomeSettings & Pick<DataControlsProps, "machines">;

const DisksLeftOut = memo(function DisksLeftOut({ some, set, machines }: DisksLeftOutProps) {
  const { skus, luns } = useMemo(() => dataDisksOf(machines), [machines]);
  return (
    <>
      {skus.length > 0 && (
        <CheckboxGroup
          label="Data disks left out, by type"
          options={[...new Set([...skus, ...(some.skus ?? [])])].map((id) => ({ id, label: id }))}
          value={some.skus ?? []}
          onChange={(chosen) => set({ skus: chosen.length > 0 ? chosen : undefined })}
        />
      )}
      {luns.length > 0 && (
        <ValueListField
          label="Data disks left out, by LUN"
          placeholder="Such as 1"
          options={luns.map((lun) => ({ id: String(lun), label: `LUN ${lun}` }))}
          values={(some.luns ?? []).map(String)}
          onChange={(values) => {
            const chosen = values.map(Number);
            set({ luns: chosen.length > 0 ? chosen : undefined });
          }}
          fromText={null}
        />
      )}
    </>
  );
});

function dataDisksOf(machines: readonly CostMachine[]) {
  const data = machines.flatMap(({ disks }) => disks.filter(({ role, isIncluded }) => role === "data" && isIncluded));
  return {
    skus: [...new Set(data.flatMap(({ sku }) => sku ?? []))].toSorted(),
    luns: [...new Set(data.flatMap(({ lun }) => lun ?? []))].toSorted((a, b) => a - b),
  };
}

"use client";

import { useState } from "react";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { useSetBinDays } from "#lib/client/commands/settings.ts";
import type { SettingsDto } from "#lib/contracts/settings.ts";
import { binDaysRange } from "#lib/domain/retention/bin-days.ts";

const { min, max } = binDaysRange;

type BinDaysCardProps = { binDays: SettingsDto["binDays"]; canAdminister: boolean };

export function BinDaysCard({ binDays, canAdminister }: BinDaysCardProps) {
  const [chosen, setChosen] = useState(binDays);
  const command = useSetBinDays();
  const isPossible = Number.isInteger(chosen) && chosen >= min && chosen <= max;
  const sentences = command.fieldErrors["binDays"];
  return (
    <Card
      title="Bin"
      description="A restore point that its policy no longer keeps, or that somebody deletes, can be taken back for some days. Then it is deleted in Azure."
    >
      <form
        className="flex max-w-3xl flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isPossible && chosen !== binDays) command.run({ binDays: chosen });
        }}
      >
        <NumberField
          label="Keep restore points in the bin for"
          hint={`days, ${min} to ${max}`}
          value={chosen}
          onChange={setChosen}
          isDisabled={!canAdminister}
          isInvalid={!isPossible || sentences !== undefined}
          errorMessage={sentences?.join(" ") ?? `Enter a whole number of days from ${min} to ${max}.`}
          description="Points in the bin are billed and count towards Azure's 500 per VM. What is in the bin already keeps its day. Failed points do not wait."
          className="max-w-sm"
        />
        {chosen === 0 && binDays !== 0 && (
          <Banner tone="warning" title="Nothing could be taken back any more">
            Restore points would be deleted within a minute of being deleted here or of passing their retention.
          </Banner>
        )}
        {command.error && !sentences && <Banner tone="danger" role="alert" title={command.error.message} />}
        {canAdminister && (
          <div className="flex gap-2">
            {/* Never switched off: a typed number counts only when its field is left, which is what this press does. */}
            <Button type="submit" variant="primary" isPending={command.isPending}>
              Save days
            </Button>
            {chosen !== binDays && <Button onPress={() => setChosen(binDays)}>Cancel</Button>}
          </div>
        )}
      </form>
    </Card>
  );
}

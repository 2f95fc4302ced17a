"use client";

import { useState } from "react";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useSetPriceCurrency, useSetPriceRegions } from "#lib/client/commands/prices.ts";
import { type Currency, currencies } from "#lib/contracts/prices.ts";

const names = new Intl.DisplayNames("en", { type: "currency" });
const options = currencies.map((id) => ({ id, label: `${id}, ${names.of(id) ?? id}` }));

type PriceSettingsCardProps = { currency: string; extraRegions: string[] };

export function PriceSettingsCard({ currency, extraRegions }: PriceSettingsCardProps) {
  return (
    <Card title="Currency and regions">
      <div className="grid gap-8 lg:grid-cols-2">
        <CurrencyForm currency={currency} />
        <RegionsForm extraRegions={extraRegions} />
      </div>
    </Card>
  );
}

function CurrencyForm({ currency }: { currency: string }) {
  const [chosen, setChosen] = useState<string>(currency);
  const command = useSetPriceCurrency();
  return (
    <form
      className="flex max-w-md flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== currency) command.run({ currency: chosen as Currency });
      }}
    >
      <Select
        label="Currency"
        options={options}
        selectedId={chosen as Currency}
        onSelect={setChosen}
        description="Azure prices in USD; its prices in other currencies are for reference. Price sheets in another currency rest while this one is chosen."
      />
      {command.error && <Banner tone="danger" role="alert" title={command.error.message} />}
      <div>
        <Button type="submit" isDisabled={chosen === currency} isPending={command.isPending}>
          Save currency
        </Button>
      </div>
    </form>
  );
}

function RegionsForm({ extraRegions }: { extraRegions: string[] }) {
  const saved = extraRegions.join(", ");
  const [text, setText] = useState(saved);
  const command = useSetPriceRegions();
  const regions = text.split(/[\s,;]+/).filter(Boolean);
  const sentences = Object.values(command.fieldErrors).flat();
  return (
    <form
      className="flex max-w-md flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        command.run({ regions });
      }}
    >
      <TextField
        label="More regions"
        hint="optional"
        value={text}
        onChange={setText}
        isInvalid={sentences.length > 0}
        errorMessage={sentences[0]}
        placeholder="northeurope, swedencentral"
        description="Regions without virtual machines that copies or what-ifs are reckoned for, by their Azure Resource Manager names."
        autoComplete="off"
        spellCheck="false"
      />
      {command.error && sentences.length === 0 && <Banner tone="danger" role="alert" title={command.error.message} />}
      <div>
        <Button type="submit" isDisabled={text === saved} isPending={command.isPending}>
          Save regions
        </Button>
      </div>
    </form>
  );
}

"use client";

import { useState } from "react";
import { profileWords } from "#components/eligibility/verdict-words.ts";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { useSetEligibilityProfile } from "#lib/client/commands/settings.ts";
import type { SettingsDto } from "#lib/contracts/settings.ts";
import { type Profile, profiles } from "#lib/domain/eligibility/assessment.ts";

const options = profiles.map((id) => ({ id, label: profileWords[id].name, description: profileWords[id].explanation }));

type EligibilityProfileCardProps = { profile: SettingsDto["profile"]; canAdminister: boolean };

export function EligibilityProfileCard({ profile, canAdminister }: EligibilityProfileCardProps) {
  const [chosen, setChosen] = useState<Profile>(profile);
  const command = useSetEligibilityProfile();
  const isChanged = chosen !== profile;
  return (
    <Card
      title="Eligibility profile"
      description="By which promise virtual machines are judged. It changes verdicts, not what exists: points already taken keep the verdict of their day."
    >
      <div className="flex max-w-3xl flex-col gap-4">
        <RadioGroup<Profile>
          label="Judge by"
          isCards
          options={options}
          value={chosen}
          onChange={setChosen}
          isDisabled={!canAdminister}
        />
        {isChanged && chosen === "compute" && (
          <Banner tone="warning" title="Fewer guarantees">
            Sizes on Azure Boost with several disks become eligible with a warning, although Microsoft does not
            guarantee that their disks are captured at one instant.
          </Banner>
        )}
        {command.error && <Banner tone="danger" role="alert" title={command.error.message} />}
        {canAdminister && (
          <div className="flex gap-2">
            <Button
              variant="primary"
              isDisabled={!isChanged}
              isPending={command.isPending}
              onPress={() => command.run({ profile: chosen })}
            >
              Save profile
            </Button>
            {isChanged && <Button onPress={() => setChosen(profile)}>Cancel</Button>}
          </div>
        )}
      </div>
    </Card>
  );
}

import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { Json } from "#lib/std/json.ts";

/** Azure keeps no networks, zones, identities or tags with a point; a faithful rebuild needs them. */
export function CapturedConfiguration({ configuration }: { configuration: Json }) {
  const text = JSON.stringify(configuration, null, 2);
  return (
    <Card
      title="Captured VM configuration"
      description="The VM as Azure described it just before the backup, with what Azure does not keep in a restore point: network interfaces, zones, identity, plan, tags."
      actions={<CopyButton text={text} what="VM configuration" />}
    >
      <Disclosure title="Show JSON">
        <pre className="max-h-112 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs">{text}</pre>
      </Disclosure>
    </Card>
  );
}

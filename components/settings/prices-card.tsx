import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export function PricesCard() {
  return (
    <Card
      title="Prices"
      description="What estimates are reckoned with: currency, Azure's list prices and their age, and the prices that you negotiated."
      actions={
        <LinkButton href="/settings/prices" size="small">
          Open prices
        </LinkButton>
      }
    />
  );
}

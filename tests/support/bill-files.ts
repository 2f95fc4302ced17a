export type BillRow = Partial<
  Record<"day" | "group" | "service" | "product" | "meter" | "quantity" | "cost" | "currency", string>
>;

const subscriptionId = "11111111-2222-3333-4444-555555555555";

const filled = (row: BillRow) => ({
  ...{ day: "2026-02-10", group: "RG-APP", service: "Storage", product: "Standard HDD Managed Disks" },
  ...{ meter: "ZRS Snapshots", quantity: "10", cost: "0.5", currency: "USD", ...row },
});

/** Cost and usage details (actual) of an Enterprise Agreement, with the columns that matter and some that do not. */
export function enterpriseBill(
  rows: readonly BillRow[],
  { delimiter = ",", subscription = subscriptionId } = {},
): string {
  const header = [
    ...[
      "InvoiceSectionName",
      "SubscriptionId",
      "ResourceGroup",
      "ResourceLocation",
      "Date",
      "ProductName",
      "MeterCategory",
    ],
    ...["MeterSubCategory", "MeterId", "MeterName", "UnitOfMeasure", "Quantity", "CostInBillingCurrency", "ResourceId"],
    ...["Tags", "ChargeType", "BillingCurrencyCode"],
  ];
  const lines = rows.map(filled).map((row) => {
    const [year, month, day] = row.day.split("-");
    const american = year && month && day ? `${month}/${day}/${year}` : row.day;
    return [
      ...["IT", subscription, row.group, "EU West", american, `${row.product} - ${row.meter} - EU West`, row.service],
      ...[row.product, "meter-1", row.meter, "1 GB/Month", row.quantity, row.cost, ""],
      ...['"""env"": ""a,b"""', "Usage", row.currency],
    ].join(delimiter);
  });
  return [header.join(delimiter), ...lines].join("\r\n");
}

/** Cost and usage details (FOCUS). */
export function focusBill(rows: readonly BillRow[], version: "1.0" | "1.2" = "1.0"): string {
  const meterColumn = version === "1.0" ? "x_SkuMeterName" : "SkuMeter";
  const header = `BilledCost,BillingCurrency,ChargeCategory,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,EffectiveCost,RegionId,SubAccountId,x_ResourceGroupName,x_SkuMeterCategory,x_SkuMeterId,${meterColumn},x_SkuMeterSubcategory`;
  const lines = rows
    .map(filled)
    .map((row) =>
      [
        ...[row.cost, row.currency, "Usage", `${row.day}T00:00:00Z`, row.quantity, "GB", "99", "westeurope"],
        ...[`/subscriptions/${subscriptionId}`, row.group, row.service, "meter-1", row.meter, row.product],
      ].join(","),
    );
  return [header, ...lines].join("\n");
}

import type { Meter } from "#simulator/prices/price-row.ts";

/** Hours of East US from memory (not verified): only to have rows with savings plans, spot prices and other systems. */
const hourly: Record<string, number> = {
  D2s_v5: 0.096,
  D4s_v5: 0.192,
  D8s_v5: 0.384,
  D16s_v5: 0.768,
  E4s_v5: 0.252,
  E8s_v5: 0.504,
  E16s_v5: 1.008,
  B2ms: 0.0832,
};

export const machineMeters: readonly Meter[] = Object.entries(hourly).flatMap(([size, price]) => {
  const series = size.replace(/\d+/, "").replace("_", "");
  const name = size.replace("_", " ");
  const linux: Meter = {
    service: "Virtual Machines",
    product: `Virtual Machines ${series} Series`,
    sku: name,
    meter: name,
    unit: "1 Hour",
    price,
    basis: "unverified",
    armSku: `Standard_${size}`,
  };
  const windows: Meter = { ...linux, product: `${linux.product} Windows`, price: price * 1.96, basis: "simulated" };
  return [
    { ...linux, sku: `${name} Spot`, meter: `${name} Spot`, price: price / 5, basis: "simulated" },
    { ...linux, type: "Reservation", term: "1 Year", price: Math.round(price * 8760 * 0.63), basis: "simulated" },
    { ...linux, type: "Reservation", term: "3 Years", price: Math.round(price * 26_280 * 0.41), basis: "simulated" },
    windows,
    { ...windows, type: "DevTestConsumption", price },
    { ...linux, savings: 0.69 },
  ];
});

/** A row of the price list on the wire, in USD until it is answered in another currency. */
export type PriceRow = {
  currencyCode: string;
  tierMinimumUnits: number;
  reservationTerm?: "1 Year" | "3 Years";
  retailPrice: number;
  unitPrice: number;
  armRegionName: string;
  location: string;
  effectiveStartDate: string;
  meterId: string;
  meterName: string;
  productId: string;
  skuId: string;
  productName: string;
  skuName: string;
  serviceName: string;
  serviceId: string;
  serviceFamily: string;
  unitOfMeasure: string;
  type: "Consumption" | "DevTestConsumption" | "Reservation";
  isPrimaryMeterRegion: boolean;
  armSkuName: string;
  /** Only compute has savings plans, and only the newest version of the service tells them. */
  savingsPlan?: { unitPrice: number; retailPrice: number; term: "1 Year" | "3 Years" }[];
};

/**
 * Where a figure comes from. `fact`: a list price found in public material, with its date. `unverified`: such a price
 * without a document. `derived`: a fact of another region times that region's factor. `simulated`: no figure is known.
 */
export type Basis = "fact" | "unverified" | "derived" | "simulated";

/** What is charged, before it is spread over regions. Prices are USD. */
export type Meter = {
  service: "Backup" | "Storage" | "Bandwidth" | "Virtual Machines";
  product: string;
  sku: string;
  meter: string;
  unit: string;
  price: number;
  basis: Basis;
  type?: PriceRow["type"];
  tier?: number;
  term?: "1 Year" | "3 Years";
  armSku?: string;
  /** When it becomes effective; the date of the price list when absent. */
  from?: string;
  isSecondary?: boolean;
  savings?: number;
};

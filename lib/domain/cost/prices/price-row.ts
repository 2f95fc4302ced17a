/** A row of a price table, whoever sent it: Azure's price list, a price sheet, the seed table. */
export type PriceRow = {
  /** ISO 4217. */
  currencyCode: string;
  /** ARM name; empty, `Global` or a zone's name for meters that belong to no region. */
  armRegionName: string;
  serviceName: string;
  productName: string;
  skuName: string;
  meterName: string;
  meterId: string | null;
  /** As sent: `1 GB/Month`, `1/Month`, `1 GiB/Hour`. */
  unitOfMeasure: string;
  /** For one `unitOfMeasure`. */
  retailPrice: number;
  tierMinimumUnits: number;
  /** Consumption | DevTestConsumption | Reservation, and whatever comes next. */
  type: string;
  isPrimaryMeterRegion: boolean | null;
  /** ISO; null where the row does not say. */
  effectiveStartDate: string | null;
};

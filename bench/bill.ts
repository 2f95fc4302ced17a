import { setTimeout as wait } from "node:timers/promises";
import { readBill } from "#lib/services/actuals/read-bill.ts";

/**
 * How long a Cost Management export takes to read, and how much memory: the heap must not grow with the file.
 * Run: `npm run bench -- bill [MiB]`
 */
const mebibytes = Number(process.argv[2] ?? 200);
const mebibyte = 1024 * 1024;

const header =
  "InvoiceSectionName,SubscriptionId,ResourceGroup,ResourceLocation,Date,ProductName,MeterCategory,MeterSubCategory,MeterId,MeterName,UnitOfMeasure,Quantity,CostInBillingCurrency,ResourceId,Tags,ChargeType,BillingCurrencyCode\r\n";

/** One row in ten is about snapshots; the others are what most of a bill is. */
function rowOf(index: number): string {
  const day = `05/${String((index % 31) + 1).padStart(2, "0")}/2026`;
  const group = `rg-${index % 500}`;
  const resource = `/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/${group}/providers/Microsoft.Compute/disks/disk-${index}`;
  const meter =
    index % 10 === 0
      ? "Storage,Standard HDD Managed Disks,m-1,ZRS Snapshots,1 GB/Month"
      : "Virtual Machines,Dv5 Series,m-2,D4s v5,1 Hour";
  return `IT,11111111-2222-3333-4444-555555555555,${group},EU West,${day},A product - EU West,${meter},1.25,0.0625,${resource},"""env"": ""production"",""owner"": ""team ${index % 90}""",Usage,USD\r\n`;
}

async function* file(): AsyncGenerator<Uint8Array> {
  let piece = header;
  let bytes = 0;
  for (let index = 0; bytes < mebibytes * mebibyte; index++) {
    piece += rowOf(index);
    if (piece.length < 64 * 1024) continue;
    const chunk = Buffer.from(piece);
    bytes += chunk.byteLength;
    piece = "";
    yield chunk;
  }
}

let [mostHeap, longestWaitMs, isReading] = [0, 0, true];
/** What anybody else would wait for while a bill is read. */
async function watch(): Promise<void> {
  while (isReading) {
    const before = performance.now();
    await wait(5);
    longestWaitMs = Math.max(longestWaitMs, performance.now() - before - 5);
    mostHeap = Math.max(mostHeap, process.memoryUsage().heapUsed);
  }
}

const heapBefore = process.memoryUsage().heapUsed;
const watching = watch();
const start = performance.now();
const { lines, reading } = await readBill(file(), { knownRegions: new Map() });
const seconds = (performance.now() - start) / 1_000;
isReading = false;
await watching;
const inMiB = (bytes: number) => `${Math.round(bytes / mebibyte)} MiB`;
console.log(
  `${mebibytes} MiB, ${reading.rowsRead.toLocaleString("en-GB")} rows, ${lines.length} sums: ${seconds.toFixed(1)} s`,
);
console.log(
  `heap ${inMiB(heapBefore)} before, ${inMiB(mostHeap)} at most; others waited ${Math.round(longestWaitMs)} ms at most`,
);

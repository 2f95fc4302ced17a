"use client";

import { useRouter } from "next/navigation";
import { ImportFile } from "#components/files/import-file.tsx";
import { sheetBytesMax } from "#lib/contracts/prices.ts";

/** Sends the file and goes to its preview. */
export function ImportSheet() {
  const router = useRouter();
  return (
    <ImportFile<{ sheetId: string }>
      label="Import price sheet"
      url="/api/uploads/price-sheet"
      bytesMax={sheetBytesMax}
      endings={[".csv", ".txt", ".json"]}
      kinds="CSV or JSON"
      then="You see what it changes before it counts."
      keeps="Prices in force stay as they are."
      onDone={({ sheetId }) => router.push(`/settings/prices/sheets/${sheetId}`)}
    />
  );
}

import { z } from "zod";
import { type PriceFetchDto, type PriceSheetSummary, priceProgress } from "#lib/contracts/prices.ts";
import type { PriceFetch } from "#lib/db/generated/client.ts";

const sentences = z.array(z.string()).catch([]);

export const sentencesOf = (problems: unknown): string[] => sentences.parse(problems);

export const toFetchDto = (row: PriceFetch): PriceFetchDto => ({
  id: row.id,
  status: row.status,
  source: row.source,
  currency: row.currency,
  progress: priceProgress.parse(row.progress),
  problems: sentencesOf(row.problems),
  rowCount: row.rowCount,
  requestedBy: row.requestedBy,
  startedAt: row.startedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});

export const toSheetSummary = (row: PriceFetch): PriceSheetSummary => ({
  id: row.id,
  fileName: row.source,
  rowCount: row.rowCount,
  requestedBy: row.requestedBy,
  importedAt: row.startedAt.toISOString(),
  takenAt: row.takenAt?.toISOString() ?? null,
});

import {
  removePriceSheetAction,
  requestPriceRefreshAction,
  setPriceCurrencyAction,
  setPriceRegionsAction,
  takePriceSheetAction,
} from "#lib/actions/prices.ts";
import { priceQueries } from "../queries/prices.ts";
import { useCommand } from "../use-command.ts";

export const useRequestPriceRefresh = () =>
  useCommand(requestPriceRefreshAction, {
    invalidates: [priceQueries.all],
    success: () => ({ tone: "info", title: "The prices are being refreshed" }),
  });

export const useSetPriceCurrency = () =>
  useCommand(setPriceCurrencyAction, {
    invalidates: [priceQueries.all],
    errors: "inline",
    success: ({ currency }) => ({
      tone: "success",
      title: `Prices are in ${currency} from now on`,
      description: "Azure's list is being read in that currency; nothing is converted.",
    }),
  });

export const useSetPriceRegions = () =>
  useCommand(setPriceRegionsAction, {
    invalidates: [priceQueries.all],
    errors: "inline",
    success: () => ({ tone: "success", title: "Regions saved" }),
  });

export const useTakePriceSheet = (onDone: () => void) =>
  useCommand(takePriceSheetAction, {
    invalidates: [priceQueries.all],
    success: () => ({ tone: "success", title: "The price sheet is in force" }),
    onSuccess: onDone,
  });

export const useRemovePriceSheet = (onDone: () => void) =>
  useCommand(removePriceSheetAction, {
    invalidates: [priceQueries.all],
    errors: "inline",
    success: () => ({ tone: "success", title: "Price sheet removed" }),
    onSuccess: onDone,
  });

"use server";

import {
  priceSheetInput,
  requestPriceRefreshInput,
  setPriceCurrencyInput,
  setPriceRegionsInput,
} from "#lib/contracts/prices.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { requestPriceRefresh } from "#lib/services/prices/request-price-refresh.ts";
import { setPriceCurrency } from "#lib/services/prices/set-price-currency.ts";
import { setPriceRegions } from "#lib/services/prices/set-price-regions.ts";
import { removePriceSheet } from "#lib/services/prices/sheet/remove-price-sheet.ts";
import { takePriceSheet } from "#lib/services/prices/sheet/take-price-sheet.ts";

export const requestPriceRefreshAction = defineAction({
  name: "prices.requestRefresh",
  input: requestPriceRefreshInput,
  permission: "administer",
  run: requestPriceRefresh,
});

export const setPriceCurrencyAction = defineAction({
  name: "prices.setCurrency",
  input: setPriceCurrencyInput,
  permission: "administer",
  run: setPriceCurrency,
});

export const setPriceRegionsAction = defineAction({
  name: "prices.setRegions",
  input: setPriceRegionsInput,
  permission: "administer",
  run: setPriceRegions,
});

export const takePriceSheetAction = defineAction({
  name: "prices.takeSheet",
  input: priceSheetInput,
  permission: "administer",
  run: takePriceSheet,
});

export const removePriceSheetAction = defineAction({
  name: "prices.removeSheet",
  input: priceSheetInput,
  permission: "administer",
  run: removePriceSheet,
});

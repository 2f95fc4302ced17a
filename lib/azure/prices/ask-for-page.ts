import type { Json } from "#lib/std/json.ts";
import { networkReason } from "../network-failures.ts";
import { readRetryAfterMs } from "../read-retry-after.ts";
import { PriceSourceError } from "./price-source-error.ts";
import { type PricePage, readPage } from "./read-page.ts";

export type PageLimits = {
  /** For one request, its body included. */
  timeoutMs: number;
  bytesMax: number;
  attempts: number;
  sleep: (ms: number) => Promise<unknown>;
};

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/** An answer that may be another one in a while. */
class Passing extends Error {
  readonly waitMs: number | null;
  constructor(message: string, waitMs: number | null = null) {
    super(message);
    this.waitMs = waitMs;
  }
}

/**
 * One page, asked for again with growing pauses while the trouble may pass.
 * @throws PriceSourceError when it does not
 */
export async function askForPage(link: string, currency: string, limits: PageLimits): Promise<PricePage> {
  const { host } = new URL(link);
  for (let attempt = 1; ; attempt++) {
    try {
      return readPage(await ask(link, host, limits), host, currency);
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      if (attempt >= limits.attempts) {
        throw new PriceSourceError(`${error.message} It was asked ${attempt} times.`);
      }
      const pauseMs = error.waitMs ?? firstPauseMs * 2 ** (attempt - 1);
      await limits.sleep(Math.min(pauseMs, longestPauseMs));
    }
  }
}

async function ask(link: string, host: string, limits: PageLimits): Promise<Json> {
  const text = await answerText(link, host, limits);
  try {
    return JSON.parse(text);
  } catch {
    // Half a page looks like this, too, and comes whole the next time.
    throw new Passing(`The answer of ${host} is not JSON, or ends half-way.`);
  }
}

async function answerText(link: string, host: string, limits: PageLimits): Promise<string> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    const response = await fetch(link, { signal, redirect: "manual", headers: { accept: "application/json" } });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw refusalOf(response, host);
    }
    return await bodyText(response, host, limits.bytesMax);
  } catch (error) {
    if (error instanceof Passing || error instanceof PriceSourceError) throw error;
    if (signal.aborted) throw new Passing(`${host} did not answer within ${limits.timeoutMs / 1000} seconds.`);
    throw new Passing(`${host} cannot be reached: ${networkReason(codeOf(error))}.`);
  }
}

function refusalOf(response: Response, host: string): Error {
  const { status, headers } = response;
  if (status === 429 || status >= 500) {
    return new Passing(
      `${host} answered with status ${status}.`,
      readRetryAfterMs(Object.fromEntries(headers), Date.now()),
    );
  }
  if (status >= 300 && status < 400) {
    return new PriceSourceError(`${host} answered with a redirection, which is not followed. Check the address.`);
  }
  return new PriceSourceError(
    `${host} refused the question with status ${status}. Check the address and the currency.`,
  );
}

async function bodyText(response: Response, host: string, bytesMax: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) {
      throw new PriceSourceError(`A page of ${host} is larger than ${bytesMax / 1024 / 1024} MiB and was not read.`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Node hides the reason of a failed request in its cause. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
}

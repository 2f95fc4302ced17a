/** Set by `proxy.ts`, because a page does not know its own address. */
export const pathHeader = "x-stillpoint-path";

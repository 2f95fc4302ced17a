export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Read by the root layout, which puts it on <html>: the first paint already has the right colours. */
export const themeCookie = "stillpoint-theme";

export const toTheme = (value: string | undefined): Theme => themes.find((theme) => theme === value) ?? "system";

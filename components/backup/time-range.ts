/** Time ranges of the lists, in hours. An address may ask for others. */
const named: Partial<Record<number, string>> = { 24: "Last 24 hours", 168: "Last 7 days", 720: "Last 30 days" };

export const timeRangeOptions = Object.entries(named).map(([hours, label = hours]) => ({ id: hours, label }));

export const timeRangeWords = (hours: number): string => named[hours] ?? `Last ${hours} hours`;

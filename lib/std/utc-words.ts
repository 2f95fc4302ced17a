/** "2026-11-22 15:56 UTC": sentences name instants so, and screens put the reader's own clock in their place. */
export const utcWords = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;

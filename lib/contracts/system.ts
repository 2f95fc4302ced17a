/** Is anybody working, and on what? Shown around every page. */
export type SystemStatusDto = {
  /** When a worker last gave a sign of life; null when none ever did. */
  workerSeenAt: string | null;
  /** No sign of life for too long: nothing is backed up or refreshed. */
  isWorkerSilent: boolean;
  /** Resource Manager hosts of the connections in use: where the data comes from. */
  armHosts: string[];
};

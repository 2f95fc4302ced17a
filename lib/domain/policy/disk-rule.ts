import type { DiskRule } from "./policy-settings.ts";

export const excludesAnyDisk = ({ luns, skus, tags }: DiskRule): boolean => luns.length + skus.length + tags.length > 0;

import type { Db, Tx } from "#lib/db/client.ts";
import type { SizeFacts } from "#lib/domain/vm/vm-facts.ts";

type SizedVm = { connectionId: string; location: string; size: string };

export type FindSize = (vm: SizedVm) => SizeFacts | null;

const keyOf = ({ connectionId, location, size }: SizedVm): string =>
  [connectionId, location, size.toLowerCase()].join("/");

/** Rows of the cached size lists for these VMs, in one query. */
export async function loadSizes(db: Db | Tx, vms: readonly SizedVm[]): Promise<FindSize> {
  const rows = await db.vmSize.findMany({
    where: {
      connectionId: { in: [...new Set(vms.map((vm) => vm.connectionId))] },
      location: { in: [...new Set(vms.map((vm) => vm.location))] },
      name: { in: [...new Set(vms.map((vm) => vm.size))], mode: "insensitive" },
    },
  });
  const byKey = new Map(rows.map((row) => [keyOf({ ...row, size: row.name }), row]));
  return (vm) => {
    const row = byKey.get(keyOf(vm));
    if (!row) return null;
    const capabilities = row.capabilities as Record<string, string>;
    return { name: row.name, location: row.location, capabilities, restricted: row.restricted };
  };
}

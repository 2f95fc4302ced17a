import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawArm } from "#tests/support/azure-clients.ts";
import { downloadRange, pageRanges } from "#tests/support/disk-image.ts";
import { type RestorePointBench, type Subject, startBench } from "#tests/support/restore-point-bench.ts";
import {
  advanceClock,
  diskIdsOf,
  disksOfPoint,
  type PointOfDisk,
  shareDisk,
  shareDiskRestorePoint,
} from "#tests/support/shared-disks.ts";

let bench: RestorePointBench;
let subject: Subject;
let disks: PointOfDisk[];

const gib = 1024 ** 3;
const version = "api-version=2025-01-02";
const read = { access: "Read", durationInSeconds: 600 };

beforeAll(async () => {
  bench = await startBench({ operationMs: "0-0" });
  subject = bench.machine("erp-db-01");
  disks = await disksOfPoint(subject, await bench.protect("erp-db-01", { point: "shared" }));
});
afterAll(() => bench?.simulator.stop());

const diskAt = (index: number): PointOfDisk => {
  const disk = disks[index];
  if (disk === undefined) throw new Error(`The point has no disk ${index}.`);
  return disk;
};
const share = (index: number): Promise<string> => shareDiskRestorePoint(subject, diskAt(index));
const revoke = (index: number): Promise<unknown> => {
  const { collection, point, name } = diskAt(index);
  return subject.client.diskRestorePoint.revokeAccess(subject.group, collection, point, name);
};
const post = (path: string, body?: unknown) => rawArm(bench.simulator, bench.azure.credential, "POST", path, body);
const emptyDisk = (name: string, more: object = {}) =>
  subject.client.disks.createOrUpdate(subject.group, name, {
    location: subject.vm.location,
    sku: { name: "Premium_LRS" },
    creationData: { createOption: "Empty" },
    diskSizeGB: 4,
    ...more,
  });

/** The same bytes by short ranges. */
async function downloadInParts(sas: string, start: number, end: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let from = start; from < end; from += 700_000) {
    parts.push(await downloadRange(sas, from, Math.min(end, from + 700_000)));
  }
  return Buffer.concat(parts);
}

/** Code of an error in the form of Azure Storage, whose header and body agree. */
async function storageCode(response: Response): Promise<string> {
  const text = await response.text();
  const code = response.headers.get("x-ms-error-code") ?? "";
  expect(response.headers.get("content-type")).toBe("application/xml");
  expect(text).toContain(`<Error><Code>${code}</Code><Message>`);
  return `${response.status} ${code}`;
}

describe("granting access", () => {
  it("begins with 202 and both addresses; Location answers the signature at the end", async () => {
    const started = await post(`${diskAt(0).id}/beginGetAccess?${version}`, { ...read, fileFormat: "VHD" });
    expect(started.status).toBe(202);
    expect(started.body).toBeUndefined();
    const location = started.headers.get("location") ?? "";
    expect(location).toMatch(
      /\/locations\/[a-z]+\/DiskOperations\/[0-9a-f-]{36}\?p=[0-9a-f-]{36}&monitor=true&api-version=/,
    );
    const result = await rawArm(bench.simulator, bench.azure.credential, "GET", location);
    expect(Object.keys(result.body as object)).toEqual(["accessSAS"]);
    const status = await rawArm(
      bench.simulator,
      bench.azure.credential,
      "GET",
      started.headers.get("azure-asyncoperation") ?? "",
    );
    expect(status.body).toMatchObject({ status: "Succeeded", properties: { output: result.body } });
    await revoke(0);
  });

  it("gives the same address again, and a new one after it was taken back", async () => {
    const first = await share(0);
    expect(await share(0)).toBe(first);
    await revoke(0);
    expect(await share(0)).not.toBe(first);
    await revoke(0);
  });

  it.each([
    ["without a duration", { access: "Read" }, "grantAccessData.durationInSeconds"],
    ["without an access level", { durationInSeconds: 60 }, "grantAccessData.access"],
    ["with an unknown level", { access: "Maybe", durationInSeconds: 60 }, "grantAccessData.access"],
    ["for no time", { access: "Read", durationInSeconds: 0 }, "grantAccessData.durationInSeconds"],
    ["with another format", { ...read, fileFormat: "QCOW2" }, "grantAccessData.fileFormat"],
  ])("is refused %s", async (_name, body, target) => {
    const { status, body: answer } = await post(`${diskAt(0).id}/beginGetAccess?${version}`, body);
    expect([status, answer]).toMatchObject([400, { error: { code: "InvalidParameter", target } }]);
  });

  it("is refused for the sixth snapshot of a disk at a time", async () => {
    const { client, group, vm } = bench.machine("sql-prod-03");
    const [sourceResourceId = ""] = diskIdsOf(bench.machine("sql-prod-03"));
    const names = ["s1", "s2", "s3", "s4", "s5", "s6"];
    for (const name of names) {
      const creationData = { createOption: "Copy", sourceResourceId };
      await client.snapshots.createOrUpdate(group, name, { location: vm.location, incremental: true, creationData });
    }
    for (const name of names.slice(0, 5)) await client.snapshots.grantAccess(group, name, read);
    await expect(client.snapshots.grantAccess(group, "s6", read)).rejects.toThrow("At most 5 shared access signatures");
    await client.snapshots.revokeAccess(group, "s1");
    expect((await client.snapshots.grantAccess(group, "s6", read)).accessSAS).toContain("/abcd?");
  });

  it("shows on disks and snapshots, which cannot be deleted meanwhile", async () => {
    const { client, group } = subject;
    await emptyDisk("spare");
    await shareDisk(subject, "spare");
    expect((await client.disks.get(group, "spare")).diskState).toBe("ActiveSAS");
    await expect(client.disks.delete(group, "spare")).rejects.toThrow("active shared access signature");
    await client.disks.revokeAccess(group, "spare");
    expect((await client.disks.get(group, "spare")).diskState).toBe("Unattached");
    await client.disks.delete(group, "spare");
  });

  it("is refused for a disk whose machine is not deallocated", async () => {
    const { client, group, vm } = bench.machine("sql-prod-04");
    const name = vm.storageProfile?.osDisk?.name ?? "";
    await expect(client.disks.grantAccess(group, name, read)).rejects.toMatchObject({
      statusCode: 409,
      code: "OperationNotAllowed",
    });
    await client.disks.revokeAccess(group, name);
    expect((await client.disks.get(group, name)).diskState).toBe("Attached");
    await client.virtualMachines.deallocate(group, vm.name);
    expect(await shareDisk(bench.machine("sql-prod-04"), name)).toContain("/abcd?");
    await expect(client.virtualMachines.start(group, vm.name)).rejects.toThrow("before starting the virtual machine");
    await client.disks.revokeAccess(group, name);
    expect((await client.disks.get(group, name)).diskState).toBe("Reserved");
  });

  it("follows the disk's network access policy", async () => {
    const { client, group } = subject;
    await emptyDisk("denied", { networkAccessPolicy: "DenyAll" });
    await expect(shareDisk(subject, "denied")).rejects.toThrow("network access policy is 'DenyAll'");
    await emptyDisk("private", { publicNetworkAccess: "Disabled" });
    const sas = await shareDisk(subject, "private");
    expect(await storageCode(await fetch(sas))).toBe("403 AuthorizationFailure");
    await client.disks.revokeAccess(group, "private");
  });

  it("adds the guest state where it is asked for", async () => {
    await emptyDisk("secure", {
      securityProfile: { securityType: "TrustedLaunch" },
      osType: "Linux",
      hyperVGeneration: "V2",
    });
    const { client, group } = subject;
    const answer = await client.disks.grantAccess(group, "secure", { ...read, getSecureVMGuestStateSAS: true });
    expect(answer.securityDataAccessSAS).toMatch(/_vmgs\?sv=/);
    expect(await pageRanges(answer.securityDataAccessSAS ?? "")).not.toEqual([]);
    await client.disks.revokeAccess(group, "secure");
  });

  it("of what does not exist is a 404", async () => {
    await expect(subject.client.disks.grantAccess(subject.group, "nowhere", read)).rejects.toMatchObject({
      code: "ResourceNotFound",
    });
    const { status } = await post(`${diskAt(0).id}x/beginGetAccess?${version}`, read);
    expect(status).toBe(404);
  });
});

describe("taking access back", () => {
  it("stops the address at once", async () => {
    const sas = await share(1);
    expect((await fetch(sas, { method: "HEAD" })).status).toBe(200);
    await revoke(1);
    expect(await storageCode(await fetch(sas))).toBe("403 AuthenticationFailed");
    await revoke(1);
  });

  it("happens by itself when the time is over", async () => {
    await emptyDisk("brief");
    const { accessSAS = "" } = await subject.client.disks.grantAccess(subject.group, "brief", read);
    await advanceClock(bench, 300);
    expect((await fetch(accessSAS, { method: "HEAD" })).status).toBe(200);
    await subject.client.disks.grantAccess(subject.group, "brief", read);
    await advanceClock(bench, 400);
    expect((await fetch(accessSAS, { method: "HEAD" })).status).toBe(200);
    await advanceClock(bench, 300);
    expect(await storageCode(await fetch(accessSAS))).toBe("403 AuthenticationFailed");
    expect((await subject.client.disks.get(subject.group, "brief")).diskState).toBe("Unattached");
  });

  it("has to come before the restore point or its collection can be deleted", async () => {
    const { client, group } = subject;
    const { collection, point } = diskAt(2);
    await share(2);
    for (const attempt of [
      () => client.restorePoints.delete(group, collection, point),
      () => client.restorePointCollections.delete(group, collection),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ statusCode: 409, code: "DiskRestorePointUsedByCustomer" });
    }
    await revoke(2);
    await bench.protect("erp-db-01", { point: "unshared", crash: false });
    await client.restorePoints.delete(group, collection, "unshared");
  });
});

describe("the page blob behind the address", () => {
  let sas: string;
  const sizeBytes = 128 * gib;
  const fileBytes = sizeBytes + 512;

  beforeAll(async () => {
    await emptyDisk("blob", {
      diskSizeGB: 128,
      creationData: { createOption: "Restore", sourceResourceId: diskAt(0).id },
    });
    sas = await shareDisk(subject, "blob");
  });

  it("tells what it is", async () => {
    const { headers } = await fetch(sas, { method: "HEAD", headers: { "x-ms-version": "2021-12-02" } });
    expect(Number(headers.get("content-length"))).toBe(fileBytes);
    expect(headers.get("accept-ranges")).toBe("bytes");
    expect(headers.get("x-ms-blob-type")).toBe("PageBlob");
    expect(headers.get("x-ms-version")).toBe("2021-12-02");
    expect(headers.get("etag")).toMatch(/^"0x8D[0-9A-F]+"$/);
    expect(headers.get("content-type")).toBe("application/octet-stream");
  });

  it("sends ranges, by either header, up to the end", async () => {
    const [{ start } = { start: 0 }] = await pageRanges(sas);
    const wanted = `bytes=${start}-${start + 999}`;
    const answer = await fetch(sas, { headers: { range: wanted } });
    expect(answer.status).toBe(206);
    const total = answer.headers.get("content-range")?.split("/")[1];
    expect(answer.headers.get("content-range")).toBe(`bytes ${start}-${start + 999}/${total}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBe(1000);
    expect(bytes.equals(await downloadRange(sas, start, start + 1000))).toBe(true);
    const streamed = await fetch(sas, { headers: { range: `bytes=${start}-${start + 6 * 1024 ** 2 - 1}` } });
    const long = Buffer.from(await streamed.arrayBuffer());
    expect(long.length).toBe(6 * 1024 ** 2);
    expect(long.equals(await downloadInParts(sas, start, start + long.length))).toBe(true);
    const tail = await fetch(sas, { headers: { range: "bytes=0-9", "x-ms-range": `bytes=${Number(total) - 512}-` } });
    expect(Buffer.from(await tail.arrayBuffer()).toString("latin1", 0, 8)).toBe("conectix");
    const beyond = await fetch(sas, { headers: { "x-ms-range": `bytes=${Number(total) - 10}-${Number(total) + 10}` } });
    expect((await beyond.arrayBuffer()).byteLength).toBe(10);
  });

  it("refuses a range behind the end, and conditions that are not met", async () => {
    const behind = await fetch(sas, { headers: { range: "bytes=99999999999999-" } });
    expect(await storageCode(behind)).toBe("416 InvalidRange");
    const etag = (await fetch(sas, { method: "HEAD" })).headers.get("etag") ?? "";
    expect((await fetch(sas, { method: "HEAD", headers: { "if-match": etag } })).status).toBe(200);
    expect(await storageCode(await fetch(sas, { headers: { "if-match": '"0x1"' } }))).toBe("412 ConditionNotMet");
    expect((await fetch(sas, { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it("lists its pages within a range", async () => {
    const [{ start, end } = { start: 0, end: 0 }] = await pageRanges(sas);
    const answer = await fetch(`${sas}&comp=pagelist`, { headers: { range: `bytes=${start + 512}-${start + 1023}` } });
    expect(await answer.text()).toContain(
      `<PageRange><Start>${start + 512}</Start><End>${start + 1023}</End></PageRange>`,
    );
    expect(end - start).toBeGreaterThanOrEqual(4096);
  });

  it("is sent lazily: a reader that goes away after the first bytes costs nothing more", async () => {
    const stop = new AbortController();
    const answer = await fetch(sas, { signal: stop.signal });
    const first = await answer.body?.getReader().read();
    expect(first?.value?.length).toBeGreaterThan(0);
    stop.abort();
    expect((await fetch(sas, { method: "HEAD" })).status).toBe(200);
  });

  it("cannot be read with another signature, nor written", async () => {
    expect(await storageCode(await fetch(sas.replace(/sig=[^&]+/, "sig=AAAA")))).toBe("403 AuthenticationFailed");
    expect(await storageCode(await fetch(sas.split("?")[0] ?? ""))).toBe("409 PublicAccessNotPermitted");
    expect(await storageCode(await fetch(sas.replace("/abcd?", "/other?")))).toBe("404 BlobNotFound");
    const written = await fetch(`${sas}&comp=page`, { method: "PUT", body: "x".repeat(512) });
    expect(await storageCode(written)).toBe("403 AuthorizationPermissionMismatch");
  });
});

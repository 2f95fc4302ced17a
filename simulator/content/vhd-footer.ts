/** Length of the footer that makes a disk's bytes a fixed VHD file. */
export const footerBytes = 512;

const sectorBytes = 512;
const vhdEpochMs = Date.UTC(2000, 0, 1);
const fixedDisk = 2;

export type VhdFacts = { sizeBytes: number; uniqueId: string; createdAt: number };

/** The footer of a fixed VHD (Microsoft's "Virtual Hard Disk Image Format Specification" 1.0, "Hard Disk Footer Format"). */
export function vhdFooter({ sizeBytes, uniqueId, createdAt }: VhdFacts): Buffer {
  const footer = Buffer.alloc(footerBytes);
  const { cylinders, heads, sectorsPerTrack } = geometryOf(Math.floor(sizeBytes / sectorBytes));
  footer.write("conectix", 0, "latin1");
  footer.writeUInt32BE(2, 8); // features: the bit that is always set
  footer.writeUInt32BE(0x0001_0000, 12); // version of the format
  footer.fill(0xff, 16, 24); // a fixed disk has no dynamic header
  footer.writeUInt32BE(Math.max(0, Math.floor((createdAt - vhdEpochMs) / 1000)) % 2 ** 32, 24);
  footer.write("wa\0\0", 28, "latin1"); // creator: Windows Azure
  footer.writeUInt32BE(0x0007_0000, 32);
  footer.write("Wi2k", 36, "latin1");
  footer.writeBigUInt64BE(BigInt(sizeBytes), 40); // original size
  footer.writeBigUInt64BE(BigInt(sizeBytes), 48); // current size
  footer.writeUInt16BE(cylinders, 56);
  footer.writeUInt8(heads, 58);
  footer.writeUInt8(sectorsPerTrack, 59);
  footer.writeUInt32BE(fixedDisk, 60);
  footer.write(uniqueId.replaceAll("-", ""), 68, "hex");
  footer.writeUInt32BE(checksumOf(footer), 64);
  return footer;
}

/** The ones' complement of the sum of all bytes without the checksum itself, which is still zero here. */
function checksumOf(footer: Buffer): number {
  return ~footer.reduce((sum, byte) => sum + byte, 0) >>> 0;
}

/** The specification's own way to make up cylinders, heads and sectors ("Appendix: CHS Calculation"). */
function geometryOf(sectors: number): { cylinders: number; heads: number; sectorsPerTrack: number } {
  const total = Math.min(sectors, 65_535 * 16 * 255);
  if (total >= 65_535 * 16 * 63) return withTracks(total, 255, 16);
  let sectorsPerTrack = 17;
  let tracks = Math.floor(total / sectorsPerTrack);
  let heads = Math.max(4, Math.floor((tracks + 1023) / 1024));
  if (tracks >= heads * 1024 || heads > 16) {
    sectorsPerTrack = 31;
    heads = 16;
    tracks = Math.floor(total / sectorsPerTrack);
  }
  if (tracks >= heads * 1024) sectorsPerTrack = 63;
  return withTracks(total, sectorsPerTrack, heads);
}

function withTracks(sectors: number, sectorsPerTrack: number, heads: number) {
  return { cylinders: Math.floor(Math.floor(sectors / sectorsPerTrack) / heads), heads, sectorsPerTrack };
}

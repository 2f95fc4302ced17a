/** A file as it arrives: in pieces of this many bytes, wherever they fall. */
export async function* inPieces(content: string | Uint8Array, pieceBytes = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  for (let start = 0; start < bytes.byteLength; start += pieceBytes) yield bytes.subarray(start, start + pieceBytes);
}

export const utf16 = (text: string, order: "LE" | "BE", hasMark: boolean): Uint8Array => {
  const bytes = Buffer.from(hasMark ? `\uFEFF${text}` : text, "utf16le");
  return order === "LE" ? bytes : bytes.swap16();
};

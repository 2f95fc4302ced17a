/** A file that a person sent cannot be read: a sentence that says what is wrong and what to do. */
export class FileError extends Error {
  override name = "FileError";
}

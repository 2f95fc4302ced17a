/** Beginning of the accounts that hold the contents of disks, the first part of the path of a shared access address. */
export const accountPrefix = "md-";

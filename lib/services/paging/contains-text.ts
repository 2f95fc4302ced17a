/** Text anywhere in a column, capital letters aside. Prisma hands LIKE's own signs through, so they are taken literally here. */
export const containsText = (text: string): { contains: string; mode: "insensitive" } => ({
  contains: text.replace(/[\\%_]/g, "\\$&"),
  mode: "insensitive",
});

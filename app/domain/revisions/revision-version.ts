/** Return the version of a proposal, its text and its picture, as a page shows it. */
export const revisionVersion = (
  revision: { id: string; editedAt: number } | null,
  picture: { id: string } | null,
): string => [revision ? `${revision.id}.${revision.editedAt}` : "", picture?.id ?? ""].join("/");

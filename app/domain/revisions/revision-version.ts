/** Names the state of a proposal that a page showed: its text and its picture. */
export const revisionVersion = (
  revision: { id: string; editedAt: number } | null,
  picture: { id: string } | null,
): string => [revision ? `${revision.id}.${revision.editedAt}` : "", picture?.id ?? ""].join("/");

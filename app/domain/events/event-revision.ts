/** What becomes of a proposed change; `withdrawn` by the organiser, before anybody decided. */
export const revisionStates = ["proposed", "accepted", "refused", "withdrawn"] as const;

/**
 * What an approved event would become, by field: a field of the form (`title`, `themes`), `text.fr.title` for a
 * translation, `session.<id>.title.fr` for the title of a session.
 */
export type RevisedFields = Readonly<Record<string, { before: unknown; after: unknown }>>;

/** Fields of the form among what is proposed, as they would become. */
export const proposedFields = (fields: RevisedFields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { after }]) => (name.includes(".") ? [] : [[name, after] as const])),
  );

/** What is proposed for the titles of a session, by language. */
export function proposedTitles(fields: RevisedFields, sessionId: string): RevisedFields {
  const start = `session.${sessionId}.title.`;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, change]) =>
      name.startsWith(start) ? [[name.slice(start.length), change] as const] : [],
    ),
  );
}

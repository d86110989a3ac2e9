import { partOf } from "./event-form-part.ts";

/** What becomes of a proposed change; `withdrawn` by the organiser, before anybody decided. */
export const revisionStates = ["proposed", "accepted", "refused", "withdrawn"] as const;

/**
 * What an approved event would become, by field: a field of the form (`title`, `themes`), `text.fr.title` for a
 * translation, `session.<id>.title.fr` for the title of a session, `coOrganisers` for the ids of those who organise it
 * together with the lead.
 */
export type RevisedFields = Readonly<Record<string, { before: unknown; after: unknown }>>;

/** Whether a proposed change is one of the event form; the others have pages of their own. */
export const isOfForm = (field: string): boolean => partOf(field) !== null;

/** Fields of the form among what is proposed, as they would become. */
export const proposedFields = (fields: RevisedFields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { after }]) => (isOfForm(name) ? [[name, after] as const] : [])),
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

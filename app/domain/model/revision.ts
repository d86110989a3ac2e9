import { partOf } from "./event-form-part.ts";

/** States of a revision. `withdrawn`: taken back by the organiser before a decision. */
export const revisionStates = ["proposed", "accepted", "refused", "withdrawn"] as const;

/**
 * Values before and after a revision, by field: a form field (`title`, `themes`), `text.fr.title` for a translation,
 * `session.<id>.title.fr` for the title of a session, `coOrganisers` for the ids of the co-hosts.
 */
export type RevisedFields = Readonly<Record<string, { before: unknown; after: unknown }>>;

/** True when a revised field belongs to the event form; all others are edited on other pages. */
export const isOfForm = (field: string): boolean => partOf(field) !== null;

/** Return the proposed values of the fields that belong to the event form. */
export const proposedFields = (fields: RevisedFields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { after }]) => (isOfForm(name) ? [[name, after] as const] : [])),
  );

/** Return the proposed titles of a session, by language. */
export function proposedTitles(fields: RevisedFields, sessionId: string): RevisedFields {
  const start = `session.${sessionId}.title.`;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, change]) =>
      name.startsWith(start) ? [[name.slice(start.length), change] as const] : [],
    ),
  );
}

import { listOrganisations } from "#db/queries/organisations.server.ts";
import { findPicturesOf } from "#db/queries/pictures.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import type { Database } from "#db/client.server.ts";
import type { RevisedFields } from "../model/revision.ts";
import { publicNameOf } from "../model/organisation.ts";
import { revisionVersion } from "./revision-version.ts";

/** Return the changes of a revision for a page, with names of organisations in place of ids. */
export function readableChanges(db: Database, fields: RevisedFields) {
  const readable = (field: string, value: unknown): unknown =>
    field === "coOrganisers" && Array.isArray(value)
      ? listOrganisations(db, value.map(String)).map(publicNameOf)
      : value;
  return Object.entries(fields).map(([field, { before, after }]) => ({
    field,
    before: readable(field, before),
    after: readable(field, after),
  }));
}

/** Return the proposed changes of a public event, including the picture; null when there are none. */
export function getProposal(db: Database, eventId: string) {
  const revision = findProposedRevision(db, eventId);
  const { current, proposed } = findPicturesOf(db, eventId);
  if (!revision && !proposed) return null;
  return {
    changes: readableChanges(db, revision?.fields ?? {}),
    picture: proposed && { before: current, after: proposed },
    version: revisionVersion(revision, proposed),
  };
}

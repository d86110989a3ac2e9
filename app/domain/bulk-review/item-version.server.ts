import type { Database } from "#db/client.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { findPicturesOf } from "#db/queries/pictures.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import { listOpenUrgentChanges } from "#db/queries/urgent-changes.server.ts";
import { formVersion } from "../forms/form-version.server.ts";
import type { ReviewItemKind } from "../model/review-item.ts";
import { organisationVersion } from "../organisations/organisation-version.server.ts";
import { urgentChangeVersion } from "../review/urgent-change-version.server.ts";
import { revisionVersion } from "../revisions/revision-version.ts";

/** Return the present version of what waits in an item, without blanks; events have theirs in the key of the item. */
export function itemVersion(db: Database, { kind, id }: { kind: ReviewItemKind; id: string }): string {
  if (kind === "organisation") {
    const organisation = findOrganisation(db, id);
    return organisation ? organisationVersion(organisation) : "gone";
  }
  if (kind === "revision") return revisionVersion(findProposedRevision(db, id), findPicturesOf(db, id).proposed);
  if (kind !== "facts") return "";
  return formVersion(listOpenUrgentChanges(db, id).map((change) => [change.id, urgentChangeVersion(change)]));
}

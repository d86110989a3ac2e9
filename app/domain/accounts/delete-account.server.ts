import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import * as erasure from "#db/queries/account-erasure.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { deleteInvitationsTo, listInvitationsTo } from "#db/queries/members.server.ts";
import { deleteMessageDrafts } from "#db/queries/organiser-messages.server.ts";
import { dropMailsAbout } from "#db/queries/outbox.server.ts";
import { deleteCodesOf, deleteAccountRow } from "#db/queries/accounts.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { requireOtherSecretariat } from "../coordinators/require-other-secretariat.server.ts";
import { requireShownFactor } from "../second-factor/require-shown-factor.server.ts";
import { requireAccount } from "./require-account.server.ts";

/**
 * Erase an account: its address in all records, its sessions, memberships, invitations and mails. Events stay with
 * their organisation, without an author; an organisation without another owner is left to the coordinators of its
 * place.
 * @throws NotFound without an account; Conflict for the last member of the secretariat, and in a coordinator's session
 * without its second factor
 */
export function deleteAccount(ctx: Context): void {
  writeTransaction(ctx.db, (tx) => {
    const { id, email } = requireAccount(tx, ctx);
    requireShownFactor(ctx);
    requireOtherSecretariat(tx, id);
    for (const organisation of erasure.listSolelyOwned(tx, id)) {
      recordAudit(tx, ctx, {
        action: "organisation.orphaned",
        subjectKind: "organisation",
        subjectId: organisation.id,
        cityId: organisation.cityId,
      });
    }
    dropMails(tx, ctx, id, email);
    deleteInvitationsTo(tx, email);
    erasure.replaceContact(tx, id, email);
    erasure.eraseTypedAddress(tx, email);
    if (erasure.erasePublicContact(tx, email) > 0) raiseProgrammeVersion(tx);
    deleteMessageDrafts(tx, id);
    deleteAccountRow(tx, id);
    recordAudit(tx, ctx, { action: "account.delete", subjectKind: "person", subjectId: id });
  });
}

function dropMails(tx: Database, ctx: Context, accountId: string, email: string): void {
  const subjects = [
    mailSubject("person", accountId),
    ...deleteCodesOf(tx, accountId, email).map((codeId) => mailSubject("code", codeId)),
    ...listInvitationsTo(tx, email, ctx.now).map((invitation) => mailSubject("invitation", invitation.id)),
  ];
  dropMailsAbout(tx, subjects, ctx.now);
  erasure.dropMailsTo(tx, email, ctx.now);
}

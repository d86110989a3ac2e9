import { writeTransaction } from "#db/client.server.ts";
import { listOfferedCodes, listTerms, orderTerms, setRetired } from "#db/queries/vocabulary.server.ts";
import { recordReferenceChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";
import { Conflict, NotFound } from "../errors.ts";
import type { EditableKind } from "../model/vocabulary.ts";
import { subjectOf } from "./save-term.server.ts";

type Key = { kind: EditableKind; code: string };

/**
 * Move an offered term by one place in the order in which terms are listed; at the end of the list nothing happens.
 * @throws NotFound unless the actor is the secretariat, and for a code that is not offered
 */
export function moveTerm(ctx: Context, { move, ...key }: Key & { move: "earlier" | "later" }): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    const offered = [...listOfferedCodes(tx, key.kind)];
    const from = offered.indexOf(key.code);
    const to = from + (move === "earlier" ? -1 : 1);
    if (from < 0) throw new NotFound("term");
    const other = offered[to];
    if (other === undefined) return;
    offered.splice(from, 1, other);
    offered.splice(to, 1, key.code);
    const retired = listTerms(tx, key.kind).filter(({ retiredAt }) => retiredAt !== null);
    recordReferenceChange(tx, ctx, { action: "term.move", ...subjectOf(key) }, (writable) =>
      orderTerms(writable, key.kind, [...offered, ...retired.map(({ code }) => code)]),
    );
  });
}

/**
 * Stop offering a theme or format, or offer it again. Events that have it keep it, and it is found and named as before;
 * no term is ever deleted.
 * @throws NotFound unless the actor is the secretariat, and for an unknown code; Conflict `lastOffered`
 */
export function retireTerm(ctx: Context, { isRetired, ...key }: Key & { isRetired: boolean }): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    const term = listTerms(tx, key.kind).find(({ code }) => code === key.code);
    if (!term) throw new NotFound("term");
    if ((term.retiredAt !== null) === isRetired) return;
    if (isRetired && listOfferedCodes(tx, key.kind).size === 1) throw new Conflict("lastOffered");
    const [oldState, newState] = isRetired ? ["offered", "retired"] : ["retired", "offered"];
    const action = isRetired ? "term.retire" : "term.restore";
    recordReferenceChange(tx, ctx, { action, ...subjectOf(key), oldState, newState }, (writable) =>
      setRetired(writable, key, isRetired ? ctx.now : null),
    );
  });
}

/**
 * Consequence of a refusal. `dead`: no such mailbox or domain, no mail for a year. `refused`: the mail ends, the
 * address stays. `unavailable`: retry; after a bounce, no mail for a week. `later`: retry, never suppress. `ours`:
 * fault of the sender; keep the mail, retry without end, warn the operators.
 */
export type RefusalOutcome = "dead" | "refused" | "unavailable" | "later" | "ours";

/** Causes of refusals, each with its outcome: the only place that defines when a mail ends. */
export const refusalOutcomes = {
  unknown_mailbox: "dead",
  refused: "refused",
  mailbox_full: "unavailable",
  mailbox_off: "unavailable",
  receiving_rate: "later",
  passing: "later",
  unreachable: "ours",
  login: "ours",
  sender: "ours",
  relay: "ours",
  quota: "ours",
  policy: "ours",
  block_list: "ours",
  size: "ours",
  content: "ours",
  system: "ours",
} as const satisfies Readonly<Record<string, RefusalOutcome>>;

export type RefusalCause = keyof typeof refusalOutcomes;
/** Causes on the sender's side, stored with a mail that waits for them (`outbox.refusal`). */
export const senderFaults = Object.keys(refusalOutcomes).filter(
  (cause): cause is SenderFault => refusalOutcomes[cause as RefusalCause] === "ours",
);
export type SenderFault = { [C in RefusalCause]: (typeof refusalOutcomes)[C] extends "ours" ? C : never }[RefusalCause];

export const isSenderFault = (cause: RefusalCause): cause is SenderFault => refusalOutcomes[cause] === "ours";

/** Causes that are stored with a mail, and shown: those on the sender's side, and final refusals of a mailbox. */
export type ShownCause = SenderFault | "unknown_mailbox" | "refused";
export const shownCauses: readonly ShownCause[] = [...senderFaults, "unknown_mailbox", "refused"];

/**
 * What a mail server can mean by refusing a mail, and what follows from it.
 * - `dead`: the mailbox or its domain does not exist. The mail ends, and the address gets none for a year.
 * - `refused`: that mailbox does not take this mail. The mail ends; the address stays.
 * - `unavailable`: that mailbox is there and takes nothing now. Retry; after a bounce, no mail for a week.
 * - `later`: it passes. Retry; never silence an address.
 * - `ours`: it speaks of us, the sender. Keep the mail, retry without end, warn whoever looks after the installation.
 */
export type RefusalOutcome = "dead" | "refused" | "unavailable" | "later" | "ours";

/** Every cause there is, with its outcome: the one place that says what ends a mail. */
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
/** The causes that lie with the sender; stored with a mail that waits for them (`outbox.refusal`). */
export const senderFaults = Object.keys(refusalOutcomes).filter(
  (cause): cause is SenderFault => refusalOutcomes[cause as RefusalCause] === "ours",
);
export type SenderFault = { [C in RefusalCause]: (typeof refusalOutcomes)[C] extends "ours" ? C : never }[RefusalCause];

export const isSenderFault = (cause: RefusalCause): cause is SenderFault => refusalOutcomes[cause] === "ours";

/** The causes that are stored with a mail, and so shown: what lies with us, and what a mailbox said for good. */
export type ShownCause = SenderFault | "unknown_mailbox" | "refused";
export const shownCauses: readonly ShownCause[] = [...senderFaults, "unknown_mailbox", "refused"];

import type { LocalDate } from "#app/domain/time/zoned-time.ts";
import { claimableKinds } from "#app/domain/model/review-item.ts";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant, localDate, uuid } from "./columns.ts";
import { accounts } from "./accounts.ts";

const accountId = () =>
  uuid("account_id")
    .notNull()
    .references(() => accounts.id, { onDelete: "cascade" });

/** The second factor of a coordinator: a secret shared with a device (RFC 6238). */
export const secondFactors = sqliteTable("second_factor", {
  accountId: uuid("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  /** Base32. */
  secret: text("secret").notNull(),
  /** Hash of the session that made the secret: until it is confirmed, only this session can see and confirm it. */
  begunBy: text("begun_by"),
  /** Null until the first right code from the device: an unconfirmed factor locks nobody out. */
  confirmedAt: instant("confirmed_at"),
  /**
   * The latest time step for which a code was accepted; codes of this or an earlier step are refused (RFC 6238 5.2).
   */
  lastStep: integer("last_step").notNull().default(0),
  failures: integer("failures").notNull().default(0),
  lockedUntil: instant("locked_until"),
  createdAt: instant("created_at").notNull(),
});

/** Recovery codes for a lost device. Each works once: its row is deleted when it is used. */
export const recoveryCodes = sqliteTable(
  "recovery_code",
  { accountId: accountId(), codeHash: text("code_hash").notNull() },
  (table) => [primaryKey({ columns: [table.accountId, table.codeHash] })],
);

/**
 * A coordinator who is away until the end of a day. The deputy, if there is one, acts in all their scopes meanwhile.
 */
export const coordinatorAbsences = sqliteTable("coordinator_absence", {
  accountId: uuid("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  /** The last day away, in UTC. */
  until: localDate("until").$type<LocalDate>().notNull(),
  deputyId: uuid("deputy_id").references(() => accounts.id, { onDelete: "set null" }),
  createdAt: instant("created_at").notNull(),
});

/** A coordinator who has claimed a review item, shown to the others. */
export const reviewClaims = sqliteTable(
  "review_claim",
  {
    subjectKind: text("subject_kind", { enum: claimableKinds }).notNull(),
    subjectId: uuid("subject_id").notNull(),
    accountId: accountId(),
    claimedAt: instant("claimed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.subjectKind, table.subjectId] })],
);

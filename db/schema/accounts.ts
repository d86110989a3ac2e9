import { languages } from "#app/domain/languages/language.ts";
import type { CodePurpose } from "#app/domain/accounts/code-purpose.ts";
import type { CodeAllowance } from "#app/domain/model/account.ts";
import { scopeKinds } from "#app/domain/model/scope.ts";
import { index, integer, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { instant, uuid } from "./columns.ts";

export const accounts = sqliteTable("account", {
  id: uuid("id").primaryKey(),
  /** Lower case; a work address or alias, no civil name is ever asked. */
  email: text("email").notNull().unique(),
  language: text("language", { enum: languages }).notNull(),
  createdAt: instant("created_at").notNull(),
});

export const signInCodes = sqliteTable(
  "sign_in_code",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull(),
    /** Null when the address has no account: the row and the answer are the same. */
    accountId: uuid("account_id").references(() => accounts.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    /** What else the code confirms: a registration, a new address. Null: it signs in, nothing more. */
    purpose: text("purpose", { mode: "json" }).$type<CodePurpose>(),
    triesLeft: integer("tries_left").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [index("sign_in_code_email").on(table.email, table.createdAt)],
);

/** A mail with a code that somebody caused, to count by for a day: the mailbox and the network as hashes only. */
export const codeMails = sqliteTable(
  "code_mail",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    recipientHash: text("recipient_hash").notNull(),
    networkHash: text("network_hash"),
    allowance: text("allowance").$type<CodeAllowance>().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [index("code_mail_recipient").on(table.recipientHash, table.createdAt)],
);

export const sessions = sqliteTable("session", {
  tokenHash: text("token_hash").primaryKey(),
  accountId: uuid("account_id")
    .notNull()
    .references(() => accounts.id, { onDelete: "cascade" }),
  createdAt: instant("created_at").notNull(),
  lastSeenAt: instant("last_seen_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  /** When a second factor was last shown in it; null: it opens nothing of a coordinator's. */
  secondFactorAt: instant("second_factor_at"),
  /** Wrong codes typed in it since the last right one. */
  factorFailures: integer("factor_failures").notNull().default(0),
});

/** A link that gives an account the address back that it had before; what is kept of its secret opens nothing. */
export const emailUndos = sqliteTable(
  "email_undo",
  {
    tokenHash: text("token_hash").primaryKey(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** The address it gives back. */
    email: text("email").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    undoneAt: instant("undone_at"),
  },
  (table) => [index("email_undo_account").on(table.accountId)],
);

export const coordinatorScopes = sqliteTable(
  "coordinator_scope",
  {
    id: uuid("id").primaryKey(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: scopeKinds }).notNull(),
    code: text("code").notNull(),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [unique("coordinator_scope_once").on(table.accountId, table.kind, table.code)],
);

import { languages } from "#app/domain/languages/language.ts";
import type { CodePurpose } from "#app/domain/accounts/code-purpose.ts";
import type { CodeAllowance } from "#app/domain/model/account.ts";
import { scopeKinds } from "#app/domain/model/scope.ts";
import { index, integer, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { instant, uuid } from "./columns.ts";

export const accounts = sqliteTable("account", {
  id: uuid("id").primaryKey(),
  /** Lower case. A work address or an alias; the legal name of a person is never asked. */
  email: text("email").notNull().unique(),
  language: text("language", { enum: languages }).notNull(),
  createdAt: instant("created_at").notNull(),
});

export const signInCodes = sqliteTable(
  "sign_in_code",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull(),
    /** Null when the address has no account; the row and the answer look the same, so that neither reveals this. */
    accountId: uuid("account_id").references(() => accounts.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    /** The further action that the code confirms: a registration, a new address. Null: it only signs in. */
    purpose: text("purpose", { mode: "json" }).$type<CodePurpose>(),
    triesLeft: integer("tries_left").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [index("sign_in_code_email").on(table.email, table.createdAt)],
);

/** A mail with a one-time code, counted for a day. The mailbox and the network that asked are stored as hashes only. */
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
  /** When a second factor was last given in this session; null: it opens no pages for coordinators. */
  secondFactorAt: instant("second_factor_at"),
  /** Wrong second-factor codes in this session since the last right one. */
  factorFailures: integer("factor_failures").notNull().default(0),
});

/** A link that gives an account its previous address back. Only a hash of its secret is stored. */
export const emailUndos = sqliteTable(
  "email_undo",
  {
    tokenHash: text("token_hash").primaryKey(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** The previous address. */
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

import { type Database, writeTransaction } from "#db/client.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import {
  insertDismissedName,
  listDismissedNames,
  listTypedNames,
  replaceTypedName,
} from "#db/queries/typed-languages.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { recordReferenceChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";
import { Invalid, NotFound } from "../errors.ts";
import { nameForReader } from "../languages/spoken-language-names.ts";
import { spokenLanguageCodes } from "../languages/spoken-language.ts";
import { excerpt } from "../text/excerpt.ts";
import { languageNamed } from "../text/find-language.ts";
import { foldName } from "../text/fold-name.ts";

/** Name of a language that organisers typed, in one or several spellings. */
export type TypedLanguage = {
  /** The name without case, accents and spaces, by which forms mean it. */
  name: string;
  /** Each spelling once, in order. */
  spellings: string[];
  /** Number of events that have it, in any state. */
  events: number;
  /** Language that has this name, in the reader's language; empty: none. */
  known: string;
};

const folded = (name: string): string => foldName(name).replaceAll(" ", "");

/**
 * List the typed names of languages that were not dismissed, those of most events first.
 * @throws NotFound unless the actor is the secretariat
 */
export function listTypedLanguages(ctx: Context): TypedLanguage[] {
  requireSecretariat(ctx);
  return [...groupsOf(ctx.db)]
    .map(([name, rows]) => {
      const code = rows.map((row) => languageNamed(row.name)).find((found) => found !== null);
      return {
        name,
        spellings: [...new Set(rows.map((row) => row.name))].sort(),
        events: rows.length,
        known: code === undefined ? "" : nameForReader(code, ctx.language),
      };
    })
    .sort((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1));
}

/** Group the events by their typed names; dismissed names are left out. */
function groupsOf(db: Database): Map<string, { eventId: string; name: string }[]> {
  const dismissed = listDismissedNames(db);
  const groups = new Map<string, { eventId: string; name: string }[]>();
  for (const row of listTypedNames(db)) {
    const name = folded(row.name);
    if (dismissed.has(name)) continue;
    const group = groups.get(name) ?? [];
    group.push(row);
    groups.set(name, group);
  }
  return groups;
}

/** List the names of all languages that have a code, in the reader's language. */
export function listLanguageNames(ctx: Context): string[] {
  const inOrder = new Intl.Collator(ctx.language);
  return spokenLanguageCodes.map((code) => nameForReader(code, ctx.language)).sort(inOrder.compare);
}

/**
 * Give every event with a typed name the language that it means instead, so that filters find them. The change is
 * public at once, as all changes of spoken languages are.
 * @param input `name` folded; `language` named in a language of the site or in its own
 * @throws NotFound unless the actor is the secretariat, and for a name that is not listed; Invalid `language`
 */
export function adoptLanguage(ctx: Context, input: { name: string; language: string }): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    const rows = groupsOf(tx).get(input.name);
    if (!rows) throw new NotFound("language");
    const code = languageNamed(input.language);
    if (!code) {
      throw new Invalid({ language: { key: "unknownLanguage", values: { name: excerpt(input.language, 60) } } });
    }
    const step = { action: "event.adopt_language", fields: ["spoken", "otherLanguage"] };
    for (const { eventId } of rows) {
      const event = findEvent(tx, eventId);
      if (!event) continue;
      const audit = [{ ...step, oldState: event.review, newState: event.review }];
      recordChange(tx, ctx, { event, audit }, (writable) => replaceTypedName(writable, eventId, code));
    }
  });
}

/**
 * List a typed name no longer, whichever events have it; they keep it.
 * @throws NotFound unless the actor is the secretariat, and for a name that is not listed
 */
export function dismissLanguage(ctx: Context, { name }: { name: string }): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    if (!groupsOf(tx).has(name)) throw new NotFound("language");
    const audit = { action: "language.dismiss", subjectKind: "language", subjectId: "typed" } as const;
    recordReferenceChange(tx, ctx, audit, (writable) => insertDismissedName(writable, name, ctx.now));
  });
}

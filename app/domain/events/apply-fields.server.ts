import type { Database } from "#db/client.server.ts";
import { deleteCoHost, findCoHost, listAcceptedIds, setCoHost } from "#db/queries/co-hosts.server.ts";
import * as events from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { findSession, setSessionTitle, updateSession } from "#db/queries/sessions.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { isLanguage, type Language } from "../languages/language.ts";
import type { Authorized } from "../permissions.ts";
import { columnsOf } from "./event-columns.server.ts";
import type { EventInput } from "../forms/event-input.ts";
import { isOfForm } from "../model/revision.ts";
import { eventFaults } from "./event-rules.server.ts";
import { textParts } from "../translations/read-translation.server.ts";
import { erasePlace } from "./erase-place.server.ts";
import { notifyPlaceChanged } from "../notifications/notify-place-changed.server.ts";

type Found = Authorized<events.FoundEvent>;
/** Values by the names of fields that `RevisedFields` knows. */
export type FieldValues = Readonly<Record<string, unknown>>;

/**
 * Makes fields of a public event what they shall be: those of its form, its texts in other languages, its sessions, who
 * organises it. Readers and calendars see it at once. To be called in the transaction of the change.
 * @param authorId whose words they are
 * @throws Conflict when they do not fit the event as it is now
 */
export function applyFields(
  tx: Database,
  ctx: Context,
  change: { event: Found; values: FieldValues; authorId: string | null },
): void {
  const { event, values, authorId } = change;
  applyForm(tx, ctx, event, { values, authorId });
  applyTexts(tx, ctx, event, { values, authorId });
  applySessions(tx, ctx, values);
  if (values["coOrganisers"] !== undefined) applyOrganisers(tx, event.id, values["coOrganisers"]);
  events.touchEvent(tx, event.id, ctx.now);
  raiseProgrammeVersion(tx);
}

const words = ["title", "summary", "description"] as const;

function applyForm(
  tx: Database,
  ctx: Context,
  event: Found,
  { values, authorId }: { values: FieldValues; authorId: string | null },
): void {
  const ofForm = Object.fromEntries(Object.entries(values).filter(([name]) => isOfForm(name)));
  if (Object.keys(ofForm).length === 0) return;
  const next = { ...events.readEventInput(tx, event), ...ofForm } as EventInput;
  if (Object.keys(eventFaults(tx, next)).length > 0) throw new Conflict("noLongerFits");
  events.updateEvent(tx, event, columnsOf(next));
  events.replaceAnswers(tx, event.id, next);
  erasePlace(tx, event, next.placeLevel);
  notifyPlaceChanged(tx, ctx, event);
  if (!words.some((name) => name in ofForm)) return;
  const { title, summary, description, language } = next;
  const text = { title, summary, description, language, authorId, updatedAt: ctx.now };
  events.setText(tx, { eventId: event.id, ...text, state: "original" });
  events.outdateTranslations(tx, event.id);
}

/** A text of which every part is taken away goes. */
function applyTexts(
  tx: Database,
  ctx: Context,
  event: Found,
  { values, authorId }: { values: FieldValues; authorId: string | null },
): void {
  const texts = events.listTexts(tx, event.id);
  for (const language of languagesIn(values)) {
    const old = texts.find((text) => text.language === language);
    const part = (name: (typeof textParts)[number]) => {
      const value = values[`text.${language}.${name}`];
      return value === undefined ? (old?.[name] ?? "") : value;
    };
    const said = textParts.map(part);
    if (said.every((value) => value === null || value === "")) events.deleteText(tx, event.id, language);
    else {
      const [title, summary, description] = said.map((value) => String(value ?? ""));
      if (!title || !summary || description === undefined) throw new Conflict("noLongerFits");
      const signed = { state: "translated" as const, authorId, updatedAt: ctx.now };
      events.setText(tx, { eventId: event.id, language, title, summary, description, ...signed });
    }
  }
}

function languagesIn(values: FieldValues): Language[] {
  const named = Object.keys(values).map((name) => /^text\.(\w+)\./.exec(name)?.[1]);
  return [...new Set(named)].filter((name): name is Language => isLanguage(name));
}

const ofSession = /^session\.([0-9a-f-]{36})\.(?:title\.(\w+)|(\w+))$/;

/** A new title or a new time is news to calendars, in which sessions are lines of their date (RFC 5545 3.8.7.4). */
function applySessions(tx: Database, ctx: Context, values: FieldValues): void {
  const touched = Object.entries(values).map(([name, value]) => applySession(tx, ctx, name, value));
  for (const dateId of new Set(touched)) {
    if (dateId === null) continue;
    const date = events.findDate(tx, dateId);
    if (date) events.updateDate(tx, dateId, { sequence: date.sequence + 1, revisedAt: ctx.now });
  }
}

/** @returns the date whose programme has changed; null where the field is none of a session, or the session has gone */
function applySession(tx: Database, ctx: Context, name: string, value: unknown): string | null {
  const [, id = "", language, column] = ofSession.exec(name) ?? [];
  const session = id === "" ? null : findSession(tx, id);
  if (!session) return null;
  if (isLanguage(language)) setSessionTitle(tx, id, language, value === null ? null : String(value));
  else if (column) updateSession(tx, id, { [column]: value, sequence: session.sequence + 1, revisedAt: ctx.now });
  return session.eventDateId;
}

/** Those who left meanwhile, or were never asked, are not named against their will. */
function applyOrganisers(tx: Database, eventId: string, wanted: unknown): void {
  const ids = Array.isArray(wanted) ? wanted.map(String) : [];
  for (const id of listAcceptedIds(tx, eventId)) if (!ids.includes(id)) deleteCoHost(tx, eventId, id);
  for (const id of ids) {
    const row = findCoHost(tx, eventId, id);
    if (row && row.state !== "declined") setCoHost(tx, { ...row, state: "accepted" });
  }
}

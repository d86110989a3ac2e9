import type { Writable } from "#db/client.server.ts";
import { deleteCoHost, findCoHost, listAcceptedIds, setCoHost } from "#db/queries/co-hosts.server.ts";
import * as events from "#db/queries/events.server.ts";
import { findSession, setSessionTitle, updateSession } from "#db/queries/sessions.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { isLanguage, type Language } from "../languages/language.ts";
import type { Authorized } from "../permissions.ts";
import { columnsOf } from "./event-columns.server.ts";
import type { EventInput } from "../forms/event-input.ts";
import { isOfForm } from "../model/revision.ts";
import { eventFaults } from "./event-rules.server.ts";
import { textParts } from "../model/event.ts";
import { erasePlace } from "./erase-place.server.ts";

type Found = Authorized<events.FoundEvent>;
/** Values by field, named as in `RevisedFields`. */
export type FieldValues = Readonly<Record<string, unknown>>;

/**
 * Set fields of a public event: form fields, translations, sessions, co-hosts. Call it in `recordChange`.
 * @param change `authorId`: author of the texts
 * @throws Conflict when the values do not fit the current event
 */
export function applyFields(
  tx: Writable,
  ctx: Context,
  change: { event: Found; values: FieldValues; authorId: string | null },
): void {
  const { event, values, authorId } = change;
  applyForm(tx, ctx, event, { values, authorId });
  applyTexts(tx, ctx, event, { values, authorId });
  for (const [name, value] of Object.entries(values)) applySession(tx, ctx, name, value);
  if (values["coOrganisers"] !== undefined) applyOrganisers(tx, event.id, values["coOrganisers"]);
}

function applyForm(
  tx: Writable,
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
  if (!textParts.some((name) => name in ofForm)) return;
  const { title, summary, description, language } = next;
  const text = { title, summary, description, language, authorId, updatedAt: ctx.now };
  events.setText(tx, { eventId: event.id, ...text, state: "original" });
  events.outdateTranslations(tx, event.id);
}

/** Set the translations, and delete those of which no text is left. */
function applyTexts(
  tx: Writable,
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

/** Set a field of a session; a field of anything else, or of a deleted session, is ignored. */
function applySession(tx: Writable, ctx: Context, name: string, value: unknown): void {
  const [, id = "", language, column] = ofSession.exec(name) ?? [];
  if (id === "" || !findSession(tx, id)) return;
  if (isLanguage(language)) setSessionTitle(tx, id, language, value === null ? null : String(value));
  else if (column) updateSession(tx, id, { [column]: value, revisedAt: ctx.now });
}

/** Set the co-hosts. An organisation that has left or declined meanwhile, or was never invited, is not added. */
function applyOrganisers(tx: Writable, eventId: string, wanted: unknown): void {
  const ids = Array.isArray(wanted) ? wanted.map(String) : [];
  for (const id of listAcceptedIds(tx, eventId)) if (!ids.includes(id)) deleteCoHost(tx, eventId, id);
  for (const id of ids) {
    const row = findCoHost(tx, eventId, id);
    if (row && row.state !== "declined") setCoHost(tx, { ...row, state: "accepted" });
  }
}

import * as schema from "#db/schema/index.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";

/** Columns that reveal where an event takes place, each with a unique secret. */
export const locating: Readonly<Record<string, string | number>> = {
  "event.venue_name": "Casa Xyzzy",
  "event.street_address": "Rua Plugh 77",
  "event.latitude": 38.712345,
  "event.longitude": -9.123456,
  "event.join_url": "https://meet.example/zorkmid",
  "event_session.room": "Sala Frobozz",
};
/** Columns that may be public for a place of level `area`; erased where no address is stored. */
export const coarse: Readonly<Record<string, string>> = { "event.district": "Bairro Quendor" };
export const carriers = [
  "event_draft_part.entries",
  "event_revision.fields",
  "urgent_change.fields",
  "outbox.payload",
  "outbox.mail",
] as const;

/**
 * Columns that do not reveal a place: keys, codes, times, counts, names of areas larger than a venue, and free texts
 * whose forms do not ask for a place.
 */
const elsewhere: Readonly<Record<string, string>> = {
  account: "id email",
  attendee_message: "id text reached",
  attendee_page: "id token calendar_token email confirm_token",
  audit_entry: "id account_id action subject_kind subject_id city_id fields old_state new_state reason",
  city: "id slug name latitude longitude time_zone",
  city_text: "name",
  code_mail: "id recipient_hash network_hash allowance",
  comment: "id subject_id text",
  review_note: "id text",
  city_welcome: "sentence reason",
  coordinator_absence: "until",
  coordinator_scope: "id code",
  country: "code",
  decision: "id subject_id reason",
  dismissed_language: "name",
  digest: "id email query confirm_token unsubscribe_token news_since",
  edition: "id code submit_until",
  edition_city: "submit_until",
  edition_text: "name",
  email_undo: "token_hash email",
  ended_calendar: "token_hash",
  event:
    "id slug external_id copied_from format place_ask reveal_hours_before party_limit contact_email public_contact other_language revision",
  event_date:
    "id starts_at_local ends_at_local start_offset_minutes end_offset_minutes time_zone zone_data_version sequence previous_starts_at_local status_note capacity network_cap",
  event_draft: "event_id external_id copied_from",
  event_draft_part: "part",
  event_inclusion: "code",
  event_language: "code",
  event_picture: "id alternative_text credit width height",
  event_revision: "id reason",
  event_session:
    "id starts_at_local ends_at_local start_offset_minutes end_offset_minutes track spoken_language capacity position sequence",
  event_session_text: "title",
  feed_change: "feed fingerprint",
  event_text: "title summary description",
  event_theme: "theme",
  feature: "id place_code position",
  follow: "request_id",
  instance: "id programme_version",
  instance_text: "setting text",
  member_invitation: "id email",
  organiser_mail_choice: "token",
  organiser_message: "id filter scopes reached unwilling",
  organiser_message_text: "subject text",
  organisation: "id slug name alias contact_email verified_as proposed_name proposed_alias proof vouched_by_id",
  outbox:
    "id kind dedupe_key subject recipient_hash sent_to_hash recipient_domain priority attempts lease_until last_error refusal",
  reason_template: "code position",
  reason_template_text: "code text",
  recovery_code: "code_hash",
  region: "code position",
  region_text: "name",
  report: "id text email token answer",
  review: "id revision reason",
  review_claim: "subject_id",
  search_document: "id event_id",
  programme_change: "number event_id",
  search_queue: "event_id",
  second_factor: "secret begun_by last_step failures locked_until",
  session: "token_hash factor_failures",
  sign_in_code: "id email code_hash purpose tries_left",
  sign_up: "id nickname party_size arrived check_in_code request_id offer_until end_note network_hash",
  synonym: "id words",
  suppression: "address_hash until",
  term: "code position",
  term_text: "label",
  urgent_change: "id date_id action",
};

const classified: ReadonlySet<string> = new Set([
  ...Object.keys(locating),
  ...Object.keys(coarse),
  ...carriers,
  ...Object.entries(elsewhere).flatMap(([table, columns]) => columns.split(" ").map((name) => `${table}.${name}`)),
]);

/**
 * List the columns of the schema that can hold free text or numbers: no foreign keys, enumerations, flags or instants.
 */
export function listSpeakingColumns(): string[] {
  const tables = Object.values(schema).filter((value) => is(value, SQLiteTable));
  return tables.map(getTableConfig).flatMap(({ name: table, columns, foreignKeys }) => {
    const keys = new Set(foreignKeys.flatMap((key) => key.reference().columns.map((column) => column.name)));
    const speaking = columns.filter(
      (column) =>
        !keys.has(column.name) &&
        (column.enumValues ?? []).length === 0 &&
        column.dataType !== "boolean" &&
        !/(?:^|_)(?:at|utc|on)$/.test(column.name),
    );
    return speaking.map((column) => `${table}.${column.name}`);
  });
}

export const listUnclassified = (): string[] => listSpeakingColumns().filter((column) => !classified.has(column));
export const listClassifiedInVain = (): string[] => {
  const known = new Set(listSpeakingColumns());
  return [...classified].filter((column) => !known.has(column));
};

/**
 * List the strings that must not appear: each secret as pages, feeds and tables would write it, and its unique word.
 */
export const secretsOf = (columns: Readonly<Record<string, string | number>>): string[] =>
  Object.values(columns).flatMap((secret) =>
    typeof secret === "number"
      ? [String(secret), secret.toFixed(4)]
      : [secret, ...(/\b(?:Xyzzy|Plugh|zorkmid|Frobozz|Quendor)\b/.exec(secret) ?? [])],
  );

/** Write the secrets into all events and sessions, bypassing the verbs. */
export function plantSecrets(db: OpenDatabase, columns: Readonly<Record<string, string | number>>): void {
  for (const [column, secret] of Object.entries(columns)) {
    const [table, name] = column.split(".");
    db.$client.prepare(`update "${table}" set "${name}" = ?`).run(secret);
  }
}

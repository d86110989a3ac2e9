/** New table names of migration 0008, by old name. */
export const newTables: Readonly<Record<string, string>> = {
  person: "account",
  personal_page: "attendee_page",
  fact_change: "urgent_change",
  review_hold: "review_claim",
  ready_reason: "reason_template",
  ready_reason_text: "reason_template_text",
  message: "comment",
  participant_message: "attendee_message",
  programme_session: "event_session",
  programme_session_text: "event_session_text",
  co_organiser: "co_host",
};
/** New column names, by old name, or by old table and column. */
const newColumns: Readonly<Record<string, string>> = {
  person_id: "account_id",
  "review_hold.taken_at": "claimed_at",
  "event.door": "participation",
  "programme_session.door": "participation",
  "sign_up.door_code": "check_in_code",
  "sign_up.programme_session_id": "event_session_id",
  "participant_message.words": "text",
};
/** Return the new name of a column. @param table its old name */
export const newColumn = (table: string, column: string) =>
  newColumns[`${table}.${column}`] ?? newColumns[column] ?? column;

export const newTable = (table: string): string => newTables[table] ?? table;

/** New values, by old table and column. */
const newValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "outbox.kind": {
    seat_confirmed: "sign_up_confirmed",
    seat_waiting: "sign_up_waitlisted",
    seat_offered: "seats_offered",
    seat_released: "sign_up_released",
    confirm_address: "confirm_email",
    message_written: "comment_written",
    participant_message: "attendee_message",
    hidden_told: "hidden_notice",
    sign_up_sum: "daily_summary",
    waiting_digest: "review_digest",
    co_organiser_invited: "co_host_invited",
    co_organiser_requested: "co_host_requested",
    factor_reset: "second_factor_reset",
  },
  "review.action": { mend: "fix_typos" },
};

/** Return the new form of a value. @param table its old name, like that of the column */
export const newValue = (table: string, column: string, value: unknown): unknown =>
  (typeof value === "string" ? newValues[`${table}.${column}`]?.[value] : undefined) ?? value;

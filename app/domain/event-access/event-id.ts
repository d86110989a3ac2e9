/** True for the id of an event (RFC 9562). Ids come from forms, and become part of addresses and calendars. */
export const isEventId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

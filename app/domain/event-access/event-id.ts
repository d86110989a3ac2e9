/** Ids of events go into addresses and calendars, and come with the form: they must be nothing but ids (RFC 9562). */
export const isEventId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

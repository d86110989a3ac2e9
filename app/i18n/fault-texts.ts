/**
 * Where faults have their words, for the option `ns`: first those that can come while the event form runs, which browsers
 * load, then all others. (The type is that of one, since `i18next` types keys by namespace.)
 */
export const faultTexts = ["formFaults", "faults"] as unknown as "formFaults";

/**
 * Namespaces of the texts of faults, for the option `ns`: first those of the event form, which browsers load, then the
 * others. The type names only one, since `i18next` types keys by namespace.
 */
export const faultTexts = ["formFaults", "faults"] as unknown as "formFaults";

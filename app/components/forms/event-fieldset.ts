import type { EventFormValues } from "#app/domain/drafts/event-form.ts";
import type { FieldMetadata } from "@conform-to/react";

export type EventFieldset = {
  [K in keyof EventFormValues]-?: FieldMetadata<EventFormValues[K], EventFormValues, string[]>;
};

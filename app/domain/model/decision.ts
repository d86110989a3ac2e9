/** Subjects of decisions other than events: decisions on events are stored as reviews. */
export const decisionSubjects = ["organisation", "city"] as const;

export const decisionActions = [
  "verify",
  "refuse",
  "suspend",
  "reinstate",
  "trust",
  "distrust",
  "decline_name",
  "name_authority",
  "hide",
  "show",
] as const;

export type DecisionAction = (typeof decisionActions)[number];

export const reasonTemplateKinds = [
  "event_changes",
  "event_refused",
  "revision_refused",
  "organisation",
  "hidden",
] as const;

export type ReasonTemplateKind = (typeof reasonTemplateKinds)[number];

/** Besides events, whose decisions stand in their own history. */
export const decisionSubjects = ["organisation", "city"] as const;

export const decisionActions = [
  "verify",
  "refuse",
  "suspend",
  "reinstate",
  "trust",
  "distrust",
  "decline_name",
  "hide",
  "show",
] as const;

export type DecisionAction = (typeof decisionActions)[number];

/** What a ready-made reason is for. */
export const reasonTemplateKinds = [
  "event_changes",
  "event_refused",
  "revision_refused",
  "organisation",
  "hidden",
] as const;

export type ReasonTemplateKind = (typeof reasonTemplateKinds)[number];

import type { MailModel } from "./mail-model.ts";
import { decided, local, title, told, when } from "./parts/sample-data.ts";
import { residentSamples } from "./samples-attendees.ts";

/** By name; where a mail has several forms, each has one. */
export const mailSamples = {
  sign_in_code: { kind: "sign_in_code", code: "7KMQ2RTX", minutes: 15, use: "sign_in" },
  register_code: { kind: "sign_in_code", code: "7KMQ2RTX", minutes: 15, use: "register" },
  release_code: { kind: "sign_in_code", code: "7KMQ2RTX", minutes: 15, use: "release_email" },
  change_code: { kind: "sign_in_code", code: "7KMQ2RTX", minutes: 15, use: "change_email" },
  member_invited: {
    kind: "member_invited",
    organisation: "جمعية الدار <b>",
    role: "editor",
    url: "https://week.test/fr/sign-in?to=%2Ffr%2Forganise",
    days: 14,
  },
  owner_invited: {
    kind: "member_invited",
    organisation: null,
    role: "owner",
    url: "https://week.test/fr/sign-in?to=%2Ffr%2Forganise",
    days: 14,
  },
  email_changed: {
    kind: "email_changed",
    newAddress: "new@example.org",
    isOwn: true,
    url: "https://week.test/fr/organise/account",
    undo: null,
  },
  email_changed_old: {
    kind: "email_changed",
    newAddress: "n…@example.org",
    isOwn: false,
    url: "https://week.test/fr/organise/account",
    undo: { url: "https://week.test/fr/sign-in/undo/x", days: 7 },
  },
  event_decided: {
    kind: "event_decided",
    decision: "approve",
    title,
    textLanguage: "fr",
    when,
    reason: null,
    url: "https://week.test/fr/events/x",
  },
  accepted: { kind: "event_decided", decision: "accept", ...decided, reason: null },
  declined: { kind: "event_decided", decision: "decline", ...decided, reason: "Le texte était plus clair avant." },
  undone: { kind: "event_decided", decision: "undo", ...decided, reason: "L’heure est fausse." },
  hidden: { kind: "event_decided", decision: "hide", ...decided, reason: "Pour la sécurité." },
  events_decided: {
    kind: "events_decided",
    rows: [
      { kind: "event_decided", decision: "approve", ...decided, reason: null, url: "https://week.test/fr/events/x" },
      {
        kind: "event_decided",
        decision: "refuse",
        ...decided,
        reason: "Première ligne.\n<script>alert(1)</script>",
        url: "https://week.test/fr/organise/events/y",
      },
      {
        kind: "event_decided",
        decision: "request_changes",
        ...decided,
        reason: "Dites où.",
        url: "https://week.test/z",
      },
    ],
    count: 5,
    more: 2,
    url: "https://week.test/fr/organise",
  },
  notice: {
    kind: "notice",
    about: "coordinator_invited",
    who: "",
    scopes: ["تونس", null],
    title: null,
    quote: null,
    url: "https://week.test/fr/sign-in?to=%2Ffr%2Fcoordinate",
  },
  organisation_refused: { ...told, about: "organisation_refuse", who: "جمعية الدار <b>", quote: "Qui êtes-vous ?" },
  factor_reset: { ...told, about: "factor_reset_told", who: "someone@example.org", url: null },
  message: {
    ...told,
    about: "message_coordinator",
    who: "Maré",
    title: { text: title, language: "fr" },
    quote: "Quand répondez-vous ?\n> merci",
  },
  report_answered: { ...told, about: "report_answered", quote: "L’adresse est corrigée." },
  hidden_words: {
    ...told,
    about: "hidden_words",
    day: { local: local("2026-12-18T19:00"), countryCode: "TN" },
    quote: "Ne venez pas ce soir.",
    url: "https://week.test/fr/my/token",
  },
  refused: {
    kind: "event_decided",
    decision: "refuse",
    title,
    textLanguage: "fr",
    when,
    reason: "Première ligne.\n<script>alert(1)</script>",
    url: "https://week.test/fr/organise/events/x",
  },
  changes: {
    kind: "event_decided",
    decision: "request_changes",
    title,
    textLanguage: "fr",
    when,
    reason: "Dites où.",
    url: "https://week.test/x",
  },
  ...residentSamples,
} as const satisfies Record<string, MailModel>;
export type MailSample = keyof typeof mailSamples;

export const isMailSample = (name: string): name is MailSample => Object.hasOwn(mailSamples, name);

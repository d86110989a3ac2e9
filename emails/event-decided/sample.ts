import { event, when } from "../parts/sample-data.ts";
import type { DecisionFacts, DecisionListFacts } from "./template.tsx";

const decided = { ...event, when, url: "https://week.test/fr/organise/events/x", reason: null, subjectTitle: null };
const script = "Première ligne.\n<script>alert(1)</script>";

export const samples = {
  event_decided: { ...decided, subjectTitle: event.title, decision: "approve", url: "https://week.test/fr/events/x" },
  accepted: { ...decided, decision: "accept" },
  declined: { ...decided, decision: "decline", reason: "Le texte était plus clair avant." },
  undone: { ...decided, decision: "undo", reason: "L’heure est fausse." },
  hidden: { ...decided, decision: "hide", reason: "Pour la sécurité." },
  events_decided: {
    rows: [
      { ...decided, decision: "approve", url: "https://week.test/fr/events/x" },
      { ...decided, decision: "refuse", reason: script, url: "https://week.test/fr/organise/events/y" },
      { ...decided, decision: "request_changes", reason: "Dites où.", url: "https://week.test/z" },
    ],
    count: 5,
    more: 2,
    url: "https://week.test/fr/organise",
  },
  refused: { ...decided, decision: "refuse", reason: script },
  changes: { ...decided, decision: "request_changes", reason: "Dites où.", url: "https://week.test/x" },
} satisfies Record<string, DecisionFacts | DecisionListFacts>;

import type { DigestConfirmFacts } from "./template.tsx";

export const samples = {
  digest_confirm: {
    labels: ["Rabat", "Solidarité"],
    attendance: ["online"],
    url: "https://week.test/fr/confirm/TOKEN",
    hours: 48,
  },
} satisfies Record<string, DigestConfirmFacts>;

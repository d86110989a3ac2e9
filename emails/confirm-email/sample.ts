import type { ConfirmEmailFacts } from "./template.tsx";

export const samples = {
  confirm_address: { url: "https://week.test/fr/confirm/TOKEN", hours: 48 },
} satisfies Record<string, ConfirmEmailFacts>;

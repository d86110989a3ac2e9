import type { EmailChangedFacts } from "./template.tsx";

const url = "https://week.test/fr/organise/account";

export const samples = {
  email_changed: { newAddress: "new@example.org", isOwn: true, url, undo: null },
  email_changed_old: {
    newAddress: "n…@example.org",
    isOwn: false,
    url,
    undo: { url: "https://week.test/fr/sign-in/undo/x", days: 7 },
  },
} satisfies Record<string, EmailChangedFacts>;

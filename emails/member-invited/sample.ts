import type { InvitationFacts } from "./template.tsx";

const url = "https://week.test/fr/sign-in?to=%2Ffr%2Forganise";

export const samples = {
  member_invited: { organisation: "جمعية الدار <b>", role: "editor", url, days: 14 },
  owner_invited: { organisation: null, role: "owner", url, days: 14 },
} satisfies Record<string, InvitationFacts>;

import type { NoticeFacts } from "../parts/notice.tsx";
import { notice } from "../parts/sample-data.ts";

export const samples = {
  deputy_named: {
    ...notice,
    about: "deputy_named",
    who: "someone@example.org",
    scopes: ["Rabat"],
    url: "https://week.test/fr/sign-in?to=%2Ffr%2Fcoordinate",
  },
} satisfies Record<string, NoticeFacts>;

import type { NoticeFacts } from "../parts/notice.tsx";
import { notice } from "../parts/sample-data.ts";

export const samples = {
  notice: {
    ...notice,
    about: "coordinator_invited",
    scopes: ["تونس", null],
    url: "https://week.test/fr/sign-in?to=%2Ffr%2Fcoordinate",
  },
} satisfies Record<string, NoticeFacts>;

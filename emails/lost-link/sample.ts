import { day } from "../parts/sample-data.ts";
import type { LostLinkFacts } from "./template.tsx";

export const samples = {
  lost_link: {
    pages: [
      { url: "https://week.test/fr/my/TOKEN", day },
      { url: "https://week.test/fr/my/OTHER", day: null },
    ],
  },
} satisfies Record<string, LostLinkFacts>;

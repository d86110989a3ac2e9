import { day, notice } from "../parts/sample-data.ts";

const pageUrl = "https://week.test/fr/my/token";

export const samples = {
  hidden_off: { ...notice, about: "hidden_off", day, url: pageUrl, pageUrl },
  hidden_words: {
    ...notice,
    about: "hidden_words",
    day: { ...day, countryCode: "TN" },
    quote: "Ne venez pas ce soir.",
    url: pageUrl,
    pageUrl,
  },
} as const;

import { title, when } from "../parts/sample-data.ts";
import type { DigestDate, DigestFacts } from "./template.tsx";

const date: DigestDate = {
  title: { text: "عشاء الجيران", language: "ar" },
  when,
  place: "دار الحي",
  isOff: false,
  url: "https://week.test/fr/events/x",
};
const unsubscribeUrl = "https://week.test/u/TOKEN";

export const samples = {
  digest: {
    labels: ["Rabat"],
    attendance: [],
    sections: [
      { about: "featured", dates: [{ ...date, title }] },
      { about: "week", dates: [{ ...date, isOff: true }, date] },
      { about: "added", dates: [{ ...date, place: null }] },
    ],
    more: 12,
    programmeUrl: "https://week.test/fr/programme?city=rabat",
    unsubscribeUrl,
  },
  digest_everything: {
    labels: [],
    attendance: [],
    sections: [{ about: "week", dates: [date] }],
    more: 0,
    programmeUrl: "https://week.test/fr/programme",
    unsubscribeUrl,
  },
} satisfies Record<string, DigestFacts>;

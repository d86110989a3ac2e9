import { local, title, when } from "../parts/sample-data.ts";

export const samples = {
  sign_up_sum: {
    count: 5,
    title,
    subjectTitle: title.text,
    rows: [
      { when, people: 18, waiting: 2 },
      { when: { ...when, startsAtLocal: local("2026-12-19T19:00") }, people: 1, waiting: 0 },
    ],
    url: "https://week.test/fr/organise/events/x/people",
  },
};

import { event, when } from "../parts/sample-data.ts";

export const samples = {
  co_organiser_requested: {
    ...event,
    subjectTitle: null,
    when,
    organisation: "Ville de Rabat",
    url: "https://week.test/fr/organise/events/x/partners",
  },
};

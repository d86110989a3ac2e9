import { event, when } from "../parts/sample-data.ts";

export const samples = {
  co_organiser_requested: {
    ...event,
    when,
    organisation: "Ville de Rabat",
    url: "https://week.test/fr/organise/events/x/partners",
  },
};

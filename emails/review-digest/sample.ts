export const samples = {
  waiting_digest: {
    count: 2,
    title: null,
    rows: [
      { label: "جمعية الدار", days: 3 },
      { label: "Café des langues", days: 0 },
    ],
    url: "https://week.test/fr/coordinate",
  },
};

export const samples = {
  waiting_digest: {
    count: 3,
    title: null,
    rows: [
      { label: "جمعية الدار", days: 3 },
      { welcomeOf: "Lisboa", days: 1 },
      { label: "Café des langues", days: 0 },
    ],
    url: "https://week.test/fr/coordinate",
  },
};

import { local, signUp } from "../parts/sample-data.ts";

export const samples = {
  seat_offered: { ...signUp, until: { local: local("2026-12-16T09:30"), offsetMinutes: 0 } },
};

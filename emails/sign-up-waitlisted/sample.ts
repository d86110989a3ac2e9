import { signUp } from "../parts/sample-data.ts";

export const samples = { seat_waiting: signUp };

import { signUp } from "../parts/sample-data.ts";

export const samples = { seat_released: { ...signUp, quote: "La salle est plus petite que prévu.\nPardon !" } };

/** When organisers hear who signed up, on the clock of the place. */
export const sumHour = "18:00";
/** When they are asked whether it is still on. */
export const askHour = "09:00";
